import { TOUCH_KINDS } from './contact/summarize-contact.ts';
import { isGrowing } from './growing.ts';
import { groupKey } from './model.ts';
import { suggestNextAction } from './next-action.ts';
import type { Policy } from './policy.ts';
import { isCustomer, readCustomer, type CustomerRead } from './read-customer.ts';
import { readLoyalty } from './read-loyalty.ts';
import type { DealsRead } from './reading/read-deals.ts';
import type { ScoringContext } from './relationship.ts';
import { activeOverride, computeSegment, evidenceGrade } from './segment.ts';
import type {
  CompanyHistory,
  ContactSummary,
  CustomerScore,
  Day,
  Driver,
  DriverName,
  MissingInput,
  NotScored,
  ScoreResult,
} from './types.ts';
import { valueAtRisk } from './value-at-risk.ts';
import { lifetimeValueToAcquisitionCost } from './value/acquisition.ts';
import { annualMargin, lifetimeValue } from './value/lifetime-value.ts';
import { valueSensitivity } from './value/sensitivity.ts';
import { lifetimeValueInput } from './value/value-input.ts';
import { valueNotes } from './value/value-notes.ts';
import { estimateWallet, readWallet } from './value/wallet.ts';

/**
 * Scores one company from what is known about it on the as-of day: loyalty with drivers and interval, lifetime value with
 * its waterfall, contact clock, value gap, segment and risk. A company without a purchase is not scored, with the reason.
 */
export function scoreCustomer(history: CompanyHistory, context: ScoringContext): ScoreResult {
  const read = readCustomer(history, context.policy, context.asOf);
  const skipped = [...history.skipped, ...read.deals.skipped];
  return isCustomer(read) ? scoreRead(read, skipped, context) : notScored(read, skipped, context.asOf);
}

function scoreRead(read: CustomerRead, skipped: CustomerScore['skipped'], context: ScoringContext): CustomerScore {
  const { asOf, policy, model } = context;
  const { history, deals, occasions, contact } = read;
  const first = occasions[0]?.day ?? asOf;
  const last = occasions.at(-1)?.day ?? asOf;
  const { relationship, loyalty, interval, shifts, risk, missing } = readLoyalty(read, context);
  const { status, core, basis, standing, renewals } = relationship;
  const valueInput = lifetimeValueInput({ read, relationship }, context);
  const value = lifetimeValue(valueInput);
  const margin = annualMargin(valueInput);
  const { wallet, valueGap, shareOfWallet, walletBelowSpend } = readWallet(
    history.entered.budget,
    estimateWallet(model, groupKey(history), basis.currentAnnualValue),
    basis.currentAnnualValue,
  );

  const lossProbability = 1 - loyalty;
  const idealProbability = policy.idealLifetimeValue === null ? null : value.reaches(policy.idealLifetimeValue);
  const computedSegment = computeSegment({ idealProbability, loyalty, margin, status }, policy);
  const override = activeOverride(history.entered.segmentOverride, asOf);
  const segment = override?.segment ?? computedSegment;

  return {
    kind: 'scored',
    companyId: history.companyId,
    name: history.name,
    asOf,
    model: model.id,
    policy: policy.id,
    status,
    evidence: evidenceGrade(occasions.length, renewals, asOf - first),
    firstPurchaseOn: first,
    lastPurchaseOn: last,
    loyalty,
    loyaltyTest: core.test,
    loyaltyInterval: interval(),
    drivers: core.drivers,
    evidenceWeight: core.evidenceWeight,
    lossProbability,
    risk,
    valueAtRisk: valueAtRisk(status, lossProbability, margin, standing),
    shifts,
    lifetimeValue: value.value,
    lifetimeValueInterval: value.interval,
    sensitivity: valueSensitivity(valueInput),
    valueNotes: valueNotes(valueInput, value.value),
    lifetimeValueToAcquisitionCost: lifetimeValueToAcquisitionCost(value.value, valueInput),
    idealProbability,
    waterfall: value.waterfall,
    lifetimeYears: policy.lifetimeYears,
    annualDiscountRate: policy.annualDiscountRate,
    currentAnnualValue: basis.currentAnnualValue,
    wallet,
    valueGap,
    shareOfWallet,
    walletBelowSpend,
    computedSegment,
    segment,
    override,
    renewal: standing?.renewal ?? null,
    contact,
    purchases: deals.purchases,
    missing: [...new Set([...missingInputs(history, policy, contact, wallet !== null), ...missing])],
    skipped,
    topDriver: topDriver(core.drivers),
    nextAction: suggestNextAction(
      {
        status,
        risk,
        segment,
        renewal: standing?.renewal ?? null,
        contactStatus: contact.status,
        wallet,
        walletBelowSpend,
        valueGap,
        lifetimeValue: value.value,
        growing: isGrowing(basis.currentAnnualValue, deals.purchases, policy, asOf),
        hasReferred: history.referred.some((purchase) => purchase.day <= asOf),
        explained: override?.segment === 'non_ideal' || (status !== 'won_back' && history.entered.churnReason !== null),
      },
      policy,
    ),
  };
}

function missingInputs(
  history: CompanyHistory,
  policy: Policy,
  contact: ContactSummary,
  hasWallet: boolean,
): readonly MissingInput[] {
  const missing: MissingInput[] = [];
  if ((history.entered.acquisitionCost ?? policy.acquisitionCost) === null) missing.push('acquisition_cost');
  if ((history.entered.costToServe ?? policy.costToServe) === null) missing.push('cost_to_serve');
  if (!hasWallet) missing.push('wallet');
  const isBlind = TOUCH_KINDS.some((kind) => history.unread.includes(kind));
  if (isBlind || contact.status === 'not_measurable') missing.push('activities');
  if (policy.idealLifetimeValue === null) missing.push('ideal_lifetime_value');
  if (history.unread.includes('line_item')) missing.push('line_items');
  return missing;
}

/** The driver with most weight either way, the starting point only where it is alone. */
function topDriver(drivers: readonly Driver[]): DriverName {
  const [start, ...rest] = drivers;
  const top = rest.reduce<Driver | undefined>(
    (most, driver) => (most === undefined || Math.abs(driver.points) > Math.abs(most.points) ? driver : most),
    undefined,
  );
  return (top ?? start)?.name ?? 'starting_point';
}

function notScored({ history, deals, contact }: CustomerRead, skipped: NotScored['skipped'], asOf: Day): NotScored {
  return {
    kind: 'not_scored',
    companyId: history.companyId,
    name: history.name,
    asOf,
    status: 'prospect',
    reason: notScoredReason(history, deals),
    contact,
    purchases: deals.purchases,
    skipped,
  };
}

function notScoredReason(history: CompanyHistory, deals: DealsRead): NotScored['reason'] {
  if (deals.purchases.length > 0) return 'nothing_paid';
  if (deals.lost.length > 0 || deals.open.length > 0) return 'no_won_deals';
  return history.deals.length > 0 || history.skipped.some((record) => record.kind === 'deal')
    ? 'nothing_usable'
    : 'no_deals';
}
