import { existsSync } from 'node:fs';
import { isHubSpotError } from '../../hubspot/client/hubspot-error.ts';
import { keepEntries } from '../../operations/programme/keep-entries.ts';
import type { RefreshOutcome } from '../../operations/rescore/refresh-options.ts';
import { refreshPortal } from '../../operations/rescore/refresh-portal.ts';
import type { GivenPolicy, RunStart } from '../../operations/rescore/world.ts';
import { readRunProgress } from '../../operations/rescore/run-state.ts';
import { sum } from '../../operations/rescore/tally.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors, KeptPortal } from '../doors/doors.ts';
import { keptModel, parseAsOf, policyFileOf, refuseFolderOptions } from '../portal/open-portal.ts';
import { readPolicyFile } from '../portal/policy-file.ts';
import { createProgress } from '../text/progress.ts';
import { keepFiles } from './keep-files.ts';
import { plannedTeller } from './planned-changes.ts';
import { parseCompanyIds, type RescoreOptions } from './rescore-options.ts';
import { failedSentence, summarizeRefresh, summaryText, writtenSentence } from './rescore-summary.ts';

/** Re-scores the HubSpot account from its mirror. */
export async function rescoreAccount(doors: CommandDoors, options: RescoreOptions): Promise<void> {
  refuseFolderOptions(options);
  const companyIds = parseCompanyIds(options);
  const asOf = parseAsOf(options);
  const policy = await givenPolicy(doors, options);
  const model = await keptModel(policyFileOf(options));
  const portal = await doors.openKept('create', policy);
  if (portal === null) throw new Error('a store that may be created is there');
  try {
    const outcome = await run(doors, portal, { asOf: asOf ?? portal.asOf, policy, model }, options, companyIds);
    if (outcome.kind === 'done' && companyIds === undefined && options.dryRun !== true)
      await followEntries(doors, portal, outcome.context);
    await tell(doors, portal, outcome, options);
  } finally {
    await portal.close();
  }
}

/** What cannot be done now is done after the next run: the scores stand in any case. */
async function followEntries(doors: CommandDoors, portal: KeptPortal, scoring: ScoringContext): Promise<void> {
  try {
    await keepEntries(portal, scoring);
  } catch (error) {
    if (!isHubSpotError(error)) throw error;
    doors.err(`What people entered into the programme was not followed up: ${error.message}`);
  }
}

/** The policy that a file hands in; null where none is named and the usual one does not exist. */
async function givenPolicy(doors: CommandDoors, options: RescoreOptions): Promise<GivenPolicy | null> {
  const file = policyFileOf(options);
  if (file === null || (options.policy === undefined && !existsSync(file))) return null;
  const policy = await readPolicyFile(file);
  return { policy, file, isNamed: options.policy !== undefined, setBy: doors.user };
}

async function run(
  doors: CommandDoors,
  portal: KeptPortal,
  start: RunStart,
  options: RescoreOptions,
  companyIds: readonly string[] | undefined,
): Promise<RefreshOutcome> {
  const progress = createProgress(doors);
  const interrupts = doors.watchInterrupts();
  const tellChange = options.dryRun === true ? plannedTeller(doors.out, options.json === true) : null;
  try {
    return await refreshPortal(portal, start, {
      full: options.full === true,
      yes: options.yes === true,
      ...(companyIds === undefined ? {} : { companyIds }),
      ...(tellChange === null ? {} : { dryRun: tellChange }),
      process: doors.process,
      signal: interrupts.signal,
      progress: progress.show,
    });
  } finally {
    progress.stop();
    interrupts.release();
  }
}

