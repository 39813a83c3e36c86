import { DAYS_PER_YEAR } from '../../day.ts';
import { lapsesOn } from '../../loyalty/core-loyalty.ts';
import { SEED_MODEL, type BetaPrior } from '../../model.ts';
import type { Policy } from '../../policy.ts';
import type { Day } from '../../types.ts';
import { fitLossPrior, type LossRecord } from '../fit-loss-prior.ts';
import type { CustomerEvidence } from './customer-evidence.ts';

/** Below this the seed's assumption stays. */
const FEWEST_SPELLS = 30;

/** A time after a loss, up to the return or to today. */
interface LapsedSpell {
  readonly from: Day;
  readonly returnedOn: Day | null;
}

/**
 * How likely a lapsed customer comes back within a year, from the portal's own lapsed spells: each year of a spell is a
 * test, lost while the customer stays away and kept when it returns, so that those likely to return do so early.
 *
 * @returns null below 30 spells that were seen for a year or ended in a return
 */
export function fitWinBack(
  customers: readonly CustomerEvidence[],
  policy: Policy,
  asOf: Day,
): { readonly prior: BetaPrior; readonly spells: number; readonly returns: number } | null {
  const spells = customers.flatMap((customer) => lapsedSpells(customer, policy));
  const records = spells.map((spell) => toRecord(spell, asOf)).filter(({ kept, lost }) => kept + lost > 0);
  if (records.length < FEWEST_SPELLS) return null;
  return {
    prior: fitLossPrior(records, SEED_MODEL.winBack).parameters,
    spells: records.length,
    returns: records.filter((record) => record.kept > 0).length,
  };
}

/** Losses of a contract customer, and each silence that was long enough to count as one. */
function lapsedSpells({ read: { occasions }, relationship }: CustomerEvidence, policy: Policy): readonly LapsedSpell[] {
  const { contracts } = relationship;
  if (contracts !== null) {
    return contracts.spells.flatMap(({ lostOn }, index) =>
      lostOn === null ? [] : [{ from: lostOn, returnedOn: contracts.spells[index + 1]?.from ?? null }],
    );
  }
  return occasions.flatMap(({ day }, index) => {
    const from = lapsesOn(day, policy);
    const next = occasions[index + 1]?.day ?? null;
    return next !== null && next <= from ? [] : [{ from, returnedOn: next }];
  });
}

function toRecord({ from, returnedOn }: LapsedSpell, asOf: Day): LossRecord {
  const years = Math.floor(((returnedOn ?? asOf) - from) / DAYS_PER_YEAR);
  return { kept: returnedOn === null ? 0 : 1, lost: Math.max(0, years) };
}
