import type { RetentionTally } from '../../programme/retention/retention-tally.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import {
  fromGoalState,
  startGoalTally,
  tallyGoals,
  toGoalState,
  type GoalTally,
} from '../programme/pass/goal-tally.ts';
import { beginProgramme } from '../programme/pass/programme-pass.ts';
import type { ProgrammeState } from '../programme/pass/programme-state.ts';
import { finishProgramme, writeProgrammePage } from '../programme/pass/write-programme.ts';
import { askForBackfill } from './backfill.ts';
import { companyPages, namedCompanyPages } from './company-pages.ts';
import { learnPortal, readPortalContext, readRunContext, type PortalContext } from './learn-portal.ts';
import { writePortfolioRange } from '../portfolio/write-portfolio-page.ts';
import { modelLabel } from '../published-values.ts';
import { findProductGaps } from './find-product-gaps.ts';
import {
  beginRetention,
  fromRetentionState,
  keepRetention,
  tallyRetention,
  toRetentionState,
} from './portal-retention.ts';
import type { RefreshOptions } from './refresh-options.ts';
import type { RunKeeper } from './run-keeper.ts';
import { writeRunProgress, type ScoringProgress } from './run-state.ts';
import { putOutPage, readLeftFromEarlier, scorePage, toPageContext, type PageContext } from './score-page.ts';
import { addToTally, EMPTY_TALLY, type Scored, type Tally } from './tally.ts';
import type { RescoreWorld, RunStart } from './world.ts';

/** One run of the portal, and what it works with. */
export interface RunPhases {
  readonly world: RescoreWorld;
  readonly start: RunStart;
  readonly options: RefreshOptions;
  readonly run: RunKeeper;
  /** Nothing of the portal was ever scored. */
  readonly isFirst: boolean;
}

export function isStopped({ signal }: RefreshOptions): boolean {
  return signal?.aborted === true;
}

/** What a run scores with, and how far it is. */
export interface Scoring {
  readonly page: PageContext;
  /** The companies to score, by the ids they go by now; null: every company. */
  readonly companyIds: readonly string[] | null;
  readonly after: string | null;
  readonly tally: Tally;
  /** Grows page by page; null where retention is not measured along with the scoring. */
  readonly retention: RetentionTally | null;
  /** Grows page by page. */
  readonly goals: GoalTally;
}

/** Brings the mirror up to date and learns what there is to learn; null where it was stopped. */
export async function beginScoring(phases: RunPhases): Promise<Scoring | null> {
  const { world, start, options, run, isFirst } = phases;
  const isRehearsal = options.dryRun !== undefined;
  // What people can fill in is there to be read, and what is written has its place.
  if (isFirst && !isRehearsal) await world.setUp();
  const inputVersion = await world.store.scores.nextInputVersion();
  const synced = await syncMirror(phases);
  if (synced === null) return null;
  await run.progress({ phase: 'learning', done: 0, total: null });
  // Before anything is kept that makes the next run no first one.
  if (isFirst && !isRehearsal) await askForBackfill(world.store.mirror, start.asOf);
  const kept = options.companyIds === undefined ? null : await readPortalContext(world.store.runs, start);
  const portal = kept ?? (await learnPortal(world, start, { keep: !isRehearsal, signal: options.signal }));
  if (portal === null) return null;
  noteContext(run, portal);
  const at = world.now().toISOString();
  const page = await openPages(phases, portal, { at, inputVersion, programme: null });
  if (page === null) return null;
  const isWhole = synced.companyIds === null && !isRehearsal;
  const retention = isWhole ? await beginRetention(world.store.reports, portal.context) : null;
  const goals = startGoalTally(page.programme ?? { goals: [] });
  return { page, companyIds: synced.companyIds, after: null, tally: EMPTY_TALLY, retention, goals };
}

/** @returns null where it was stopped */
async function syncMirror({
  world,
  start,
  options,
  run,
  isFirst,
}: RunPhases): Promise<Pick<Scoring, 'companyIds'> | null> {
  if (options.companyIds !== undefined) {
    const current = await world.mirror.syncCompanies(options.companyIds);
    return isStopped(options) ? null : { companyIds: [...new Set(current.values())] };
  }
  let told = Promise.resolve();
  const sync = await world.mirror.sync({
    full: options.full === true,
    antiEntropyPart: isFirst || options.full === true ? null : start.asOf % 7,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    progress: (progress) => {
      told = told.then(() => run.progress(progress));
    },
  });
  await told;
  run.note({ sync });
  return sync.stopped || isStopped(options) ? null : { companyIds: null };
}

/**
 * Goes on with a scoring that was interrupted; null where it is of another day, or anything that it stands on has changed:
 * the whole portal is then scored anew.
 */
export async function takeUpScoring(phases: RunPhases, left: ScoringProgress): Promise<Scoring | null> {
  const { world, start, options, run } = phases;
  if (left.asOf !== start.asOf || options.companyIds !== undefined || options.full === true) return null;
  const portal = await readRunContext(world.store, start);
  if (portal === null) return null;
  if (modelLabel(portal.context.model, portal.context.policy) !== left.label) return null;
  noteContext(run, portal);
  const page = await openPages(phases, portal, left);
  if (page === null) return null;
  const retention = left.retention === null ? null : fromRetentionState(left.retention);
  const goals = fromGoalState(left.programme.goals);
  return { page, companyIds: null, after: left.after, tally: left.tally, retention, goals };
}

