import type { AlertWorld } from './alert-world.ts';

/** For how long what is to be said is his who began to. One call of the CRM, however often repeated, takes far less. */
export const HOLD_MILLISECONDS = 5 * 60_000;

/** Once nobody can hold any more what somebody holds now; at once where it was the signal that ended the work. */
export function whenToLookAgain({ now }: Pick<AlertWorld, 'now'>, signal: AbortSignal | undefined): Date {
  return new Date(now().getTime() + (signal?.aborted === true ? 0 : HOLD_MILLISECONDS));
}
