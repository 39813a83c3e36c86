import { createHash } from 'node:crypto';
import { matchesCall } from './call-filter.ts';
import type { MatchableCall } from './call-filter.ts';
import type { FaultPlan, PlannedFault } from './misbehaviour.ts';

const MOST_PER_CALL = 3;
const WORD = 0x1_0000_0000;

interface Tries {
  made: number;
  failed: number;
}

/** Draws the faults of one plan. */
export class PlannedFaults {
  readonly #plan: FaultPlan;
  readonly #tries = new Map<string, Tries>();

  constructor(plan: FaultPlan) {
    this.#plan = plan;
  }

  /** The fault that this try of a call meets; each asking counts as a try. */
  next(call: MatchableCall, text: string): PlannedFault | null {
    if (!matchesCall(this.#plan, call)) return null;
    const possible = this.#plan.faults.filter((fault) => matchesCall(fault, call));
    if (possible.length === 0) return null;
    const identity = digest(`${call.method} ${call.url.pathname}${call.url.search}\n${text}`).toString('base64');
    const tries = this.#tries.get(identity) ?? { made: 0, failed: 0 };
    this.#tries.set(identity, tries);
    tries.made += 1;
    if (tries.failed >= (this.#plan.mostPerCall ?? MOST_PER_CALL)) return null;
    const drawn = digest(`${String(this.#plan.seed)} ${String(tries.made)} ${identity}`);
    if (drawn.readUInt32BE(0) / WORD >= this.#plan.share) return null;
    tries.failed += 1;
    return possible[drawn.readUInt32BE(4) % possible.length] ?? null;
  }
}

/** A number from 0 to below 1 that follows from its parts alone. */
export function shareOf(...parts: readonly (string | number)[]): number {
  return digest(parts.join(' ')).readUInt32BE(0) / WORD;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
