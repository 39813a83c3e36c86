import type { Day, Money } from '../../../src/scoring/types.ts';
import { workingDay } from '../calendar.ts';
import type { Random } from '../chance/random.ts';
import type { DealEvent } from './story.ts';

const CREDIT_SHARE = 0.025;
/** What a credit takes back of the deal, uniform between these. */
const CREDITED = [0.05, 0.3] as const;

/** What is left of a purchase's amount on average after credits. */
export const NET_OF_CREDITS = 1 - (CREDIT_SHARE * (CREDITED[0] + CREDITED[1])) / 2;

/** Some weeks after a purchase of `amount`, a few customers get a part back; null where not. */
export function drawCredit(random: Random, day: Day, amount: Money): DealEvent | null {
  if (amount <= 0 || !random.chance(CREDIT_SHARE)) return null;
  const closesOn = workingDay(day + random.integer(20, 60));
  const credited = -Math.max(1, Math.round(amount * random.uniform(...CREDITED)));
  return {
    kind: 'credit',
    outcome: 'won',
    openedOn: closesOn - 3,
    closesOn,
    amount: credited,
    termMonths: null,
    termStart: null,
  };
}
