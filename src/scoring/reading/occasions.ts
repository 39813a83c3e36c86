import type { Day, Occasion, Purchase } from '../types.ts';

/** Purchases of one day are one occasion; credits are none. Expects purchases sorted by day. */
export function toOccasions(purchases: readonly Purchase[]): readonly Occasion[] {
  const occasions: { day: Day; amount: number }[] = [];
  for (const purchase of purchases) {
    if (purchase.amount < 0) continue;
    const last = occasions.at(-1);
    if (last?.day === purchase.day) last.amount += purchase.amount;
    else occasions.push({ day: purchase.day, amount: purchase.amount });
  }
  return occasions;
}
