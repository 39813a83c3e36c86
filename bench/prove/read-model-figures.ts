/** Puts the figures of the models', the programme's and the surfaces' commands into one line each. */
import * as z from 'zod';
import { growthRowForm } from '../growth/growth-table.ts';

const truthForm = z.array(
  z.object({
    seed: z.number(),
    customers: z.number(),
    loyaltyCoverage: z.number(),
    valueCoverage: z.number(),
    valueRankCorrelation: z.number(),
    valueSumRatio: z.number(),
  }),
);
/** Of 80 % intervals, over the seeds together. */
const COVERAGE_AT_LEAST = 0.7;

export function truthFigures(output: string): string {
  return truthForm
    .parse(JSON.parse(output))
    .map(
      (report) =>
        `seed ${report.seed}, ${report.customers} customers: the 80 % interval holds the true loyalty in ${percent(report.loyaltyCoverage)} ` +
        `and the true value in ${percent(report.valueCoverage)}, rank correlation of values ${report.valueRankCorrelation.toFixed(3)}, ` +
        `their sum ${percent(report.valueSumRatio)} of the true one`,
    )
    .join('; ');
}

export function isNearTruth(output: string): boolean {
  const reports = truthForm.parse(JSON.parse(output));
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return (
    mean(reports.map(({ loyaltyCoverage }) => loyaltyCoverage)) >= COVERAGE_AT_LEAST &&
    mean(reports.map(({ valueCoverage }) => valueCoverage)) >= COVERAGE_AT_LEAST
  );
}

const scoringForm = z.array(
  z.object({
    what: z.string(),
    customers: z.number(),
    seconds: z.number(),
    against: z.array(z.object({ baseline: z.string(), ratio: z.number() })),
  }),
);
/** How much quicker scoring and fits are, at least, than the same done customer by customer. */
const QUICKER_AT_LEAST = 1.5;

export function scoringFigures(output: string): string {
  return scoringForm
    .parse(JSON.parse(output))
    .map(({ what, customers, seconds, against }) => {
      const beside = against.map(({ baseline, ratio }) => `, ${ratio.toFixed(2)} times as quick as ${baseline}`);
      return `${what}, ${customers} customers: ${seconds.toFixed(2)} s of CPU${beside.join('')}`;
    })
    .join('; ');
}

/** Beside the arithmetic done customer by customer; the rule of thumb is quicker, and says less. */
export function scoresQuicker(output: string): boolean {
  const against = scoringForm.parse(JSON.parse(output)).flatMap((row) => row.against);
  const ratios = against.filter(({ baseline }) => baseline.includes('customer by customer')).map(({ ratio }) => ratio);
  return ratios.length > 0 && ratios.every((ratio) => ratio >= QUICKER_AT_LEAST);
}

const yearForm = z.object({
  seeds: z.number(),
  coverage: z.number(),
  falseClaims: z.number(),
  medianIntervalWidth: z.number(),
  trueEffect: z.number(),
});
/** An 80 % interval over 200 seeds, and one-sided claims at 10 %. */
const COVERAGE: readonly [number, number] = [0.74, 0.86];
const MOST_FALSE_CLAIMS = 0.14;

export function yearFigures(output: string): string {
  const { seeds, coverage, falseClaims, medianIntervalWidth, trueEffect } = yearForm.parse(JSON.parse(output));
  return (
    `${seeds} seeds: the interval holds the true effect in ${percent(coverage)}, without an effect one is claimed in ${percent(falseClaims)}, ` +
    `median width ${medianIntervalWidth.toFixed(0)} beside an effect of ${trueEffect.toFixed(0)} (${(medianIntervalWidth / trueEffect).toFixed(2)} times)`
  );
}

export function isHonest(output: string): boolean {
  const { coverage, falseClaims, medianIntervalWidth, trueEffect } = yearForm.parse(JSON.parse(output));
  const [low, high] = COVERAGE;
  return (
    coverage >= low && coverage <= high && falseClaims <= MOST_FALSE_CLAIMS && medianIntervalWidth < 2 * trueEffect
  );
}

const cardForm = z.object({ rounds: z.number(), median: z.number(), worst: z.number(), ratio: z.number() });
const PAINT_WITHIN_MILLISECONDS = 300;

export function cardFigures(output: string): string {
  const { rounds, median, worst, ratio } = cardForm.parse(JSON.parse(output));
  const paint = `first useful paint after ${median.toFixed(0)} ms (median of ${rounds}), ${worst.toFixed(0)} ms at worst`;
  return `${paint}; ${ratio.toFixed(2)} times as long as a card takes that only paints a headline`;
}

export function paintsSoon(output: string): boolean {
  return cardForm.parse(JSON.parse(output)).median < PAINT_WITHIN_MILLISECONDS;
}

const start = z.object({ milliseconds: z.number(), memoryMb: z.number() });
const functionsForm = z.object({
  nothing: start,
  functions: z.array(start.extend({ name: z.string(), bytes: z.number() })),
});

export function functionFigures(output: string): string {
  const { nothing, functions } = functionsForm.parse(JSON.parse(output));
  return functions
    .map(
      ({ name, bytes, milliseconds, memoryMb }) =>
        `${name}, ${Math.round(bytes / 1000)} kB: first answer ${(milliseconds / nothing.milliseconds).toFixed(1)} times after what Node alone takes, ` +
        `${memoryMb.toFixed(0)} MB (Node alone ${nothing.memoryMb.toFixed(0)} MB)`,
    )
    .join('; ');
}

const growthForm = z.object({
  rows: z.array(growthRowForm),
  largest: z.object({ cost: z.string(), exponent: z.number() }).nullable(),
});
/** 1 is linear; above it by what a measurement on a shared machine swings. */
const MOST_EXPONENT = 1.15;

export function growthFigures(output: string): string {
  const { rows, largest } = growthForm.parse(JSON.parse(output));
  const each = rows.map(
    (row) =>
      `${row.companies} companies: ${row.fillCalls ?? 'no'} calls to fill and ${row.nightCalls ?? 'none'} a night counted, ` +
      `${row.firstCpuSeconds.toFixed(1)} s of CPU for the first scoring and ${row.nightCpuSeconds.toFixed(1)} s a night, ` +
      `${row.nightPeakMemoryMb.toFixed(0)} MB of memory, ${row.databaseMb?.toFixed(0) ?? 'unknown'} MB of disk`,
  );
  const slope = largest === null ? '' : `; ${largest.cost} grows most: companies ^ ${largest.exponent.toFixed(2)}`;
  return `${each.join('; ')}${slope}`;
}

export function growsLinearly(output: string): boolean {
  return (growthForm.parse(JSON.parse(output)).largest?.exponent ?? 0) <= MOST_EXPONENT;
}

const mutationForm = z.object({ changes: z.number(), noticed: z.number(), percent: z.number() });

export function mutationFigures(output: string): string {
  const { changes, noticed, percent: share } = mutationForm.parse(JSON.parse(output));
  return `${noticed} of ${changes} changes of the code were noticed by a test: ${share.toFixed(1)} %`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
