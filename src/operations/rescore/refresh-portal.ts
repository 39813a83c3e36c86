import type { ScoringContext } from '../../scoring/relationship.ts';
import type { RunKind } from '../ports/run-store.ts';
import { workOutLater } from '../programme/later/work-out-later.ts';
import { backfill } from './backfill.ts';
import { isFlood } from './flood.ts';
import { readPortalContext } from './learn-portal.ts';
import { dropProposal, putInForce } from './learnt.ts';
import type { RefreshOptions, RefreshOutcome } from './refresh-options.ts';
import { findRunning, startRun } from './run-keeper.ts';
import type { PageContext } from './score-page.ts';
import { readRunProgress, writeRunProgress, type RunProgress, type WaitingProgress } from './run-state.ts';
import {
  beginScoring,
  isStopped,
  noteContext,
  rehearse,
  scoreAndPutOut,
  takeUpScoring,
  type RunPhases,
} from './score-portal.ts';
import { sendOutgoing } from './send-outgoing.ts';
import type { RescoreWorld, RunStart } from './world.ts';

/** A yes to what was put out counts for a day: later, other things would be written than those that were seen. */
const YES_MILLISECONDS = 24 * 3_600_000;

/**
 * Scores the portal from its mirror and writes back what is worth writing: first what an interrupted run had put out, then
 * the mirror is brought up to date, every company is scored page by page, what differs is put out, and, unless that would
 * change many segments at once, sent. Ended at any moment, the next run goes on: nothing is lost, and nothing is written
 * twice with different values.
 *
 * @throws whatever an adapter throws; the run is then noted as failed
 */
export async function refreshPortal(
  world: RescoreWorld,
  start: RunStart,
  options: RefreshOptions,
): Promise<RefreshOutcome> {
  const isFirst = (await readPortalContext(world.store.runs, start)) === null;
  if (isFirst && options.companyIds !== undefined) return { kind: 'never_scored' };
  const run = await startRun(world, runKind(isFirst, options), {
    isDryRun: options.dryRun !== undefined,
    process: options.process,
    watch: options.progress,
  });
  if (run === null) return { kind: 'running_elsewhere', run: await findRunning(world.store.runs) };
  try {
    const phases = { world, start, options, run, isFirst };
    const ended = await (options.dryRun === undefined ? runPhases(phases) : runRehearsal(phases));
    await run.finish(ended.kind === 'done' && run.report().sent.failed > 0 ? 'failed' : ended.kind);
    return { ...ended, report: run.report() };
  } catch (error) {
    run.note({ endedBy: error instanceof Error ? error.message : 'an unknown failure' });
    // The failure that ended the run is the one to tell, also where the store fails with it.
    await run.finish('failed').catch(() => undefined);
    throw error;
  }
}

function runKind(isFirst: boolean, { full, companyIds }: RefreshOptions): RunKind {
  if (companyIds !== undefined) return 'companies';
  if (isFirst) return 'first_fill';
  return full === true ? 'full' : 'nightly';
}

type Ended =
  { readonly kind: 'done'; readonly context: ScoringContext } | { readonly kind: 'waiting_for_yes' | 'stopped' };

async function runRehearsal(phases: RunPhases): Promise<Ended> {
  const context = await rehearse(phases);
  return context === null ? { kind: 'stopped' } : { kind: 'done', context };
}

async function runPhases(phases: RunPhases): Promise<Ended> {
  const { world, options } = phases;
  const left = await readRunProgress(world.store.mirror);
  if (left?.phase === 'waiting' && options.yes === true && isRecent(left, world.now())) {
    return sendWaiting(phases, left);
  }
  if (!(await sendEarlier(phases, left))) return { kind: 'stopped' };
  const taken = left?.phase === 'scoring' ? await takeUpScoring(phases, left) : null;
  if (taken === null && isStopped(options)) return { kind: 'stopped' };
  if (taken === null) await dropUnsent(phases, left);
  const scoring = taken ?? (await beginScoring(phases));
  if (scoring === null) return { kind: 'stopped' };
  const tally = await scoreAndPutOut(phases, scoring);
  if (tally === null) return { kind: 'stopped' };
  if (options.companyIds === undefined && options.yes !== true && isFlood(tally)) {
    await writeRunProgress(world.store.mirror, { phase: 'waiting', since: world.now().toISOString(), tally });
    return { kind: 'waiting_for_yes' };
  }
  await clearForSending(phases);
  if (!(await send(phases, 'writing'))) return { kind: 'stopped' };
  return fillIn(phases, scoring.page);
}

/** What is worked out when everything was sent, since it rests on what is published. */
async function fillIn({ world, options, run }: RunPhases, page: PageContext): Promise<Ended> {
  const backfilled = await backfill(world, page, { signal: options.signal, progress: run.progress });
  run.note({ backfilled: backfilled ?? 0 });
  if (isStopped(options)) return { kind: 'stopped' };
  if (page.programme !== null) await workOutLater(world, page.programme, options.signal);
  return isStopped(options) ? { kind: 'stopped' } : { kind: 'done', context: page.scoring };
}

function isRecent({ since }: WaitingProgress, now: Date): boolean {
  return now.getTime() - Date.parse(since) < YES_MILLISECONDS;
}

/** Somebody said yes: exactly what was seen is sent. */
async function sendWaiting(phases: RunPhases, { tally }: WaitingProgress): Promise<Ended> {
  phases.run.note({ scored: tally });
  await clearForSending(phases);
  if (!(await send(phases, 'writing'))) return { kind: 'stopped' };
  const portal = await readPortalContext(phases.world.store.runs, phases.start);
  if (portal === null) throw new Error('what waits for a yes was scored with something that was kept');
  noteContext(phases.run, portal);
  return { kind: 'done', context: portal.context };
}

/**
 * What is put out may be sent, and what it was scored with comes into force. In this order: an end in between is made whole
 * by the next run, which finds that it may be sent.
 */
async function clearForSending({ world: { store } }: RunPhases): Promise<void> {
  await writeRunProgress(store.mirror, { phase: 'sending' });
  await putInForce(store);
}

/** Sends what an interrupted run had put out for good. @returns false where it was stopped before the end */
async function sendEarlier(phases: RunPhases, left: RunProgress | null): Promise<boolean> {
  const isCleared = left === null || left.phase === 'sending';
  if (left?.phase === 'sending') await putInForce(phases.world.store);
  if (!isCleared || (await phases.world.store.scores.countOutgoing()) === 0) return true;
  return send(phases, 'sending_earlier');
}

/** What was put out before anybody looked at how much it changes, or waits for a yes that did not come, is not sent. */
async function dropUnsent({ world }: RunPhases, left: RunProgress | null): Promise<void> {
  await dropProposal(world.store.mirror);
  if (left === null || left.phase === 'sending') return;
  await world.store.scores.dropOutgoing();
  await writeRunProgress(world.store.mirror, null);
}

/** @returns false where it was stopped before the end */
async function send({ world, options, run }: RunPhases, phase: 'sending_earlier' | 'writing'): Promise<boolean> {
  const sent = await sendOutgoing(world, { phase, signal: options.signal, progress: run.progress });
  run.note(phase === 'writing' ? { sent } : { earlier: sent });
  if (sent.isStopped) return false;
  // What failed stays put out, and is what the next run sends first.
  await writeRunProgress(world.store.mirror, null);
  return true;
}
