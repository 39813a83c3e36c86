import { describe, expect, it } from 'vitest';
import { withoutFirstReading } from '../../../src/operations/rescore/first-readings.ts';
import type { CompanyHistory } from '../../../src/scoring/types.ts';
import { addMonths, formatIsoDay } from '../../../src/scoring/day.ts';
import { companyHistory, day, wonDeal } from '../../support/histories.ts';
import { PUBLISHED } from '../../support/published-values.ts';
import { openRescoreDesk, type RescoreDesk } from '../../support/rescore-desk.ts';

/** It bought every month for two years, and then no more: with the silence the risk grows. */
const CUSTOMER: CompanyHistory = companyHistory({
  companyId: '7',
  deals: Array.from({ length: 24 }, (_, month) =>
    wonDeal({ id: String(month + 1), on: formatIsoDay(addMonths(day('2024-12-15'), month)), amount: 1_000 }),
  ),
});

async function waitingDesk(): Promise<{ readonly desk: RescoreDesk; readonly waiting: string }> {
  const desk = openRescoreDesk([CUSTOMER]);
  await desk.run();
  for (desk.today = '2026-11-30'; desk.today < '2027-03-31'; desk.today = nextDay(desk.today)) {
    await desk.run();
    const waiting = (await desk.store.scores.readFirstReadings(['7'])).get('7');
    if (waiting !== undefined) return { desk, waiting };
  }
  throw new Error('the silence must raise the risk');
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
    expect(waiting).toMatch(/^risk=watch since /);
    expect(desk.standing.get('7')).toMatchObject({ risk: 'low', pendingChange: null });
    const writes = desk.writes.length;
    await desk.run();
    expect(desk.writes).toHaveLength(writes);
    desk.today = nextDay(desk.today);
    await desk.run();
    expect(desk.standing.get('7')).toMatchObject({ risk: 'watch', previousRisk: 'low', pendingChange: null });
    expect(await desk.store.scores.readFirstReadings(['7'])).toEqual(new Map());
  });

  it('survives that the record is read again, which does not have it', async () => {
    const { desk } = await waitingDesk();
    const standing = desk.standing.get('7');
    await desk.store.scores.correctPublished([{ companyId: '7', values: standing! }]);
    desk.today = nextDay(desk.today);
    await desk.run();
    expect(desk.standing.get('7')).toMatchObject({ risk: 'watch' });
  });

  it('is taken over from a refresh without a store, and does not stay on the record', async () => {
    const { desk, waiting } = await waitingDesk();
    await writeOnRecord(desk, waiting);
    expect(desk.standing.get('7')).toMatchObject({ risk: 'low', pendingChange: waiting });
    desk.today = nextDay(desk.today);
    await desk.run();
    expect(desk.writes.at(-1)?.[1]).toMatchObject({ risk: 'watch', previousRisk: 'low', pendingChange: null });
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

describe('what a first reading brings with it', () => {
  const before = {
    ...PUBLISHED,
    segment: 'uncertain',
    segmentComputed: 'uncertain',
    nextAction: 'grow',
    contactStatus: 'in_touch',
    pendingChange: null,
  } as const;
  const waiting = { ...before, segmentComputed: 'ideal', nextAction: 'ask_referral' } as const;

  it('waits with it: the computed segment and the next action', () => {
    const settled = { ...waiting, pendingChange: 'segment=ideal since 2026-11-21' };
    expect(withoutFirstReading(before, settled)).toEqual(before);
  });

  it('goes at once where it comes from something that is certain', () => {
    const quiet = { ...waiting, contactStatus: 'due', nextAction: 'book_meeting' } as const;
    const settled = { ...quiet, pendingChange: 'segment=ideal since 2026-11-21' };
    expect(withoutFirstReading(before, settled)).toMatchObject({
      nextAction: 'book_meeting',
      segmentComputed: 'uncertain',
    });
  });

  it('is what was settled, where a reading went further than the day before', () => {
    const settled = {
      ...before,
      segment: 'ideal',
      segmentComputed: 'ideal',
      pendingChange: 'risk=watch since 2026-11-21',
    } as const;
    expect(withoutFirstReading(before, settled)).toMatchObject({ segment: 'ideal', segmentComputed: 'ideal' });
    const between = {
      ...settled,
      segmentComputed: 'non_ideal',
      segment: 'uncertain',
      pendingChange: 'segment=non_ideal since 2026-11-21',
    } as const;
    const wasIdeal = { ...before, segment: 'ideal', segmentComputed: 'ideal' } as const;
    expect(withoutFirstReading(wasIdeal, between)).toMatchObject({
      segment: 'uncertain',
      segmentComputed: 'uncertain',
    });
  });
});
