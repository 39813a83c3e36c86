import {
  Button,
  Form,
  Link,
  MultiSelect,
  SearchInput,
  type SortedTableHeaderProps,
  Select,
  StatusTag,
  Table,
  TableHeader,
  Tabs,
} from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import { describe, expect, it } from 'vitest';
import { customer, customers } from './fixtures.ts';
import { eventually, never, renderPages, says, textOf } from './render-pages.tsx';

/** The question that was asked last of a view. */
const last = (page: ReturnType<typeof renderPages>, view: string) => page.asked(view).at(-1);

/** Where the rows of a table lead. */
const linksOf = (page: ReturnType<typeof renderPages>, table: string) =>
  page
    .findByTestId(Table, table)
    .findAll(PageLink)
    .map(({ props }) => props.params);

describe('the tabs', () => {
  it('lead from view to view, and the filters come along', async () => {
    const page = renderPages({ params: { risks: 'high,critical' } });
    await page.settled('12 renewals');
    expect(page.find(Tabs).props.selected).toBe('week');
    expect(last(page, 'renewals')).toEqual({ risks: 'high,critical', offset: '0', limit: '10' });
    page.find(Tabs).props.onSelectedChange?.('customers' as never);
    await page.settled('60 customers.');
    expect(page.find(Tabs).props.selected).toBe('customers');
    expect(last(page, 'customers')).toMatchObject({ risks: 'high,critical' });
  });
});

describe('the renewals ahead', () => {
  const sortBy = (page: ReturnType<typeof renderPages>, heading: string, direction: 'ascending' | 'descending') => {
    const [header] = page
      .findByTestId(Table, 'renewals-list')
      .findAll(TableHeader)
      .filter((one) => textOf(one) === heading);
    (header?.props as SortedTableHeaderProps).onSortChange(direction);
  };

  it('are sorted by date or value where somebody wants that, and by urgency again', async () => {
    const page = renderPages({ params: { risks: 'high' } });
    await page.settled('One by one: by risk, then by silence, then by date');
    sortBy(page, 'Renewal', 'ascending');
    await eventually(() => {
      expect(last(page, 'renewals')).toMatchObject({ sort: 'renewalDate', order: 'asc', risks: 'high' });
    });
    expect(page.text()).not.toContain('by risk, then by silence');
    sortBy(page, 'Risk', 'ascending');
    await page.settled('One by one: by risk, then by silence, then by date');
    expect(last(page, 'renewals')).not.toHaveProperty('sort');
  });

  it('lead from each quarter to the list of exactly its renewals', async () => {
    const page = renderPages();
    await page.waitFor(() => page.findByTestId(Table, 'renewals-quarter-table'));
    expect(textOf(page.findByTestId(Table, 'renewals-quarter-table'))).toMatch(/Q4 2026 5 .*Q1 2027 7 /);
    expect(linksOf(page, 'renewals-quarter-table')).toEqual([
      { renewalFrom: '2026-10-01', renewalUntil: '2026-12-31', sort: 'renewalDate', order: 'asc' },
      { renewalFrom: '2027-01-01', renewalUntil: '2027-03-22', sort: 'renewalDate', order: 'asc' },
    ]);
  });

  it('say of an amount of somebody who buys nothing that it comes from earlier purchases', async () => {
    const text = await renderPages().settled('Once AG');
    expect(text).toContain('€4,321, from earlier purchases');
    expect(text.match(/from earlier purchases/g)).toHaveLength(1);
  });
});

