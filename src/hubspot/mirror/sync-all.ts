import type { SyncProgress, SyncReport } from '../../operations/ports/portal-mirror.ts';
import { fill } from './fill.ts';
import type { MirrorRun } from './mirror-run.ts';
import { type FillProgress, type MirrorState, readFillProgress } from './mirror-state.ts';
import { bringUpToDate } from './night.ts';
import { rereadWallets } from './reread-wallets.ts';

export interface WholeSync {
  readonly state: MirrorState;
  /** Of the properties that are kept of each type now. */
  readonly versions: string;
  /** Of the properties that the companies' own budgets are read from now. */
  readonly wallet: string;
  readonly startedAt: Date;
  /** Read everything again, even where the mirror is filled. */
  readonly full: boolean;
}

export interface SyncOutcome {
  readonly kind: SyncReport['kind'];
  /** What the mirror knows of itself now; null where the signal ended the work. */
  readonly done: MirrorState | null;
}

type Progress = (phase: SyncProgress['phase'], done: number, total: number | null) => void;

/** Fills the mirror, goes on with a filling that was ended, or brings a filled mirror up to date. @throws {HubSpotError} */
export async function bringAllUpToDate(run: MirrorRun, sync: WholeSync, progress: Progress): Promise<SyncOutcome> {
  const { state, versions, wallet, startedAt } = sync;
  const filled = async (begun: FillProgress): Promise<MirrorState | null> =>
    (await fill(run, begun, progress)) === 'stopped'
      ? null
      : // What an earlier run filled may have been read under another choice.
        {
          ...state,
          versions,
          wallet: begun.next === null ? wallet : '',
          knownUntil: begun.startedAt,
          dealsComparedUntil: null,
        };

  const toFill = await fillingToDo(run, sync);
  if (toFill !== null) return { kind: toFill.kind, done: await filled(toFill) };

  const { knownUntil, dealsComparedUntil } = state;
  if (knownUntil === null) throw new Error('A mirror that was never filled has to be filled.');
  if (state.wallet !== wallet && wallet !== '' && (await rereadWallets(run, progress)) === 'stopped')
    return { kind: 'nightly', done: null };
  const night = await bringUpToDate(run, { startedAt, knownUntil, dealsComparedUntil, progress });
  if (night.kind === 'stopped') return { kind: 'nightly', done: null };
  // What became readable was never looked for where nothing has changed since.
  if (run.unread.regained.size > 0) {
    return { kind: 'full', done: await filled({ kind: 'full', startedAt, versions, next: null, done: 0 }) };
  }
  return {
    kind: 'nightly',
    done: { ...state, wallet, knownUntil: startedAt, dealsComparedUntil: night.dealsComparedUntil },
  };
}

/** Null where the mirror is filled, with the properties that are wanted. */
async function fillingToDo(
  run: MirrorRun,
  { state, versions, startedAt, full }: WholeSync,
): Promise<FillProgress | null> {
  const begun = await readFillProgress(run.store);
  if (begun?.versions === versions) return begun;
  const isFilled = state.knownUntil !== null;
  if (isFilled && state.versions === versions && begun === null && !full) return null;
  return { kind: isFilled ? 'full' : 'first_fill', startedAt, versions, next: null, done: 0 };
}
