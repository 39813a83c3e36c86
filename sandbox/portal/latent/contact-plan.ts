import type { Day } from '../../../src/scoring/types.ts';
import type { Random } from '../chance/random.ts';
import { drawNormal } from '../chance/distributions.ts';

/** How the vendor keeps in touch with a company. */
export type ContactStyle =
  /** Talks about many things, at the customer's own rhythm. */
  | 'regular'
  /** Calls only when the contract ends. */
  | 'renewal_only'
  /** Kept in touch once, then stopped. */
  | 'silent'
  /** Only sequences and marketing e-mails. */
  | 'automated_only';

export interface ContactPlan {
  readonly style: ContactStyle;
  /** Where activities are logged: on the company and its contacts, on the contacts only, or not at all. */
  readonly logging: 'company' | 'contacts' | 'none';
  /** Median days between conversations. */
  readonly gapDays: number;
  /** Day of the last conversation of the silent style. */
  readonly silentSince: Day | null;
}

/** Days before a renewal in which the lack of conversations is felt. */
export const QUIET_WINDOW_DAYS = 120;
/** Share of the terms in which also a regular contact pauses before the renewal. */
const REGULAR_QUIET_SHARE = 0.15;

export function drawContactPlan(random: Random, hasContract: boolean, asOf: Day): ContactPlan {
  const style = random.pickWeighted<ContactStyle>([
    ['regular', hasContract ? 56 : 62],
    ['renewal_only', hasContract ? 26 : 0],
    ['silent', hasContract ? 9 : 20],
    ['automated_only', hasContract ? 9 : 18],
  ]);
  return {
    style,
    logging: random.pickWeighted([
      ['company', 76],
      ['contacts', 14],
      ['none', 10],
    ]),
    gapDays: Math.round(34 * Math.exp(drawNormal(random, 0, 0.35))),
    silentSince: style === 'silent' ? asOf - random.integer(130, 540) : null,
  };
}

/** Probability that the weeks before a renewal due on `due` are quiet; 0.15 or 1. */
export function quietProbability(plan: ContactPlan, due: Day): number {
  switch (plan.style) {
    case 'regular':
      return REGULAR_QUIET_SHARE;
    case 'renewal_only':
    case 'automated_only':
      return 1;
    case 'silent':
      return plan.silentSince !== null && plan.silentSince <= due - QUIET_WINDOW_DAYS ? 1 : REGULAR_QUIET_SHARE;
  }
}
