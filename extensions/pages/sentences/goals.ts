import { daysBetween } from '../../shared/days.ts';
import type { Format } from '../../shared/format.ts';
import type { GoalView } from '../../shared/programme/goals-view.ts';
import type { Words } from '../hooks/use-words.ts';

export type Progress = NonNullable<GoalView['progress']>;

/** Whether a goal is still to be reached. @param today `YYYY-MM-DD` */
export function isPursued({ stoppedOn, endsOn }: Pick<GoalView, 'stoppedOn' | 'endsOn'>, today: string): boolean {
  return stoppedOn === null && endsOn >= today;
}

/** "15 % (12)", or the number alone. */
export function sayTarget({ target, targetCount }: GoalView, { texts, percent }: Words, format: Format): string {
  const count = format.number(targetCount);
  return target.kind === 'count' ? count : texts.programme.goals.targetShare(percent(target.share), count);
}

/** A day on the way to a goal; null: not known, or still to come. */
export interface PathPoint {
  readonly day: string;
  readonly converted: number | null;
  readonly expected: { readonly count: number; readonly interval: readonly [number, number] } | null;
}

const NOTHING_YET = { count: 0, interval: [0, 0] } as const;

/** From the first day by way of what was reached to what is to be expected at the end, in the order of the days. */
export function pathOf({ startsOn, endsOn }: Pick<GoalView, 'startsOn' | 'endsOn'>, progress: Progress): PathPoint[] {
  const { asOf, converted, expectedToday, expectedAtEnd, course } = progress;
  const points = new Map<string, PathPoint>([[startsOn, { day: startsOn, converted: 0, expected: NOTHING_YET }]]);
  for (const point of course) {
    const isBetween = point.day > startsOn && point.day < asOf;
    if (isBetween) points.set(point.day, { ...point, expected: null });
  }
  if (asOf > startsOn) points.set(asOf, { day: asOf, converted, expected: expectedToday });
  if (endsOn > asOf) points.set(endsOn, { day: endsOn, converted: null, expected: expectedAtEnd });
  return [...points.values()].toSorted((one, other) => one.day.localeCompare(other.day));
}

/** The same days, with what was to be expected drawn straight between the days on which it is known: for lines, not for a table. */
export function withExpected(points: readonly PathPoint[]): readonly PathPoint[] {
  return points.map((point, index) => {
    if (point.expected !== null) return point;
    const before = points.slice(0, index).findLast(({ expected }) => expected !== null);
    const after = points.slice(index + 1).find(({ expected }) => expected !== null);
    return { ...point, expected: between(before, after, point.day) };
  });
}

function between(before: PathPoint | undefined, after: PathPoint | undefined, day: string): PathPoint['expected'] {
  if (!before?.expected || !after?.expected) return null;
  const whole = daysBetween(before.day, after.day) ?? 0;
  const share = whole === 0 ? 0 : (daysBetween(before.day, day) ?? 0) / whole;
  const part = (from: number, to: number): number => from + share * (to - from);
  const [from, to] = [before.expected, after.expected];
  return {
    count: part(from.count, to.count),
    interval: [part(from.interval[0], to.interval[0]), part(from.interval[1], to.interval[1])],
  };
}

/** What separates a customer from Ideal, in words. */
export function sayMissing(closest: Progress['closest'][number], { texts }: Words, format: Format): string {
  const { goals } = texts.programme;
  const { loyaltyShort, valueShort, isEvidenceThin, isSetByPerson } = closest;
  const parts = [
    ...(loyaltyShort > 0 ? [goals.loyaltyShort(format.number(loyaltyShort, loyaltyShort < 1 ? 1 : 0))] : []),
    ...(valueShort > 0 ? [goals.valueShort(format.money(Math.max(1, valueShort)))] : []),
    ...(isSetByPerson ? [goals.setByPerson] : []),
    ...(isEvidenceThin ? [goals.thin] : []),
  ];
  return parts.length === 0 ? goals.nothingShort : parts.join(', ');
}
