import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { ReadingOptions } from '../../../src/hubspot/records/reading-options.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import type { PortalMirror } from '../../../src/operations/ports/portal-mirror.ts';
import { day } from '../../support/histories.ts';
import { compare } from './converge.ts';
import { simplePortal } from './simple-portal.ts';
import { type MirroredSandbox, openMirror } from './support.ts';

const chosen = (property: string | null, datedBy: string | null = null): Pick<ReadingOptions, 'wallet'> => ({
  wallet: { property, datedBy, label: property === null ? '' : 'IT budget' },
});
const CHOSEN = chosen('annual_it_budget', 'budget_date');

/** Companies that have a budget of their own, each another. */
function withBudgets(companies: number): ReturnType<typeof simplePortal> {
  const builder = simplePortal(0);
  for (let id = 1; id <= companies; id += 1) {
    const properties = { annual_it_budget: String(1000 * id), budget_date: '2026-02-03' };
    builder.company(String(id), properties).wonDeal(`1${String(id)}`, '2026-03-01', '1000', [String(id)]);
  }
  return builder;
}

/** Mirrored once, in an account that has the properties. */
async function filled(companies: number, reading: Partial<ReadingOptions> = {}): Promise<MirroredSandbox> {
  const opened = openMirror(withBudgets(companies).build(), { reading });
  for (const [name, type] of [
    ['annual_it_budget', 'number'],
    ['budget_date', 'date'],
  ] as const) {
    const body = { name, label: name, type, fieldType: type, groupName: 'companyinformation' };
    const path = '/crm/properties/2026-09/companies';
    await opened.client.call({ kind: 'properties', operation: 'add', method: 'POST', path, body }, z.unknown());
  }
  opened.advance(24 * 60);
  await opened.mirror.sync();
  opened.advance(24 * 60);
  return opened;
}

async function budgetOf(mirror: PortalMirror, companyId: string): Promise<CompanyHistory['entered']['budget']> {
  const [reading] = await mirror.readCompanies([companyId]);
  if (reading === undefined) throw new Error('the company is mirrored');
  return reading.history.entered.budget;
}

describe("the portal's own budget in the mirror", () => {
  it('is read with a choice from the beginning on, as it is live', async () => {
    const opened = await filled(3, CHOSEN);
    expect(await budgetOf(opened.mirror, '2')).toEqual({
      ...{ amount: 2000, asOf: day('2026-02-03'), by: null },
      property: 'IT budget',
    });
    expect(await compare(opened, CHOSEN)).toEqual([]);
  });

  it('is read for all companies in the night after it was chosen, by one call for a hundred, and only that once', async () => {
    const opened = await filled(150);
    const before = await opened.mirror.sync();
    const mirror = opened.reopen(CHOSEN);
    // Until then the rest of a company reads as before.
    expect((await mirror.readCompanies(['7'])).map(({ history }) => history.deals.length)).toEqual([1]);
    expect(await budgetOf(mirror, '7')).toBeNull();
    opened.advance(24 * 60);
    const night = await mirror.sync();
    expect(night.kind).toBe('nightly');
    const calls = (report: typeof night): number => Object.values(report.calls).reduce((sum, count) => sum + count, 0);
    expect(calls(night) - calls(before)).toBe(2);
    expect(await budgetOf(mirror, '7')).toMatchObject({ amount: 7000 });
    opened.advance(24 * 60);
    expect(calls(await mirror.sync())).toBe(calls(before));
  });

  it('of another property says nothing under a new choice, and is gone where none is chosen', async () => {
    const opened = await filled(2, CHOSEN);
    const other = opened.reopen(chosen('annualrevenue'));
    expect(await budgetOf(other, '1')).toBeNull();
    opened.crm.setProperties('companies', '1', { annualrevenue: '500000' });
    opened.advance(24 * 60);
    await other.sync();
    expect(await budgetOf(other, '1')).toMatchObject({ amount: 500_000, asOf: null });
    const none = opened.reopen(chosen(null));
    expect(await budgetOf(none, '1')).toBeNull();
    await none.sync();
    expect(await compare({ ...opened, mirror: none })).toEqual([]);
  });

  it('that changed while another was chosen is read as it then is', async () => {
    const opened = await filled(2, CHOSEN);
    const none = opened.reopen(chosen(null));
    await none.sync();
    opened.crm.setProperties('companies', '2', { annual_it_budget: '77' });
    opened.advance(24 * 60);
    await none.sync();
    const again = opened.reopen(CHOSEN);
    opened.advance(24 * 60);
    await again.sync();
    expect(await budgetOf(again, '2')).toMatchObject({ amount: 77 });
    expect(await budgetOf(again, '1')).toMatchObject({ amount: 1000 });
  });

  it('is read on in the next night where one was ended', async () => {
    const opened = await filled(150);
    const mirror = opened.reopen(CHOSEN);
    opened.advance(24 * 60);
    const stop = new AbortController();
    stop.abort();
    expect(await mirror.sync({ signal: stop.signal })).toMatchObject({ kind: 'nightly', stopped: true });
    expect(await budgetOf(mirror, '150')).toBeNull();
    await mirror.sync();
    expect(await budgetOf(mirror, '150')).toMatchObject({ amount: 150_000 });
  });

  it('comes at once with a company that is read again for a reason', async () => {
    const opened = await filled(2);
    const mirror = opened.reopen(CHOSEN);
    await mirror.syncCompanies(['1']);
    expect(await budgetOf(mirror, '1')).toMatchObject({ amount: 1000 });
    expect(await budgetOf(mirror, '2')).toBeNull();
  });
});
