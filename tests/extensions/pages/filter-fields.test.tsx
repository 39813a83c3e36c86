import { MultiSelect, SearchInput, Select } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import type { FilterName } from '../../../extensions/pages/filters/filters.ts';
import { eventually, renderPages } from './render-pages.tsx';

type Page = ReturnType<typeof renderPages>;
/** Set by the row of a table, or by a link alone. */
type SetByLink = 'industries' | 'products' | 'renewalFrom' | 'isRenewalOnly';

const several = (name: FilterName, value: string) => (page: Page) => {
  page.find(MultiSelect, { name }).props.onChange?.([value]);
};
const one = (name: string, value: string) => (page: Page) => {
  page.find(Select, { name }).props.onChange?.(value);
};
const FIELDS: Readonly<Record<Exclude<FilterName, SetByLink>, (page: Page) => void>> = {
  ownerIds: one('owner', 'owner:11'),
  hasNoOwner: one('owner', 'nobody'),
  segments: several('segments', 'ideal'),
  risks: several('risks', 'high'),
  contactStatuses: several('contactStatuses', 'overdue'),
  statuses: several('statuses', 'active'),
  valueTiers: several('valueTiers', 'top_5'),
  renewalUntil: one('renewal-window', '60'),
  missing: one('missing', 'wallet'),
  name: (page) => page.find(SearchInput).props.onChange?.('Nordwind'),
};

describe('a filter of the list of customers', () => {
  it.each(Object.entries(FIELDS))('%s has a field, and what is chosen there is asked for', async (name, choose) => {
    const page = renderPages({ path: '/customers' });
    await page.settled('60 customers.');
    await page.waitFor(() => {
      choose(page);
    });
    await eventually(() => {
      expect(page.asked('customers').at(-1)).toHaveProperty(name);
    });
  });
});
