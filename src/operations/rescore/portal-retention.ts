/** Retention of the whole portal, measured page by page along with a run and kept for people to look at. */
import * as z from 'zod';
import { summarizeRetention, type RetentionReport } from '../../programme/retention/measure-retention.ts';
import { addToRetention, startRetention, type RetentionTally } from '../../programme/retention/retention-tally.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { Scored } from './tally.ts';

const NAME = 'retention';
/** It looks back over years, and measuring it takes nearly half as long as scoring. */
const KEPT_DAYS = 7;

const amounts = z.object({
  customers: z.int(),
  start: z.number(),
  end: z.number(),
  changeChange: z.number(),
  changeStart: z.number(),
  startStart: z.number(),
});
const period = z.object({ paying: z.int(), kept: z.int(), net: amounts, gross: amounts });

/** A tally as a checkpoint holds it. */
export const retentionStateSchema = z.object({
  asOf: z.int(),
  days: z.array(z.int()),
  cohorts: z.array(z.tuple([z.int().nullable(), z.array(period)])),
  /** Days that first relationships lasted, lost ones, and those seen no longer. */
  spells: z.array(z.tuple([z.int(), z.int(), z.int()])),
});
export type RetentionState = z.infer<typeof retentionStateSchema>;

export function toRetentionState({ asOf, days, cohorts, spells }: RetentionTally): RetentionState {
  return {
    asOf,
    days: [...days],
    cohorts: [...cohorts].map(([cohort, periods]) => [cohort, [...periods]]),
    spells: [...spells].map(([length, { lost, leftSeen }]) => [length, lost, leftSeen]),
  };
}

export function fromRetentionState({ asOf, days, cohorts, spells }: RetentionState): RetentionTally {
  return {
    asOf,
    days,
    cohorts: new Map(cohorts),
    spells: new Map(spells.map(([length, lost, leftSeen]) => [length, { lost, leftSeen }])),
  };
}

const interval = z.tuple([z.number(), z.number()]);
const rate = z.object({ rate: z.number(), interval: interval.nullable() }).nullable();
const row = z.object({
  cohort: z.int().nullable(),
  from: z.string(),
  until: z.string(),
  customers: z.int(),
  kept: z.int(),
  startValue: z.number(),
  endValue: z.number(),
  logo: rate,
  gross: rate,
  net: rate,
});
const keptSchema = z.object({
  policy: z.string(),
  report: z.object({
    asOf: z.string(),
    periods: z.array(row),
    cohorts: z.array(row),
    survival: z.array(z.object({ years: z.int(), survival: z.number(), interval, atRisk: z.int() })),
  }) satisfies z.ZodType<RetentionReport>,
});

/** What the last run that measured it found; null where none did. */
export async function readRetention(reports: Pick<ReportStore, 'readReport'>): Promise<RetentionReport | null> {
  return (await readKept(reports))?.report ?? null;
}

async function readKept(reports: Pick<ReportStore, 'readReport'>): Promise<KeptRetention | null> {
  const kept = await reports.readReport(NAME);
  const parsed = keptSchema.safeParse(kept?.value);
  return kept === null || !parsed.success ? null : { measuredOn: kept.asOf, ...parsed.data };
}

interface KeptRetention extends z.infer<typeof keptSchema> {
  readonly measuredOn: number;
}

/** An empty tally; null where what is kept is of these days and of the same policy. */
export async function beginRetention(
  reports: Pick<ReportStore, 'readReport'>,
  { asOf, policy }: Pick<ScoringContext, 'asOf' | 'policy'>,
): Promise<RetentionTally | null> {
  const kept = await readKept(reports);
  const age = asOf - (kept?.measuredOn ?? -Infinity);
  return kept?.policy === policy.id && age >= 0 && age < KEPT_DAYS ? null : startRetention(asOf);
}

/** Adds the companies of a page. */
export function tallyRetention(
  tally: RetentionTally,
  page: readonly Pick<Scored, 'reading'>[],
  { policy }: Pick<ScoringContext, 'policy'>,
): void {
  for (const { reading } of page) addToRetention(tally, reading.history, policy);
}

/** Keeps what a scoring of the whole portal measured, with the policy by which it did. */
export async function keepRetention(
  reports: Pick<ReportStore, 'keepReport'>,
  tally: RetentionTally,
  { policy }: Pick<ScoringContext, 'policy'>,
): Promise<void> {
  const value = { policy: policy.id, report: summarizeRetention(tally) };
  await reports.keepReport({ name: NAME, asOf: tally.asOf, value });
}
