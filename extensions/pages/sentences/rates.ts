import { NO_VALUE } from '../../shared/format.ts';
import type { RetentionView } from '../../shared/portfolio-view.ts';
import type { Words } from '../hooks/use-words.ts';

type Measured = Extract<RetentionView, { kind: 'measured' }>;
export type RetentionRow = Measured['periods'][number];
export type Rate = RetentionRow['logo'];

/** "92 %", or "92 % (88 % to 95 %)" where it is known how sure it is and that is asked for. */
export function sayRate(rate: Rate, { percent, texts }: Words, withInterval = false): string {
  if (rate === null) return NO_VALUE;
  const shown = percent(rate.rate, 1);
  if (!withInterval || rate.interval === null) return shown;
  const [low, high] = rate.interval;
  return texts.retention.withInterval(shown, percent(low), percent(high));
}

/** Per cent with one decimal, as a chart shows it. */
export function toPercent(share: number): number {
  return Math.round(share * 1000) / 10;
}