/** @returns null where it was stopped */
async function openPages(
  { world, options }: RunPhases,
  { context, tiers, tiersOn }: PortalContext,
  of: Pick<ScoringProgress, 'at' | 'inputVersion'> & { readonly programme: ProgrammeState | null },
): Promise<PageContext | null> {
  const { currency } = world.portal;
  const single = toPageContext(context, tiers, currency, of);
  if (options.companyIds !== undefined) return single;
  const { signal } = options;
  const keep = options.dryRun === undefined;
  const programme = await beginProgramme(world, { context, currency, state: of.programme, keep, signal });
  if (programme === null) return null;
  const page = { ...single, programme };
  if (tiersOn !== context.asOf) return page;
  const productGaps = await findProductGaps(world, context, options.signal);
  return productGaps === null ? null : { ...page, publish: { ...page.publish, productGaps } };
}

export function noteContext(run: RunKeeper, { context, modelReason, isIdealFixed }: PortalContext): void {
  run.note({
    model: context.model.id,
    policy: context.policy.id,
    modelReason,
    idealFixedAt: isIdealFixed ? context.policy.idealLifetimeValue : null,
  });
}

/** @returns the counts of the whole scoring; null where it was stopped */
export async function scoreAndPutOut(phases: RunPhases, scoring: Scoring): Promise<Tally | null> {
  const { world, options, run } = phases;
  const { retention, goals } = scoring;
  const { programme } = scoring.page;
  const left = await readLeftFromEarlier(world);
  let { tally, after } = scoring;
  run.note({ scored: tally });
  await noteScoring(phases, scoring);
  for await (const { scored, last } of scoredPages(phases, scoring)) {
    await putOutPage(world, scored, scoring.page, left);
    await writePortfolioRange(
      world.store.portfolio,
      scored,
      options.companyIds === undefined ? { after, until: last } : null,
    );
    if (programme !== null) {
      await writeProgrammePage(world.store.programme, programme, scored, { after, until: last });
      await tallyGoals(programme, goals, scored);
    }
    after = last;
    tally = addToTally(tally, scored, scoring.page.scoring.asOf);
    if (retention !== null) tallyRetention(retention, scored, scoring.page.scoring);
    run.note({ scored: tally });
    await noteScoring(phases, { ...scoring, after: last, tally });
    if (isStopped(options)) return null;
  }
  if (options.companyIds === undefined) await world.store.portfolio.removeOthers({ after, until: null }, []);
  if (programme !== null) await finishProgramme(world.store, programme, goals, after);
  if (retention !== null) await keepRetention(world.store.reports, retention, scoring.page.scoring);
  return tally;
}

/** A run of single companies is short: it is not taken up, and what it put out is sent by the next one. */
async function noteScoring(
  { world, options }: RunPhases,
  { page, after, tally, retention, goals }: Scoring,
): Promise<void> {
  if (options.companyIds !== undefined) return;
  await writeRunProgress(world.store.mirror, {
    phase: 'scoring',
    after,
    inputVersion: page.inputVersion,
    asOf: page.scoring.asOf,
    at: page.publish.at,
    label: page.publish.label,
    tally,
    retention: retention === null ? null : toRetentionState(retention),
    programme: { parts: [...(page.programme?.parts ?? [])], goals: toGoalState(goals) },
  });
}

async function* scoredPages(
  { world, run }: RunPhases,
  { page, companyIds, after, tally }: Scoring,
): AsyncGenerator<{ readonly scored: readonly Scored[]; readonly last: string }> {
  const { mirror } = world;
  const total = companyIds?.length ?? (await mirror.countCompanies());
  let done = tally.companies;
  await run.progress({ phase: 'scoring', done, total });
  for await (const { readings, last } of companyIds === null
    ? companyPages(mirror, after)
    : namedCompanyPages(mirror, companyIds)) {
    yield { scored: await scorePage(world, readings, page), last };
    done += readings.length;
    await run.progress({ phase: 'scoring', done, total });
  }
}

/** Scores everything and tells what would be written; only the mirror is brought up to date. Null where it was stopped. */
export async function rehearse(phases: RunPhases): Promise<ScoringContext | null> {
  const { options, run } = phases;
  const scoring = await beginScoring(phases);
  if (scoring === null) return null;
  let tally = EMPTY_TALLY;
  for await (const { scored } of scoredPages(phases, scoring)) {
    tally = addToTally(tally, scored, scoring.page.scoring.asOf);
    run.note({ scored: tally });
    for (const company of scored) tellChange(company, options);
    if (isStopped(options)) return null;
  }
  return scoring.page.scoring;
}

function tellChange({ reading, standing, cause }: Scored, { dryRun }: RefreshOptions): void {
  if (standing === null) return;
  const { companyId, name } = reading.history;
  dryRun?.({ companyId, name, before: reading.published, after: standing, cause });
}
