import * as z from 'zod';
import { addMonths } from '../../scoring/day.ts';
import type { Day, ScoreResult } from '../../scoring/types.ts';
import type { CompanyReading, PublishedValues } from '../ports.ts';
import type { SnapshotCause } from '../ports/score-store.ts';
import type { ProgrammeTold } from '../programme/pass/pass-types.ts';

const count = z.int().min(0);
const counts = z.record(z.string(), count);

/** Running counts of a scoring, page by page: numbers only, whatever the size of the portal. */
export const tallySchema = z.object({
  companies: count,
  customers: count,
  /** By published segment. */
  segments: counts,
  /** Companies with something worth sending. */
  putOut: count,
  scoredBefore: count,
  /** Changes of the segment of customers scored before, by cause. */
  segmentChanges: counts,
  coverage: z.object({
    /** Customers with no activity of any kind in the last twelve months. */
    nothingLogged: count,
    notMeasurable: count,
    /** Customers where it can be told whether the contact hangs on one person. */
    threadsKnown: count,
    singleThreaded: count,
  }),
});
export type Tally = z.infer<typeof tallySchema>;

export const EMPTY_TALLY: Tally = {
  companies: 0,
  customers: 0,
  segments: {},
  putOut: 0,
  scoredBefore: 0,
  segmentChanges: {},
  coverage: { nothingLogged: 0, notMeasurable: 0, threadsKnown: 0, singleThreaded: 0 },
};

/** One company of a scoring. */
export interface Scored {
  readonly reading: CompanyReading;
  readonly result: ScoreResult;
  /** As it would be published. */
  readonly settled: PublishedValues;
  /** What would stand on the record after sending what is worth sending; null where nothing is. */
  readonly standing: PublishedValues | null;
  readonly cause: SnapshotCause;
  /** What the loyalty programme says of it; null where only some companies are scored. */
  readonly programme: ProgrammeTold | null;
  /** What the store has of a first reading that waits for its second; null: nothing. */
  readonly waiting: string | null;
}

/** The counts of a run with those of one page more. */
export function addToTally(tally: Tally, page: readonly Scored[], asOf: Day): Tally {
  const segments = { ...tally.segments };
  const segmentChanges = { ...tally.segmentChanges };
  for (const { settled, standing, reading, cause } of page) {
    segments[settled.segment] = (segments[settled.segment] ?? 0) + 1;
    if (!wasScored(reading) || standing === null || standing.segment === reading.published?.segment) continue;
    segmentChanges[cause] = (segmentChanges[cause] ?? 0) + 1;
  }
  return {
    companies: tally.companies + page.length,
    customers: tally.customers + countWhere(page, ({ result }) => result.kind === 'scored'),
    segments,
    putOut: tally.putOut + countWhere(page, ({ standing }) => standing !== null),
    scoredBefore: tally.scoredBefore + countWhere(page, ({ reading }) => wasScored(reading)),
    segmentChanges,
    coverage: addCoverage(tally.coverage, page, asOf),
  };
}

function wasScored({ published }: CompanyReading): boolean {
  return (published?.score ?? null) !== null;
}

function addCoverage(coverage: Tally['coverage'], page: readonly Scored[], asOf: Day): Tally['coverage'] {
  const customers = page.filter(({ result }) => result.kind === 'scored');
  const since = addMonths(asOf, -12);
  const isLogged = ({ reading }: Scored): boolean =>
    reading.history.activities.some(({ day }) => day !== null && day > since && day <= asOf);
  return {
    nothingLogged: coverage.nothingLogged + countWhere(customers, (customer) => !isLogged(customer)),
    notMeasurable:
      coverage.notMeasurable + countWhere(customers, ({ result }) => result.contact.status === 'not_measurable'),
    threadsKnown: coverage.threadsKnown + countWhere(customers, ({ result }) => result.contact.singleThreaded !== null),
    singleThreaded:
      coverage.singleThreaded + countWhere(customers, ({ result }) => result.contact.singleThreaded === true),
  };
}

export function sum(counted: Readonly<Record<string, number>>): number {
  return Object.values(counted).reduce((total, value) => total + value, 0);
}

function countWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.reduce((total, item) => total + (holds(item) ? 1 : 0), 0);
}