describe('the filters', () => {
  it('ask every view of the page anew, and stand above it in words', async () => {
    const page = renderPages();
    await page.settled('12 renewals');
    page.find(MultiSelect, { name: 'segments' }).props.onChange?.(['ideal', 'none']);
    await eventually(() => {
      expect(last(page, 'renewals')).toMatchObject({ segments: 'ideal,none' });
      expect(last(page, 'sums')).toMatchObject({ segments: 'ideal,none' });
    });
    expect(textOf(page.findByTestId(StatusTag, 'filter-segments'))).toBe('Segment: Ideal, No segment');
    page.findByTestId(StatusTag, 'filter-segments').trigger('onRemoveClick');
    await eventually(() => {
      expect(last(page, 'renewals')).toEqual({ offset: '0', limit: '10' });
    });
  });

  it('add up, and are taken off all at once', async () => {
    const page = renderPages({ path: '/data' });
    await page.waitFor(() => {
      expect(page.find(Select, { name: 'owner' }).props.options).toHaveLength(6);
    });
    page.find(Select, { name: 'owner' }).props.onChange?.('team:5');
    await page.settled('Filtered by:');
    page.find(MultiSelect, { name: 'contactStatuses' }).props.onChange?.(['overdue']);
    await eventually(() => {
      expect(last(page, 'missing')).toEqual({ ownerIds: '11,12', contactStatuses: 'overdue' });
    });
    expect(page.text()).toContain('Owner or team: Team North');
    page.findByTestId(Button, 'clear-filters').trigger('onClick');
    await eventually(() => {
      expect(last(page, 'missing')).toEqual({});
    });
  });

  it('offer owners, teams, nobody, and who is not active any more', async () => {
    const page = renderPages({ params: { ownerIds: '12345' } });
    await page.settled('Ana Ruiz');
    const { options, value } = page.find(Select, { name: 'owner' }).props;
    expect(options.map(({ label }) => label)).toEqual([
      'All owners',
      'No owner',
      'Team North',
      'Ana Ruiz',
      'Ben Otto',
      'Cem Kaya (inactive)',
      'Owner 12345',
    ]);
    expect(value).toBe('owner:12345');
  });

  it('choose a window of renewals and what is missing', async () => {
    const page = renderPages({ path: '/data' });
    await page.settled('What is missing');
    page.find(Select, { name: 'missing' }).props.onChange?.('wallet');
    await page.settled('What is missing: Yearly budget not known');
    page.find(Select, { name: 'renewal-window' }).props.onChange?.('30');
    await eventually(() => {
      expect(last(page, 'missing')).toMatchObject({
        missing: 'wallet',
        renewalUntil: expect.stringMatching(/^\d{4}-/) as string,
      });
    });
  });

  it('are not asked of retention and of health, which are of the whole portal', async () => {
    const page = renderPages({ path: '/retention', params: { risks: 'high' } });
    await page.settled('Logo 92.0 %');
    expect(last(page, 'retention')).toEqual({});
    expect(last(page, 'health')).toEqual({});
  });
});

describe('the list', () => {
  it('turns its pages, and starts again at the first when the filters change', async () => {
    const page = renderPages({ path: '/customers' });
    await page.settled('60 customers.');
    const table = page.findByTestId(Table, 'customers-list');
    expect(table.props).toMatchObject({ paginated: true, pageCount: 3, page: 1 });
    page.turn('customers-list', 3);
    await eventually(() => {
      expect(last(page, 'customers')).toMatchObject({ offset: '50', limit: '25' });
    });
    page.find(MultiSelect, { name: 'risks' }).props.onChange?.(['low']);
    await eventually(() => {
      expect(last(page, 'customers')).toMatchObject({ offset: '0', risks: 'low' });
    });
  });

  it('is sorted by its headings, the way round that is chosen', async () => {
    const page = renderPages({ path: '/customers', params: { risks: 'high' } });
    await page.settled('60 customers.');
    expect(last(page, 'customers')).toMatchObject({ sort: 'valueAtRisk', order: 'desc' });
    const gap = page.findAll(TableHeader).find((header) => textOf(header) === 'Value gap')!;
    expect(gap.props.sortDirection).toBe('none');
    (gap.props as SortedTableHeaderProps).onSortChange('ascending');
    await eventually(() => {
      expect(last(page, 'customers')).toMatchObject({ sort: 'valueGap', order: 'asc', risks: 'high' });
    });
    await page.waitFor(() => {
      const sorted = page.findAll(TableHeader).find((header) => textOf(header) === 'Value gap')!;
      expect(sorted.props.sortDirection).toBe('ascending');
    });
  });

  it('is searched by name once a person has ended typing', async () => {
    const page = renderPages({ path: '/customers' });
    await page.settled('60 customers.');
    page.find(SearchInput).props.onInput?.(' Müller & Co ');
    expect(page.asked('customers')).toHaveLength(1);
    page.find(Form).trigger('onSubmit');
    await eventually(() => {
      expect(last(page, 'customers')).toMatchObject({ name: 'Müller & Co' });
    });
    expect(page.text()).toContain('Company name: Müller & Co');
  });

  it('drops an answer that comes after a later question', async () => {
    const page = renderPages({ path: '/customers' });
    await page.settled('60 customers.');
    let answerLate: (response: Response) => void = () => {};
    page.hsFetch.mockImplementationOnce(() => new Promise((resolve) => (answerLate = resolve)));
    page.turn('customers-list', 2);
    page.hsFetch.mockImplementationOnce(says({ ...customers, customers: [customer({ name: 'Third page' })] }));
    page.turn('customers-list', 3);
    await page.settled('Third page');
    answerLate(await says({ ...customers, customers: [customer({ name: 'Second page' })] })());
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(page.text()).toContain('Third page');
    expect(page.text()).not.toContain('Second page');
  });

  it('keeps what it showed while it loads anew', async () => {
    const page = renderPages({ path: '/customers' });
    await page.settled('60 customers.');
    page.hsFetch.mockImplementationOnce(never);
    page.turn('customers-list', 2);
    await page.settled('Loading anew');
    expect(page.text()).toContain('Acme Software');
  });

  it('shows names as text, whatever they hold, and leads to the record of each customer', async () => {
    const hostile = '<b onclick="alert(1)">Acme</b> {{7*7}} \u202E';
    const listed = [customer({ name: hostile }), customer({ companyId: 'javascript:alert(1)', name: 'Not an id' })];
    const page = renderPages({ path: '/customers', answers: { customers: says({ ...customers, customers: listed }) } });
    await page.settled(hostile);
    const links = page.findAll(Link);
    expect(links.map(({ props }) => props.href)).toEqual([{ url: '/contacts/4711/record/0-2/9001', external: true }]);
    expect(page.text()).toContain('Not an id');
  });
});

