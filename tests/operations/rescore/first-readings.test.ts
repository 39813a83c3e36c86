import { describe, expect, it } from 'vitest';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { companyHistory, wonDeal, wonRenewal } from '../../support/histories.ts';
import { openRescoreDesk, type RescoreDesk } from '../../support/rescore-desk.ts';

/** Its renewal was due the day before: overdue, and thereby at high risk. */
const CUSTOMER: CompanyHistory = companyHistory({
  companyId: '7',
  deals: [
    wonDeal({ id: '1', on: '2022-12-01', amount: 10_000, termMonths: 12 }),
    wonRenewal({ id: '2', on: '2023-12-01', amount: 10_000, termMonths: 12 }),
    wonRenewal({ id: '3', on: '2024-12-01', amount: 10_000, termMonths: 12 }),
    wonRenewal({ id: '4', on: '2025-12-01', amount: 10_000, termMonths: 12 }),
  ],
});

async function waitingDesk(): Promise<{ readonly desk: RescoreDesk; readonly waiting: string }> {
  const desk = openRescoreDesk([CUSTOMER]);
  await desk.run();
  for (desk.today = '2026-11-30'; desk.today < '2026-12-09'; desk.today = nextDay(desk.today)) {
    await desk.run();
    const waiting = (await desk.store.scores.readFirstReadings(['7'])).get('7');
    if (waiting !== undefined) return { desk, waiting };
  }
  throw new Error('the renewal that fell due must raise the risk');
}

/** As a refresh without a store does: what waits is kept on the record. */
async function writeOnRecord({ world, store, standing }: RescoreDesk, pendingChange: string): Promise<void> {
  await store.scores.noteFirstReadings([{ companyId: '7', waiting: null }]);
  const before = standing.get('7')!;
  await world.records.publish([{ companyId: '7', before, after: { ...before, pendingChange } }]);
}

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

describe('a change of risk that was read once', () => {
  it('is kept in the store and not sent, and settles with the reading of the next day', async () => {
    const { desk, waiting } = await waitingDesk();
    expect(waiting).toMatch(/^risk=high since /);
    expect(desk.standing.get('7')).toMatchObject({ risk: 'low', pendingChange: null });
    const writes = desk.writes.length;
    await desk.run();
    expect(desk.writes).toHaveLength(writes);
    desk.today = nextDay(desk.today);
    await desk.run();
    expect(desk.standing.get('7')).toMatchObject({ risk: 'high', previousRisk: 'low', pendingChange: null });
    expect(await desk.store.scores.readFirstReadings(['7'])).toEqual(new Map());
  });

  it('survives that the record is read again, which does not have it', async () => {
    const { desk } = await waitingDesk();
    const standing = desk.standing.get('7');
    await desk.store.scores.correctPublished([{ companyId: '7', values: standing! }]);
    desk.today = nextDay(desk.today);
    await desk.run();
    expect(desk.standing.get('7')).toMatchObject({ risk: 'high' });
  });

  it('is taken over from a refresh without a store, and does not stay on the record', async () => {
    const { desk, waiting } = await waitingDesk();
    await writeOnRecord(desk, waiting);
    expect(desk.standing.get('7')).toMatchObject({ risk: 'low', pendingChange: waiting });
    desk.today = nextDay(desk.today);
    await desk.run();
    expect(desk.writes.at(-1)?.[1]).toMatchObject({ risk: 'high', previousRisk: 'low', pendingChange: null });
  });

  it('is taken off the record where the next reading does not agree', async () => {
    const { desk } = await waitingDesk();
    desk.today = '2026-11-21';
    await writeOnRecord(desk, 'risk=critical since 2026-11-20');
    await desk.run();
    expect(desk.writes.at(-1)?.[1]).toMatchObject({ risk: 'low', pendingChange: null });
    const writes = desk.writes.length;
    await desk.run();
    expect(desk.writes).toHaveLength(writes);
  });
});
