import { Button, LoadingButton } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { customer, customers } from './fixtures.ts';
import { eventually, renderPages, says } from './render-pages.tsx';

const NAMES = Array.from({ length: 100 }, (_, index) =>
  customer({ companyId: String(index), name: `Co ${String(index)}` }),
);
const pageOf = (total: number, listed = NAMES) => says({ ...customers, total, customers: listed });

async function copied(page: ReturnType<typeof renderPages>): Promise<string> {
  await page.waitFor(() => page.findByTestId(LoadingButton, 'prepare-copy'));
  page.findByTestId(LoadingButton, 'prepare-copy').trigger('onClick');
  await page.waitFor(() => page.findByTestId(Button, 'copy-list'));
  page.findByTestId(Button, 'copy-list').trigger('onClick');
  const { copyTextToClipboard } = page.mocks.actions;
  await eventually(() => {
    expect(copyTextToClipboard.calls).toHaveLength(1);
  });
  return String(copyTextToClipboard.calls[0]?.[0]);
}

describe('the list of customers', () => {
  it('is copied as it is filtered and sorted, page after page', async () => {
    const params = { risks: 'high', sort: 'renewalDate', order: 'asc' };
    const page = renderPages({ path: '/customers', params, answers: { customers: pageOf(250) } });
    const text = await copied(page);
    expect(text.split('\n')).toHaveLength(1 + 300);
    expect(page.asked('customers').slice(1)).toEqual(
      ['0', '100', '200'].map((offset) => ({ ...params, offset, limit: '100' })),
    );
    expect(page.mocks.actions.addAlert.calls.at(-1)?.[0]).toMatchObject({ type: 'success' });
  });

  it('is copied with numbers that the spreadsheet of a German reader takes, and without formulas', async () => {
    const odd = customer({ name: '=cmd|"/C"!A0', valueAtRisk: 12_345.5, ownerId: null });
    const lines = customer({ name: 'Two\n\tlines', risk: null, renewalDate: null });
    const answers = { customers: pageOf(2, [odd, lines]) };
    const rows = (await copied(renderPages({ path: '/customers', locale: 'de', answers })))
      .split('\n')
      .map((row) => row.split('\t'));
    expect(rows[0]).toEqual(expect.arrayContaining(['Kunde', 'Gefährdeter Wert', 'Letzter Kontakt', 'Datensatz-ID']));
    expect(rows[1]?.[0]).toBe(`'=cmd|"/C"!A0`);
    expect(rows[1]).toContain('12345,5');
    expect(rows[1]).toContain('Niemand zuständig');
    expect(rows[2]?.[0]).toBe('Two lines');
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([14]));
  });

  it('is copied up to a thousand customers, and says so', async () => {
    const page = renderPages({ path: '/customers', answers: { customers: pageOf(60_234) } });
    await page.settled('The first 1,000: filter further');
    expect((await copied(page)).split('\n')).toHaveLength(1 + 1000);
  });

  it('is not copied where the service fails, which is told, and can be tried again', async () => {
    const page = renderPages({ path: '/customers' });
    await page.waitFor(() => page.findByTestId(LoadingButton, 'prepare-copy'));
    page.hsFetch.mockImplementationOnce(says({ error: 'away', message: 'The database sleeps.' }, 503));
    page.findByTestId(LoadingButton, 'prepare-copy').trigger('onClick');
    await eventually(() => {
      expect(page.mocks.actions.addAlert.calls[0]?.[0]).toMatchObject({ message: 'The database sleeps.' });
    });
    expect(page.findByTestId(LoadingButton, 'prepare-copy').props.loading).toBe(false);
  });

  it('says where the browser does not let it be copied', async () => {
    const page = renderPages({ path: '/customers' });
    page.mocks.actions.copyTextToClipboard.willCall(() => Promise.reject(new Error('not allowed')));
    await copied(page);
    await eventually(() => {
      expect(page.mocks.actions.addAlert.calls[0]?.[0]).toMatchObject({ type: 'danger' });
    });
  });
});
