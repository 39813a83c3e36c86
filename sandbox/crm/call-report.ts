import type { Bucket } from './bucket.ts';
import type { LoggedCall } from './logged-call.ts';

/** What an app asked of the account, and how close it came to its limits. */
export interface CallReport {
  readonly total: number;
  readonly byBucket: Readonly<Record<Bucket, number>>;
  /** By status of the answer; 0: the connection was dropped. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** Answers with status 429, whether a limit or a fault was the reason. */
  readonly refusedByLimit: number;
  /** Calls that were over a limit; a well-behaved app makes none. */
  readonly overLimit: number;
  /** The most calls in any rolling ten seconds, search and association batches not counted. */
  readonly mostInTenSeconds: number;
  /** The most search calls in any rolling second. */
  readonly mostSearchesInOneSecond: number;
  /** The most association batches in any rolling ten seconds. */
  readonly mostAssociationsInTenSeconds: number;
}

export function reportCalls(calls: readonly LoggedCall[]): CallReport {
  const byBucket = { objects: 0, search: 0, associations: 0, properties: 0, other: 0 };
  const byStatus: Record<string, number> = {};
  for (const { bucket, status } of calls) {
    byBucket[bucket] += 1;
    if (status !== null) byStatus[String(status)] = (byStatus[String(status)] ?? 0) + 1;
  }
  const most = (buckets: readonly Bucket[], milliseconds: number): number =>
    mostWithin(
      calls.filter((call) => buckets.includes(call.bucket)).map((call) => call.at),
      milliseconds,
    );
  return {
    total: calls.length,
    byBucket,
    byStatus,
    refusedByLimit: byStatus['429'] ?? 0,
    overLimit: calls.filter((call) => call.overLimit !== null).length,
    mostInTenSeconds: most(['objects', 'properties', 'other'], 10_000),
    mostSearchesInOneSecond: most(['search'], 1_000),
    mostAssociationsInTenSeconds: most(['associations'], 10_000),
  };
}

/** Throws where a call was over a limit: for tests and benchmarks of an app that must make none. */
export function assertWithinLimits(report: CallReport): void {
  if (report.overLimit === 0) return;
  throw new Error(
    `${String(report.overLimit)} of ${String(report.total)} calls were over a limit; at most ` +
      `${String(report.mostInTenSeconds)} came in ten seconds, ${String(report.mostSearchesInOneSecond)} searches in one.`,
  );
}

/** The most instants (milliseconds) that lie less than so many milliseconds apart. */
function mostWithin(instants: readonly number[], milliseconds: number): number {
  const ordered = [...instants].sort((one, other) => one - other);
  let most = 0;
  let first = 0;
  ordered.forEach((at, place) => {
    while ((ordered[first] ?? at) <= at - milliseconds) first += 1;
    most = Math.max(most, place - first + 1);
  });
  return most;
}
