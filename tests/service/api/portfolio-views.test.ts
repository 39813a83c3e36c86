import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  contactClockSchema,
  customerListSchema,
  groupedSumsSchema,
  healthSchema,
  missingSchema,
  moversSchema,
  movesSchema,
  ownersSchema,
  promiseSchema,
  renewalOnlySchema,
  renewalsSchema,
  retentionSchema,
} from '../../../extensions/shared/portfolio-view.ts';
import { measureRetention } from '../../../src/programme/retention/measure-retention.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { day } from '../../support/histories.ts';
import { openApiDesk, type ApiDesk } from './api-desk.ts';
import { ADMIN, customer, OWNER_IDS, OWNERS, ownOnly } from './portfolio-portal.ts';

const CUSTOMERS = Array.from({ length: 15 }, (_, index) => customer('11', index));

let desk: ApiDesk;
beforeAll(async () => {
  desk = await openApiDesk({ '11': CUSTOMERS });
  const portal = desk.portal('11');
  portal.owners = OWNERS;
  await portal.run();
  await portal.store.runs.writeSetting(ownOnly());
});
afterAll(() => desk.close());

describe('every view of the page', () => {
  const ASKED = [
    ['customers?limit=5', customerListSchema],
    ['sums?by=segment', groupedSumsSchema],
    ['sums?by=renewalQuarter', groupedSumsSchema],
    ['renewals', renewalsSchema],
    ['renewals?sort=renewalDate&order=asc', renewalsSchema],
    ['renewal-only', renewalOnlySchema],
    ['missing', missingSchema],
    ['moves?from=2026-11-20&to=2026-11-21', movesSchema],
    ['contact-clock', contactClockSchema],
    ['movers?from=2026-11-20&to=2026-11-21&direction=up', moversSchema],
    ['retention', retentionSchema],
    ['promise', promiseSchema],
    ['owners', ownersSchema],
    ['health', healthSchema],
  ] as const;

  it.each(ASKED)('is answered as the page reads it: %s', async (query, schema) => {
    const answer = await desk.ask({ path: `/api/portfolio/${query}`, as: { portalId: '11', userId: ADMIN } });
    expect(answer.status).toBe(200);
    expect(schema.safeParse(answer.body)).toMatchObject({ success: true });
  });

  it('puts each customer into one band of the contact clock, or says that it cannot be told', async () => {
    const answer = await desk.ask({ path: '/api/portfolio/contact-clock', as: { portalId: '11', userId: ADMIN } });
    const { bands, never, notMeasurable } = contactClockSchema.parse(answer.body);
    expect(bands.map(({ fromDays, untilDays }) => [fromDays, untilDays])).toEqual([
      ...[
        [0, 15],
        [16, 30],
        [31, 45],
        [46, 60],
        [61, 90],
        [91, 120],
        [121, 180],
        [181, 365],
      ],
      [366, null],
    ]);
    expect(bands.filter(({ customers }) => customers > 0)).toMatchObject([{ fromDays: 31, customers: 10 }]);
    expect([never.customers, notMeasurable.customers]).toEqual([0, 5]);
  });

  it('measures retention with the first run, for those who see the whole portal', async () => {
    const ask = async (userId: string) =>
      retentionSchema.parse(
        (await desk.ask({ path: '/api/portfolio/retention', as: { portalId: '11', userId } })).body,
      );
    expect(await ask('801')).toEqual({ kind: 'not_measured', why: 'not_seen' });
    const measured = await ask(ADMIN);
    const { periods } = measureRetention(CUSTOMERS, DEFAULT_POLICY, day('2026-11-21'));
    expect(measured).toMatchObject({ kind: 'measured', asOf: '2026-11-21', currency: 'EUR', periods });
    expect(periods.length).toBeGreaterThan(0);
  });

  it('names the owners of the customers that the person sees, with their teams', async () => {
    const ask = async (userId: string) =>
      ownersSchema.parse((await desk.ask({ path: '/api/portfolio/owners', as: { portalId: '11', userId } })).body);
    expect(await ask('801')).toEqual({
      seesAll: false,
      owners: [
        { id: '1', name: 'Owner 1', isActive: true, teams: [{ id: 'north', name: 'Team north' }] },
        { id: '2', name: 'Owner 2', isActive: true, teams: ['north', 'key'].map((id) => ({ id, name: `Team ${id}` })) },
      ],
    });
    const all = await ask(ADMIN);
    expect([all.seesAll, all.owners.map(({ id }) => id)]).toEqual([true, [...OWNER_IDS]]);
  });
});