async function tell(
  doors: CommandDoors,
  { portal, store }: KeptPortal,
  outcome: RefreshOutcome,
  options: RescoreOptions,
): Promise<void> {
  if (outcome.kind === 'running_elsewhere') throw new CommandFailure(runningSentence(outcome));
  if (outcome.kind === 'never_scored') {
    throw new CommandFailure(
      'Single companies are scored with what the whole portal teaches. Run rescore without --companies first.',
    );
  }
  const summary = summarizeRefresh(outcome.kind, outcome.report);
  if (outcome.report.kind === 'companies') tellUnknown(doors, outcome.kind, summary.companies, options);
  const isDryRun = options.dryRun === true;
  // Of a run that was stopped before it scored there is nothing to sum up.
  const isStoppedEarly = outcome.kind === 'stopped' && summary.companies === 0;
  if (options.json === true) doors.out(JSON.stringify(summary, null, isDryRun ? undefined : 2));
  else if (!isStoppedEarly)
    doors.out(summaryText(summary, isDryRun ? 'Nothing was written (--dry-run).' : writtenSentence(summary)));
  if (outcome.kind === 'waiting_for_yes') throw new CommandFailure(waitingSentence(outcome.report.scored));
  if (outcome.kind === 'stopped') {
    throw new CommandFailure('Stopped at a checkpoint. Run the command again: it goes on from there.');
  }
  const wereAllLost = summary.failed > 0 && summary.failed >= summary.companies;
  // Where not one score arrived there is nothing that the policy and the model must agree with.
  if (!wereAllLost) {
    const isIdealFixed = outcome.report.idealFixedAt !== null;
    await keepFiles(doors, { context: outcome.context, isIdealFixed, currency: portal.currency }, options);
  }
  if (isDryRun && (await store.scores.countOutgoing()) > 0) doors.err(await leftSentence(store));
  if (summary.failed > 0) throw new CommandFailure(failedSentence(summary));
}

/** @param scored how many of the named companies were scored */
function tellUnknown(
  doors: CommandDoors,
  ended: RefreshOutcome['kind'],
  scored: number,
  options: RescoreOptions,
): void {
  if (scored === 0) {
    throw new CommandFailure('HubSpot has none of the named companies. Look their Record IDs up there.');
  }
  const unknown = (parseCompanyIds(options)?.length ?? 0) - scored;
  if (ended === 'done' && unknown > 0) {
    doors.err(`${String(unknown)} of the named ids lead to no company of their own: unknown, deleted or merged.`);
  }
}

async function leftSentence({ mirror }: KeptPortal['store']): Promise<string> {
  const phase = (await readRunProgress(mirror))?.phase;
  if (phase === 'waiting') {
    return 'Scores of an earlier run wait for a yes: rescore --yes sends those within a day of that run, and any other run scores anew.';
  }
  return phase === 'scoring'
    ? 'An earlier run ended while it scored: the next run without --dry-run goes on with it, or scores anew.'
    : 'An earlier run left scores to be sent: the next run without --dry-run sends them first.';
}

function runningSentence({ run }: Extract<RefreshOutcome, { kind: 'running_elsewhere' }>): string {
  if (run === null) return 'Another scoring of this portal is running. Wait until it is over, or end it.';
  const { report } = run;
  const isNamed = typeof report === 'object' && report !== null && 'process' in report;
  const where = isNamed && typeof report.process === 'string' ? `, ${report.process}` : '';
  return `A scoring of this portal is running since ${run.startedAt.toISOString()}${where}. Wait until it is over, or end it.`;
}

const CAUSES: Readonly<Record<string, string>> = {
  policy: 'a new policy',
  model: 'a new model',
  data: 'corrected data',
  customer: "the customers' own behaviour",
  person: 'overrides that people set or ended',
};

function waitingSentence({
  segmentChanges,
  scoredBefore,
}: {
  readonly segmentChanges: Readonly<Record<string, number>>;
  readonly scoredBefore: number;
}): string {
  const why = Object.entries(segmentChanges).map(([cause, count]) => `${String(count)} by ${CAUSES[cause] ?? cause}`);
  return `Nothing was sent: ${String(sum(segmentChanges))} of ${String(scoredBefore)} customers would change their segment (${why.join(', ')}), and lists and workflows would react to each. Look at them with rescore --dry-run; to send exactly these scores, run rescore --yes within a day.`;
}
