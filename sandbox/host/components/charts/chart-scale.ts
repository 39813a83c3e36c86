/** A value axis: round ticks that cover the data and zero. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

const WANTED_TICKS = 4;

/** The smallest of 1, 2, 5 × 10ⁿ that is at least `rough`. */
function roundStep(rough: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * magnitude >= rough) ?? 10;
  return factor * magnitude;
}

/**
 * @param least smallest value of the data.
 * @param greatest largest value of the data.
 */
export function makeScale(least: number, greatest: number): Scale {
  const low = Math.min(0, least);
  const high = Math.max(0, greatest);
  const step = roundStep(high === low ? 1 / WANTED_TICKS : (high - low) / WANTED_TICKS);
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_unused, index) => (first + index) * step);
  return { min: first * step, max: last * step, ticks };
}

/** Where a value lies between the ends of the scale, 0 to 1. */
export function position(scale: Scale, value: number): number {
  return (value - scale.min) / (scale.max - scale.min);
}

/** A tick in few characters: 12,500 as 12.5K. */
export function shortNumber(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}
