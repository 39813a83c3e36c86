import { coreAlone, engage } from './engagement/engage.ts';
import { heedEntered } from './engagement/entered-drivers.ts';
import { readEngagement } from './engagement/read-inputs.ts';
import { passing } from './loyalty/prior.ts';
import type { CustomerRead } from './read-customer.ts';
import { readRelationship, type Relationship, type ScoringContext } from './relationship.ts';
import { riskBand } from './segment.ts';
import { rhythmLoyaltyInterval } from './value/customer-outlook.ts';
import { detectShifts } from './shifts/detect-shifts.ts';
import type { BehaviourShift, Interval, MissingInput, Probability, Risk } from './types.ts';

/** A customer's loyalty with what it rests on; its relationship's core is what loyalty was worked out to be in the end. */
export interface LoyaltyReading {
  readonly relationship: Relationship;
  readonly loyalty: Probability;
  /** Worked out when it is asked for: a back-test asks for none. */
  readonly interval: () => Interval;
  readonly shifts: readonly BehaviourShift[];
  readonly risk: Risk;
  readonly missing: readonly MissingInput[];
}

/**
 * Loyalty from the purchases, moved by engagement where the model has learnt what it adds, and the risk that follows.
 * What a lapsed customer does tells nothing about renewals: engagement is for those who have not left.
 *
 * @param contracted of the same facts, read before with another model; they are read where left out
 */
export function readLoyalty(
  read: CustomerRead,
  context: ScoringContext,
  contracted?: Pick<Relationship, 'contracts' | 'standing'>,
): LoyaltyReading {
  const { history, deals, occasions, contact } = read;
  const { asOf, policy, model } = context;
  const purchased = readRelationship(history, deals, occasions, context, contracted);
  const relationship = { ...purchased, core: heedEntered(purchased.core, history.entered) };
  const isUnderContract = relationship.standing !== null;
  const engaged =
    model.engagement === null || relationship.core.test === 'win_back'
      ? coreAlone(relationship.core)
      : engage(relationship.core, readEngagement({ ...read, isUnderContract, asOf }), model.engagement);
  const engagedCustomer = { read, relationship: { ...relationship, core: engaged.core } };
  const loyalty = passing(engaged.core.belief);
  const shifts = detectShifts({ contact, occasions, isUnderContract, asOf });
  return {
    relationship: engagedCustomer.relationship,
    loyalty,
    interval: () => rhythmLoyaltyInterval(engagedCustomer, context) ?? engaged.interval(),
    shifts,
    risk: riskBand(1 - loyalty, policy, {
      shiftForWorse: shifts.some((shift) => shift.direction === 'worse'),
      renewalOverdue: relationship.status === 'renewal_overdue',
    }),
    missing: engaged.missing,
  };
}
