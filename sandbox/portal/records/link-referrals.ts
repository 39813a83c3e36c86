import type { Day } from '../../../src/scoring/types.ts';
import type { Random } from '../chance/random.ts';
import type { PortalDraft, RecordName } from './portal-draft.ts';

/** The label leads from the company that came to the one that sent it. */
const LABEL = 'Referred by';
/** Share of the customers that another one sent. */
const REFERRED_SHARE = 0.07;
/** Some customers refer again and again: this share of the referrals goes to the few. */
const FREQUENT_SHARE = 0.4;
const FREQUENT_REFERRERS = 20;
const TRIES = 20;

export interface Referable {
  readonly company: RecordName;
  /** Day of the first purchase. */
  readonly since: Day;
}

/** Records who sent whom: a customer is sent only by one that was a customer half a year before. */
export function linkReferrals(draft: PortalDraft, customers: readonly Referable[], random: Random): void {
  const frequent = customers.filter((_, place) => place % FREQUENT_REFERRERS === 0);
  for (const referred of customers) {
    if (!random.chance(REFERRED_SHARE)) continue;
    const referrer = findReferrer(random.chance(FREQUENT_SHARE) ? frequent : customers, referred, random);
    if (referrer !== null) draft.linkLabelled(referred.company, referrer.company, LABEL);
  }
}

function findReferrer(candidates: readonly Referable[], referred: Referable, random: Random): Referable | null {
  for (let left = TRIES; left > 0 && candidates.length > 0; left -= 1) {
    const candidate = random.pick(candidates);
    if (candidate.since <= referred.since - 180) return candidate;
  }
  return null;
}
