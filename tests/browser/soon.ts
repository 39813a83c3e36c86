import { expect } from 'vitest';

const PATIENCE_MILLISECONDS = 20_000;

/** Expects something of a page before long; a machine with much to do takes its time. */
export function soon<T>(read: () => Promise<T> | T) {
  return expect.poll(read, { timeout: PATIENCE_MILLISECONDS });
}
