import type { CompanyHistory, CustomerScore, Money } from '../../scoring/types.ts';

/** What makes a customer open to a competitor. */
export const EXPOSURE_SIGNALS = ['known_competitor', 'contract_ends', 'renewal_overdue', 'silence'] as const;
export type ExposureSignal = (typeof EXPOSURE_SIGNALS)[number];

export interface Exposed {
  readonly companyId: string;
  readonly name: string;
  readonly signals: readonly ExposureSignal[];
  /** As somebody entered it; null where nobody did: it is not looked for anywhere else. */
  readonly competitor: string | null;
  /** Negative where overdue; null without a contract. */
  readonly daysToRenewal: number | null;
  /** Null where nobody was ever reached, or contact is not measurable. */
  readonly silentDays: number | null;
  readonly valueAtRisk: Money;
  readonly currentAnnualValue: Money;
}

export interface CompetitiveExposure {
  /** A known competitor, or a contract that ends in silence: the largest value at risk first. */
  readonly exposed: readonly Exposed[];
  readonly valueAtRisk: Money;
  readonly customers: number;
  /** Nothing is logged for them: whether they hear from us cannot be told. */
  readonly notMeasurable: number;
}

export interface ExposureCustomer {
  readonly history: Pick<CompanyHistory, 'entered'>;
  readonly score: Pick<
    CustomerScore,
    'companyId' | 'name' | 'status' | 'renewal' | 'contact' | 'valueAtRisk' | 'currentAnnualValue'
  >;
}

/**
 * Customers that a competitor can win now: those with a competitor on record, and those whose contract ends within the window
 * (or is over) while nobody speaks with them about anything else. Lapsed customers are gone already.
 *
 * @param windowDays the policy's renewal window
 */
export function competitiveExposure(customers: readonly ExposureCustomer[], windowDays: number): CompetitiveExposure {
  const present = customers.filter(({ score }) => score.status !== 'lapsed');
  const exposed = present
    .map((customer) => toExposed(customer, windowDays))
    .filter(({ signals }) => isExposed(signals))
    .toSorted(
      (one, other) =>
        other.valueAtRisk - one.valueAtRisk ||
        other.signals.length - one.signals.length ||
        (one.companyId < other.companyId ? -1 : 1),
    );
  return {
    exposed,
    valueAtRisk: exposed.reduce((sum, one) => sum + one.valueAtRisk, 0),
    customers: present.length,
    notMeasurable: present.filter(({ score }) => score.contact.status === 'not_measurable').length,
  };
}

function toExposed({ history, score }: ExposureCustomer, windowDays: number): Exposed {
  const { companyId, name, renewal, contact, valueAtRisk, currentAnnualValue } = score;
  const competitor = (history.entered.knownCompetitor ?? '').trim();
  const signals: ExposureSignal[] = [];
  if (competitor !== '') signals.push('known_competitor');
  if (score.status === 'renewal_overdue') signals.push('renewal_overdue');
  else if (renewal !== null && -renewal.overdueDays <= windowDays) signals.push('contract_ends');
  if (contact.status === 'overdue' || contact.status === 'never') signals.push('silence');
  return {
    companyId,
    name,
    signals,
    competitor: competitor === '' ? null : competitor,
    daysToRenewal: renewal === null ? null : 0 - renewal.overdueDays,
    silentDays: contact.status === 'not_measurable' ? null : contact.daysSinceNonRenewalTouch,
    valueAtRisk,
    currentAnnualValue,
  };
}

/** An end alone is business as usual, and silence alone a matter of the contact clock. */
function isExposed(signals: readonly ExposureSignal[]): boolean {
  return signals.includes('known_competitor') || (signals.includes('silence') && signals.length > 1);
}
