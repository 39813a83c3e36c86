import * as z from 'zod';
import type { RetentionActivity } from '../../../programme/activities/retention-activity.ts';
import { decideTests } from '../../../programme/return/decide-tests.ts';
import type { DecidedTest } from '../../../programme/return/decided-test.ts';
import { estimateReturn } from '../../../programme/return/estimate-return.ts';
import type { ScoringContext } from '../../../scoring/relationship.ts';
import type { CompanyHistory } from '../../../scoring/types.ts';
import type { PortalMirror } from '../../ports/portal-mirror.ts';
import type { PortalStore } from '../../ports/portal-store.ts';
import type { ReportStore } from '../../ports/report-store.ts';
import { takeBreath } from '../../rescore/company-pages.ts';
import { byHash, sampleCompanies } from '../../rescore/sample-companies.ts';

const NAME = 'programme_returns';
const KEPT_DAYS = 7;
/** Decisions of so many years are looked at. */
const YEARS = 2;
/** Customers with an activity, and customers to compare them with, at most: each is scored once for every decision. */
const SAMPLE = 2_000;
const COMPANIES_AT_ONCE = 50;

const resultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('too_few'),
    withActivity: z.int(),
    matched: z.int(),
    needed: z.int(),
    cost: z.number(),
  }),
  z.object({
    kind: z.literal('estimated'),
    effect: z.number(),
    interval: z.tuple([z.number(), z.number()]).readonly(),
    retained: z.number(),
    grown: z.number(),
    cost: z.number(),
    net: z.number(),
    isProven: z.boolean(),
    withActivity: z.int(),
    distinctAlike: z.int(),
    unmatched: z.int(),
  }),
]);
const keptSchema = z.object({ tests: z.int(), kept: z.int(), result: resultSchema });

export interface KeptReturns extends z.infer<typeof keptSchema> {
  readonly asOf: number;
}

/** Null where it was not worked out yet. */
export async function readReturns(reports: Pick<ReportStore, 'readReport'>): Promise<KeptReturns | null> {
  const kept = await reports.readReport(NAME);
  const parsed = keptSchema.safeParse(kept?.value);
  return kept === null || !parsed.success ? null : { asOf: kept.asOf, ...parsed.data };
}

/**
 * Once a week, what the activities of the ledger returned: customers with one, and a sample of the others to compare them with.
 *
 * @returns false where it was ended
 */
export async function keepReturns(
  { store, mirror }: { readonly store: PortalStore; readonly mirror: PortalMirror },
  context: ScoringContext,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const kept = await readReturns(store.reports);
  const age = context.asOf - (kept?.asOf ?? -Infinity);
  if (age >= 0 && age < KEPT_DAYS) return true;
  const ledger = await store.programmeEntries.listDone();
  const tests: DecidedTest[] = [];
  const seen = new Set<string>();
  for await (const histories of companiesToCompare(mirror, ledger)) {
    if (signal?.aborted === true) return false;
    const fresh = histories.filter(({ companyId }) => !seen.has(companyId));
    for (const { companyId } of fresh) seen.add(companyId);
    for (let from = 0; from < fresh.length; from += COMPANIES_AT_ONCE) {
      tests.push(...decideTests(fresh.slice(from, from + COMPANIES_AT_ONCE), ledger, context, YEARS).tests);
      await takeBreath();
    }
  }
  await store.reports.keepReport({ name: NAME, asOf: context.asOf, value: toKept(tests) });
  return true;
}

async function* companiesToCompare(
  mirror: PortalMirror,
  ledger: readonly RetentionActivity[],
): AsyncGenerator<readonly CompanyHistory[]> {
  const helped = byHash([...new Set(ledger.map(({ companyId }) => companyId))]).slice(0, SAMPLE);
  for (let from = 0; from < helped.length; from += COMPANIES_AT_ONCE) {
    const readings = await mirror.readCompanies(helped.slice(from, from + COMPANIES_AT_ONCE));
    yield readings.map(({ history }) => history);
  }
  for await (const page of sampleCompanies(mirror, SAMPLE)) yield page.map(({ history }) => history);
}

function toKept(tests: readonly DecidedTest[]): z.infer<typeof keptSchema> {
  const result = estimateReturn(tests);
  const kept = tests.filter(({ marginAfter }) => marginAfter > 0).length;
  if (result.kind === 'too_few') return { tests: tests.length, kept, result };
  return { tests: tests.length, kept, result: { ...result, withActivity: result.withActivity.tests } };
}
