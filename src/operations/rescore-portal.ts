import { firstIdealLifetimeValue } from '../programme/ideal-lifetime-value.ts';
import { largestGaps, productGaps as findProductGaps, type ProductGaps } from '../programme/product-gaps.ts';
import { tierBounds } from '../programme/value-tiers.ts';
import type { PortalFitReport } from '../scoring/fit/portal/fit-portal-model.ts';
import type { ScoringContext } from '../scoring/relationship.ts';
import { scoreCustomer } from '../scoring/score-customer.ts';
import type { CustomerScore, Day, ScoreResult } from '../scoring/types.ts';
import { fitPortal } from './models/fit-portal.ts';
import { withPolicyId } from './parse-policy.ts';
import type { CompanyReading, CustomerRecords, PortalFacts, PublishOutcome, PublishRequest } from './ports.ts';
import { publishContext, settle } from './refresh-customer.ts';

export interface RescoreProgress {
  readonly phase: 'reading' | 'scoring' | 'writing';
  readonly done: number;
  /** Null while not known. */
  readonly total: number | null;
}

export interface RescoreReport {
  /** The context used: its model is the one this run fitted, its policy carries the Ideal lifetime value that it may have fixed. */
  readonly context: ScoringContext;
  /** True when this run set the policy's Ideal lifetime value for the first time: the caller keeps the policy. */
  readonly idealFixed: boolean;
  /** What came of learning from the portal. */
  readonly fit: Pick<PortalFitReport, 'published' | 'reason'>;
  readonly results: readonly ScoreResult[];
  readonly outcomes: readonly PublishOutcome[];
}

export interface NamedRequest extends PublishRequest {
  readonly name: string;
}

export interface RescoreOptions {
  /** Is told what would be written, company by company, with what stands there; nothing is written. */
  readonly dryRun?: (request: NamedRequest) => void;
  readonly progress?: (progress: RescoreProgress) => void;
}

const WRITE_BATCH = 1000;

/**
 * Reads, scores and writes back every company of the portal. All readings are held in memory, since the Ideal lifetime
 * value and the value tiers need every customer before the first can be written.
 */
export async function rescorePortal(
  records: CustomerRecords,
  start: ScoringContext,
  portal: PortalFacts,
  now: () => Date,
  options: RescoreOptions = {},
): Promise<RescoreReport> {
  const progress = options.progress ?? (() => undefined);
  const readings = await readAll(records, progress);
  const { context, idealFixed, fit, results } = scoreAll(readings, start);
  progress({ phase: 'scoring', done: results.length, total: results.length });

  const tiers = tierBounds(results.filter(isScored).map((score) => score.lifetimeValue));
  const productGaps = largestGaps(productGapsOf(readings, results, context.asOf));
  const at = { ...publishContext(context, portal, now()), tiers, productGaps };
  const requests: NamedRequest[] = readings.map((reading, index) => {
    const result = results[index];
    if (result === undefined) throw new Error('every reading must have a result');
    return {
      companyId: reading.history.companyId,
      name: reading.history.name,
      before: reading.published,
      after: settle(reading, result, at, context.asOf),
    };
  });
  if (options.dryRun === undefined)
    return { context, idealFixed, fit, results, outcomes: await publishAll(records, requests, progress) };
  for (const request of requests) options.dryRun(request);
  return { context, idealFixed, fit, results, outcomes: [] };
}

export function isScored(result: ScoreResult): result is CustomerScore {
  return result.kind === 'scored';
}

/**
 * Scores all readings, which must be the whole portal: its model is fitted first and speaks where it has proved itself, and
 * where the policy has no Ideal lifetime value yet, that is fixed from these customers with that model.
 */
export function scoreAll(
  readings: readonly Pick<CompanyReading, 'history'>[],
  start: ScoringContext,
): Pick<RescoreReport, 'context' | 'idealFixed' | 'fit' | 'results'> {
  const { context: fitted, report: fit } = fitPortal(readings, start);
  const results = readings.map((reading) => scoreCustomer(reading.history, fitted));
  const ideal = fitted.policy.idealLifetimeValue === null ? firstIdealLifetimeValue(results.filter(isScored)) : null;
  if (ideal === null) return { context: fitted, idealFixed: false, fit, results };
  const context = { ...fitted, policy: withPolicyId({ ...fitted.policy, idealLifetimeValue: ideal }) };
  return {
    context,
    idealFixed: true,
    fit,
    results: readings.map((reading) => scoreCustomer(reading.history, context)),
  };
}

async function readAll(
  records: CustomerRecords,
  progress: (progress: RescoreProgress) => void,
): Promise<readonly CompanyReading[]> {
  const total = await records.countCompanies();
  const readings: CompanyReading[] = [];
  progress({ phase: 'reading', done: 0, total });
  for await (const batch of records.readCompanies()) {
    readings.push(...batch);
    progress({ phase: 'reading', done: readings.length, total });
  }
  return readings;
}

async function publishAll(
  records: CustomerRecords,
  requests: readonly PublishRequest[],
  progress: (progress: RescoreProgress) => void,
): Promise<readonly PublishOutcome[]> {
  const outcomes: PublishOutcome[] = [];
  for (let start = 0; start < requests.length; start += WRITE_BATCH) {
    outcomes.push(...(await records.publish(requests.slice(start, start + WRITE_BATCH))));
    progress({ phase: 'writing', done: outcomes.length, total: requests.length });
  }
  return outcomes;
}

/** What similar customers own, of those that have not lapsed. */
function productGapsOf(
  readings: readonly Pick<CompanyReading, 'history'>[],
  results: readonly ScoreResult[],
  asOf: Day,
): ProductGaps {
  const present = readings.flatMap(({ history }, index) => {
    const score = results[index];
    return score?.kind === 'scored' && score.status !== 'lapsed' ? [{ history, score }] : [];
  });
  return findProductGaps(present, asOf);
}
