import type { Money } from '../../scoring/types.ts';

const STEPS = [1, 2.5, 5];

/**
 * Round amounts that people celebrate in any currency: 1, 2.5 and 5 times a power of ten.
 *
 * @param from above 0
 * @returns in ascending order those from `from` up to `until`, both included
 */
export function roundAmounts(from: Money, until: Money): readonly Money[] {
  if (!(from > 0) || until < from) return [];
  const amounts: Money[] = [];
  for (let power = Math.floor(Math.log10(from)); 10 ** power <= until; power += 1) {
    amounts.push(...STEPS.map((step) => step * 10 ** power).filter((amount) => amount >= from && amount <= until));
  }
  return amounts;
}

/** The highest round amount of at least `from` that was passed on the way from one amount to another; null where none was. */
export function passedAmount(before: Money, now: Money, from: Money): Money | null {
  return roundAmounts(from, now).findLast((amount) => amount > before) ?? null;
}
