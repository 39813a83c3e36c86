import type { Words } from './words.ts';

/** "92 in 100", from a score of 0 to 100 with one decimal. Never "0" or "100 in 100": no score is that sure. */
export function sayChance(score: number, { texts, format }: Words): string {
  if (score >= 99.5) return texts.facts.almostAll;
  if (score < 0.5) return texts.facts.almostNone;
  return texts.facts.inHundred(format.number(Math.round(score)));
}

/** "about 4 in 10", the chance that a customer of this score is lost; in hundreds where tenths would say none or all. */
export function sayLoss(score: number, { texts, format }: Words): string {
  const loss = 100 - score;
  const tenths = Math.round(loss / 10);
  if (tenths >= 1 && tenths <= 9) return texts.facts.aboutInTen(tenths);
  return texts.facts.aboutInHundred(format.number(Math.min(99, Math.max(1, Math.round(loss)))));
}
