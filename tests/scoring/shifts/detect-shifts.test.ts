import { describe, expect, it } from 'vitest';
import { detectShifts, FALSE_ALARM, type OwnBehaviour } from '../../../src/scoring/shifts/detect-shifts.ts';
import type { ContactSummary, Occasion, Touch } from '../../../src/scoring/types.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const AS_OF = 20_000;

function touch(day: number, change: Partial<Touch> = {}): Touch {
  return {
    activityId: String(day),
    kind: 'call',
    day,
    direction: 'outbound',
    purpose: 'non_renewal',
    because: '',
    via: 'company',
    contactIds: ['1'],
    ...change,
  };
}

function behaviour(
  touches: readonly Touch[],
  occasions: readonly Occasion[] = [],
  isUnderContract = false,
): OwnBehaviour {
  const contact: ContactSummary = {
    status: 'in_touch',
    lastNonRenewalTouch: null,
    daysSinceNonRenewalTouch: null,
    lastRenewalTouch: null,
    touches,
    excluded: [],
    usualGapDays: null,
    renewalOnlyShare: null,
    contactsReached: 0,
    contactsKnown: 0,
    singleThreaded: null,
  };
  return { contact, occasions, isUnderContract, asOf: AS_OF };
}

const every = (days: number, count: number, until: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => until - days * (count - 1 - index));

describe('shifts against the customer’s own pattern', () => {
  it('sees a conversation every 35 days turn into 160 days of silence', () => {
    const touches = every(35, 15, AS_OF - 160).map((day) => touch(day));
    const [shift, ...others] = detectShifts(behaviour(touches));
    expect(others).toEqual([]);
    expect(shift).toMatchObject({
      kind: 'contact_cadence',
      direction: 'worse',
      usual: 35,
      now: 160,
      because: 'no conversation for 160 days; usually every 35',
    });
    // 14 gaps took 490 days together.
    expect(shift?.chance).toBeCloseTo((490 / 650) ** 14, 12);
  });

  it('says nothing of a silence that is no longer than usual', () => {
    expect(detectShifts(behaviour(every(35, 14, AS_OF - 40).map((day) => touch(day))))).toEqual([]);
  });

  it('says nothing where there is too little of a pattern', () => {
    expect(detectShifts(behaviour(every(10, 4, AS_OF - 400).map((day) => touch(day))))).toEqual([]);
  });

  it('does not take talks about the renewal for keeping in touch', () => {
    const touches = [
      ...every(20, 12, AS_OF - 200).map((day) => touch(day)),
      ...every(20, 6, AS_OF - 5).map((day) => touch(day, { purpose: 'renewal' })),
    ];
    expect(detectShifts(behaviour(touches)).map((shift) => shift.kind)).toContain('contact_cadence');
  });

  it('sees purchases stop, but not under contract, where they come when they are due', () => {
    const occasions = every(30, 12, AS_OF - 200).map((day) => ({ day, amount: 1000 }));
    expect(detectShifts(behaviour([], occasions))).toMatchObject([
      { kind: 'purchase_gap', direction: 'worse', now: 200, usual: 30 },
    ]);
    expect(detectShifts(behaviour([], occasions, true))).toEqual([]);
  });

  it('sees an order far below, and one far above, the usual', () => {
    const occasions = every(30, 10, AS_OF - 40).map((day, index) => ({ day, amount: 1000 + 50 * (index % 3) }));
    const withLast = (amount: number): readonly Occasion[] => [...occasions, { day: AS_OF - 1, amount }];
    expect(detectShifts(behaviour([], withLast(200)))).toMatchObject([
      { kind: 'order_size', direction: 'worse', now: 200 },
    ]);
    expect(detectShifts(behaviour([], withLast(5000)))).toMatchObject([
      { kind: 'order_size', direction: 'better', now: 5000 },
    ]);
    expect(detectShifts(behaviour([], withLast(1020)))).toEqual([]);
  });

  it('sees a customer who used to answer fall silent while we go on writing', () => {
    const touches = every(12, 60, AS_OF - 1).map((day, index) =>
      touch(day, { direction: day < AS_OF - 180 && index % 2 === 0 ? 'inbound' : 'outbound' }),
    );
    expect(detectShifts(behaviour(touches))).toMatchObject([{ kind: 'reply_share', direction: 'worse', now: 0 }]);
  });

  it('sees the people reached fall from many to none', () => {
    const touches = Array.from({ length: 12 }, (_, window) => every(6, 20, AS_OF - 180 * (window + 1) - 1))
      .flat()
      .toSorted((one, other) => one - other)
      .map((day) => touch(day, { contactIds: [String(day % 7)], direction: 'unknown' }));
    expect(detectShifts(behaviour(touches)).map((shift) => shift.kind)).toContain('contacts_engaged');
  });

  it('raises each kind of alarm at no more than the stated rate when nothing has changed', () => {
    const random = seededRandom(20_261_121);
    const exponential = (mean: number): number => -Math.log(random()) * mean;
    const customers = 4000;
    const alarms = new Map<string, number>();
    for (let customer = 0; customer < customers; customer += 1) {
      const gap = 15 + 60 * random();
      const replies = 0.2 + 0.5 * random();
      const touches: Touch[] = [];
      for (let day = AS_OF - 500 - 2000 * random() + exponential(gap); day <= AS_OF; day += exponential(gap)) {
        touches.push(
          touch(Math.floor(day), {
            direction: random() < replies ? 'inbound' : 'outbound',
            contactIds: [String(Math.floor(4 * random()))],
          }),
        );
      }
      const rhythm = 60 + 300 * random();
      const occasions: Occasion[] = [];
      for (let day = AS_OF - 500 - 2000 * random(); day <= AS_OF; day += exponential(rhythm)) {
        const normal = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
        occasions.push({ day: Math.floor(day), amount: Math.exp(9 + 0.5 * normal) });
      }
      for (const { kind } of detectShifts(behaviour(touches, occasions))) alarms.set(kind, (alarms.get(kind) ?? 0) + 1);
    }
    // Three standard errors of a share of 2 % among 4,000.
    const bound = FALSE_ALARM + 3 * Math.sqrt((FALSE_ALARM * (1 - FALSE_ALARM)) / customers);
    expect(alarms.size).toBeGreaterThan(2);
    for (const count of alarms.values()) expect(count / customers).toBeLessThan(bound);
  });
});
