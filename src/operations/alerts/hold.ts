import type { AlertWorld } from './alert-world.ts';

/** For how long what is to be said is his who began to; whoever takes it up after a fall waits for so long. */
export const HOLD_MILLISECONDS = 20 * 60_000;

/**
 * The making of a task begins within so long, or is left. It is two calls at most, each tried six times with waits of up to a
 * minute, so that it has ended long before the hold does.
 */
const BEGUN_WITHIN_MILLISECONDS = 5 * 60_000;

/** What somebody holds, by his own clock: begun before it was asked for, it ends before the store's does. */
export interface Hold {
  /** Whether a task may still be made: later, somebody else may be making it before it is there. */
  readonly mayMake: () => boolean;
  /** Whether nobody else can have taken it yet. */
  readonly isOurs: () => boolean;
}

export function beginHold({ now }: Pick<AlertWorld, 'now'>): Hold {
  const begun = now().getTime();
  const passed = (): number => now().getTime() - begun;
  return {
    mayMake: () => passed() < BEGUN_WITHIN_MILLISECONDS,
    isOurs: () => passed() < HOLD_MILLISECONDS,
  };
}

/** What somebody holds is asked for again so often, until he has said it or the hold is over. */
const ASKED_AGAIN_MILLISECONDS = 5 * 60_000;

/** In some minutes; at once where it was the signal that ended the work. */
export function whenToLookAgain({ now }: Pick<AlertWorld, 'now'>, signal: AbortSignal | undefined): Date {
  return new Date(now().getTime() + (signal?.aborted === true ? 0 : ASKED_AGAIN_MILLISECONDS));
}
