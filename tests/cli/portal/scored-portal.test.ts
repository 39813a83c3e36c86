import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RenewalsView } from '../../../src/operations/describe/attention-views.ts';
import type { PortfolioView } from '../../../src/operations/describe/describe-portfolio.ts';
import { runCommand } from '../../../src/cli/program.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { CrmBuilder } from '../../hubspot/support/crm-builder.ts';
import { openInstalledDesk, type CommandDesk } from '../../support/command-desk.ts';
import { memoryRecords, PORTAL } from '../../support/customer-records.ts';
import { companyHistory, day, wonDeal } from '../../support/histories.ts';
import { idleDoors } from '../../support/idle-doors.ts';
import { makeTemporaryDirectory, writeFiles } from '../../support/temporary-directory.ts';

const directory = makeTemporaryDirectory();
writeFiles(directory, { 'policy.json': '{}' });
const POLICY = ['--policy', join(directory, 'policy.json')];
const RENEWAL = { pipeline: '77', dealstage: '772', dealtype: 'existingbusiness' };

/** Twelve customers whose contracts end in spring. */
function vendor(): CrmBuilder {
  const builder = new CrmBuilder();
  for (let number = 1; number <= 12; number += 1) {
    const id = String(number);
    const on = (year: number): string => `${String(year)}-02-${String(10 + number)}`;
    builder
      .company(id, { name: `Company ${id}` })
      .wonDeal(`1${id}`, on(2025), `${id}0000`, [id])
      .wonDeal(`2${id}`, on(2026), `${id}0000`, [id], RENEWAL);
  }
  return builder;
}

let desk: CommandDesk;
beforeAll(async () => {
  desk = await openInstalledDesk(vendor().build());
  expect(await desk.run('rescore', ...POLICY)).toMatchObject({ code: 0 });
});

const renewals = async (...args: readonly string[]) => {
  const { out, err } = await desk.run('renewals', '--json', ...args);
  return { rows: (JSON.parse(out) as RenewalsView).renewals, err };
};

describe('the lists and sums of an account that was scored', () => {
  it('are the same from what was kept as from HubSpot while nothing changes', async () => {
    const portfolio = async (...args: readonly string[]) =>
      JSON.parse((await desk.run('portfolio', '--json', ...args)).out) as PortfolioView;
    const { value: kept, ...rest } = await portfolio();
    const { value: live, ...liveRest } = await portfolio('--live', ...POLICY);
    expect(kept.customers).toBe(12);
    expect(kept.lifetimeValue).toBeCloseTo(live.lifetimeValue, -1);
    const withoutAmounts = ({ segments, valueAtRisk, ...others }: typeof rest) => ({
      ...others,
      segments: segments.map(({ segment, customers }) => ({ segment, customers })),
      valueAtRisk: valueAtRisk.map(({ risk, customers }) => ({ risk, customers })),
    });
    expect(withoutAmounts(rest)).toEqual(withoutAmounts(liveRest));
  });

  it('are read from what was kept, and say so: HubSpot is asked for no record', async () => {
    desk.crm.change({ change: 'update', type: 'companies', id: '3', properties: { name: 'Renamed since' } });
    desk.crm.calls.reset();
    const { rows, err } = await renewals();
    expect(rows).toHaveLength(12);
    expect(rows.find(({ companyId }) => companyId === '3')?.name).toBe('Company 3');
    expect(desk.crm.calls.log.map(({ path }) => path).filter((path) => path.includes('/objects/'))).toEqual([]);
    expect(err).toContain('From what was kept by the rescore of 2026-11-21T12:00:00.000Z: --live reads HubSpot.');
  });

  it('say what stands on the records, also where today’s reading would differ', async () => {
    desk.setNow('2027-02-25T12:00:00Z');
    const { rows } = await renewals();
    expect(rows).toHaveLength(12);
    for (const { companyId, risk, valueAtRisk } of rows) {
      const properties = desk.crm.record('companies', companyId)?.properties;
      expect({ risk, valueAtRisk: String(valueAtRisk) }).toEqual({
        risk: properties?.loyalty_risk,
        valueAtRisk: properties?.loyalty_value_at_risk,
      });
    }
    const live = await renewals('--live', ...POLICY);
    expect(live.rows.map(({ risk }) => risk)).not.toEqual(rows.map(({ risk }) => risk));
    desk.setNow('2026-11-21T12:00:00Z');
  });

  it.each([[['--live']], [['--as-of', '2026-11-22', '--live']], [POLICY], [['--as-of', '2026-11-22']]])(
    'are read from HubSpot with %s',
    async (args) => {
      desk.crm.change({ change: 'update', type: 'companies', id: '3', properties: { name: 'Renamed since' } });
      const { rows, err } = await renewals(...args);
      expect(rows.find(({ companyId }) => companyId === '3')?.name).toBe('Renamed since');
      expect(err).not.toContain('From what was kept');
    },
  );

  it('list the customers we only talk to about the renewal, too', async () => {
    const { code, out, err } = await desk.run('renewal-only');
    expect(code).toBe(0);
    expect(out).toContain('There is no customer with whom all contact was about the renewal.');
    expect(err).toContain('From what was kept');
  });
});

describe('an account whose store another process has open', () => {
  it('is read from HubSpot, and the person is told', async () => {
    const [out, err]: [string[], string[]] = [[], []];
    const deals = [wonDeal({ on: '2026-03-01', termMonths: 12 })];
    const doors = idleDoors({
      openKept: () => Promise.reject(new StoreError('store_locked', 'it is open')),
      openHubSpot: () =>
        Promise.resolve({
          records: memoryRecords([{ history: companyHistory({ deals }) }]),
          portal: PORTAL,
          asOf: day('2026-11-21'),
          ownerNames: new Map(),
          problems: [],
        }),
      out: (text) => out.push(text),
      err: (text) => err.push(text),
    });
    expect(await runCommand(['renewals'], doors)).toBe(0);
    expect(out.join()).toContain('Acme');
    expect(err.join()).toContain('What is kept is in use by another process, so HubSpot is read instead.');
  });
});