describe('the numbers', () => {
  it('lead to the list of the customers that they count', async () => {
    const page = renderPages({ params: { segments: 'ideal' } });
    await page.waitFor(() => page.findByTestId(Table, 'renewals-by-risk'));
    await page.waitFor(() => page.findByTestId(Table, 'renewals-silence-table'));
    const lists = page.findAll(PageLink).map(({ props }) => props.params);
    const due = { segments: 'ideal', renewalUntil: '2027-03-22' };
    expect(lists).toContainEqual({ ...due, risks: 'critical' });
    expect(lists).toContainEqual({ ...due, contactStatuses: 'overdue' });
    expect(lists).toContainEqual({ ...due, ownerIds: '11' });
    expect(lists).toContainEqual({ ...due, hasNoOwner: 'true' });
  });

  it('over customers who have not left lead to a list of these alone', async () => {
    const week = renderPages({ params: { segments: 'ideal' } });
    await week.waitFor(() => week.findByTestId(Table, 'at-risk-table'));
    const statuses = 'active,renewal_overdue,won_back';
    const lists = linksOf(week, 'at-risk-table');
    expect(lists).toHaveLength(4);
    expect(lists).toContainEqual({
      segments: 'ideal',
      statuses,
      risks: 'critical',
      sort: 'valueAtRisk',
      order: 'desc',
    });

    const contact = renderPages({ path: '/contact' });
    await contact.waitFor(() => contact.findByTestId(Table, 'clock-table'));
    await contact.settled('For 4 customers more');
    expect(linksOf(contact, 'clock-table')).toEqual([
      { statuses, contactStatuses: 'never' },
      { statuses, contactStatuses: 'not_measurable' },
      { statuses, missing: 'not_published' },
    ]);
    const all = contact.findAll(PageLink).map(({ props }) => props.params);
    expect(all.filter((params) => params?.contactStatuses === 'not_measurable')).toEqual([
      { statuses, contactStatuses: 'not_measurable' },
      { statuses, contactStatuses: 'not_measurable' },
    ]);

    const growth = renderPages({ path: '/growth' });
    await growth.waitFor(() => growth.findByTestId(Table, 'gap-by-product'));
    await growth.waitFor(() => growth.findByTestId(Table, 'gap-by-industry'));
    for (const params of [...linksOf(growth, 'gap-by-product'), ...linksOf(growth, 'gap-by-industry')]) {
      expect(params).toMatchObject({ statuses });
    }
  });

  it('keep to the statuses that a person chose, of which the service is asked too', async () => {
    const page = renderPages({ params: { statuses: 'lapsed' } });
    await page.waitFor(() => page.findByTestId(Table, 'at-risk-table'));
    expect(page.asked('sums').find(({ by }) => by === 'risk')).toMatchObject({ statuses: 'lapsed' });
    for (const params of linksOf(page, 'at-risk-table')) expect(params).toMatchObject({ statuses: 'lapsed' });
  });

  it('of the renewals lead to the same renewals by value', async () => {
    const page = renderPages();
    await page.waitFor(() => page.findByTestId(Table, 'renewals-list'));
    expect(page.findAll(PageLink).map(({ props }) => props.params)).toContainEqual({
      renewalUntil: '2027-03-22',
      sort: 'currentAnnualValue',
      order: 'desc',
    });
    expect(page.findByTestId(Table, 'renewals-list').findAll(TableHeader).map(textOf)).toContain('Value at risk');
  });

  it('ask the movers of the period and the direction that are chosen', async () => {
    const page = renderPages({ path: '/segments' });
    await page.settled('9 customers changed');
    expect(last(page, 'movers')).toMatchObject({ direction: 'down', offset: '0', limit: '10' });
    page.find(Select, { name: 'movers-direction' }).props.onChange?.('up');
    page.find(Select, { name: 'moves-period' }).props.onChange?.(30);
    await eventually(() => {
      expect(last(page, 'movers')).toMatchObject({ direction: 'up' });
      const { from, to } = last(page, 'moves') as { from: string; to: string };
      expect(Date.parse(to) - Date.parse(from)).toBe(30 * 86_400_000);
    });
  });
});
