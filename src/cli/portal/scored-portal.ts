import type { Command } from 'commander';
import { asPublished } from '../../operations/portfolio/as-published.ts';
import type { CompanyReading, PortalFacts } from '../../operations/ports.ts';
import type { Run } from '../../operations/ports/run-store.ts';
import { scoreAll } from '../../operations/rescore-portal.ts';
import { companyPages } from '../../operations/rescore/company-pages.ts';
import { readPortalContext } from '../../operations/rescore/learn-portal.ts';
import { SEED_MODEL } from '../../scoring/model.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import { scoreCustomer } from '../../scoring/score-customer.ts';
import type { CompanyHistory, ScoreResult } from '../../scoring/types.ts';
import { isStoreError } from '../../store/store-error.ts';
import type { CommandDoors, KeptPortal } from '../doors/doors.ts';
import { openPortal, readEveryCompany, withPortalOptions, type PortalOptions } from './open-portal.ts';

export interface ScoredPortalOptions extends PortalOptions {
  readonly live?: boolean;
}

export function withScoredPortalOptions(command: Command): Command {
  return withPortalOptions(command).option(
    '--live',
    'read HubSpot now (default: what the last rescore kept, where there was one)',
  );
}

/** Every company of a portal, and how its history is scored. */
export interface ScoredPortal {
  readonly portal: PortalFacts;
  /** By owner id; who is not in it is shown by the id. */
  readonly ownerNames: ReadonlyMap<string, string>;
  readonly histories: readonly CompanyHistory[];
  /** In the order of the histories. What is published of a company goes before what it would be now. */
  readonly score: (histories: readonly CompanyHistory[]) => {
    readonly results: readonly ScoreResult[];
    readonly context: ScoringContext;
  };
}

/**
 * Reads every company: from what the last rescore kept, where there was one and the options ask for nothing else, with the
 * model and policy it kept; else from HubSpot, or from a folder.
 */
export async function readScoredPortal(doors: CommandDoors, options: ScoredPortalOptions): Promise<ScoredPortal> {
  return (await readKept(doors, options)) ?? (await readLive(doors, options));
}

async function readLive(doors: CommandDoors, options: ScoredPortalOptions): Promise<ScoredPortal> {
  const { portal, context } = await openPortal(doors, options);
  const readings = await readEveryCompany(doors, portal, options);
  return {
    portal: portal.portal,
    ownerNames: portal.ownerNames,
    histories: readings.map(({ history }) => history),
    score: (histories) =>
      scoreAll(
        histories.map((history) => ({ history })),
        context,
      ),
  };
}

/** Null where nothing is kept, or where the options ask for another day, policy or source than what is kept has. */
async function readKept(doors: CommandDoors, options: ScoredPortalOptions): Promise<ScoredPortal | null> {
  const isOther = options.data !== undefined || options.asOf !== undefined || options.policy !== undefined;
  if (isOther || options.live === true) return null;
  const kept = await openUnlocked(doors);
  if (kept === null) return null;
  try {
    const start = { asOf: kept.asOf, model: SEED_MODEL, policy: null };
    const scoredWith = await readPortalContext(kept.store.runs, start);
    return scoredWith === null ? null : await readFromMirror(doors, kept, scoredWith.context);
  } finally {
    await kept.close();
  }
}

/**
 * A store in a folder is open in one process at a time; what only reads need not wait for it.
 *
 * @param whereLocked what is said then
 */
export async function openUnlocked(
  doors: Pick<CommandDoors, 'openKept' | 'err'>,
  whereLocked = 'What is kept is in use by another process, so HubSpot is read instead.',
): Promise<KeptPortal | null> {
  try {
    return await doors.openKept('open');
  } catch (error) {
    if (!isStoreError(error, 'store_locked')) throw error;
    doors.err(whereLocked);
    return null;
  }
}

/** After many runs of single companies the age of the whole is not told. */
const RUNS_LOOKED_AT = 20;

function isWholeRun({ kind, state }: Run): boolean {
  return kind !== 'companies' && state === 'done';
}

async function readFromMirror(doors: CommandDoors, kept: KeptPortal, context: ScoringContext): Promise<ScoredPortal> {
  const readings: CompanyReading[] = [];
  for await (const page of companyPages(kept.mirror)) {
    const rows = await kept.store.scores.readPublished(page.readings.map(({ history }) => history.companyId));
    for (const { history } of page.readings) {
      readings.push({ history, published: rows.get(history.companyId)?.values ?? null });
    }
  }
  const run = (await kept.store.runs.listRuns(RUNS_LOOKED_AT)).find(isWholeRun);
  const since = run === undefined ? '' : ` by the rescore of ${run.startedAt.toISOString()}`;
  doors.err(`From what was kept${since}: --live reads HubSpot.`);
  const published = new Map(readings.map((reading) => [reading.history.companyId, reading.published]));
  return {
    portal: kept.portal,
    ownerNames: new Map(),
    histories: readings.map(({ history }) => history),
    score: (histories) => ({
      results: histories.map((history) =>
        asPublished(scoreCustomer(history, context), published.get(history.companyId) ?? null),
      ),
      context,
    }),
  };
}
