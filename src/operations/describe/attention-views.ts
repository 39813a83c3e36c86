import { renewalOnlyCustomers, upcomingRenewals, RENEWAL_ONLY_MONTHS } from '../../programme/attention-lists.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import { EXCLUSION_SENTENCES } from '../../scoring/reading/exclusion-sentences.ts';
import type {
  ActivityKind,
  ContactStatus,
  CustomerScore,
  Day,
  Money,
  Probability,
  Risk,
  Segment,
  TouchPurpose,
} from '../../scoring/types.ts';

/** A score with the owner of its company. */
export interface OwnedScore {
  readonly score: CustomerScore;
  readonly owner: { readonly id: string; readonly name: string } | null;
}

export interface ViewFacts {
  readonly asOf: Day;
  /** ISO 4217. */
  readonly currency: string;
}

interface CustomerRow {
  readonly companyId: string;
  readonly name: string;
  readonly owner: OwnedScore['owner'];
  readonly segment: Segment | null;
  readonly risk: Risk;
  readonly currentAnnualValue: Money;
  readonly lifetimeValue: Money;
  readonly valueAtRisk: Money;
  readonly renewalDate: string | null;
  /** Negative where overdue. */
  readonly daysToRenewal: number | null;
  readonly contactStatus: ContactStatus;
  readonly lastNonRenewalContact: string | null;
  readonly daysSinceNonRenewalContact: number | null;
}

export interface RenewalOnlyView {
  readonly asOf: string;
  readonly currency: string;
  readonly windowMonths: number;
  /** Customers whose every touch within the window was about the renewal, the most valuable first. */
  readonly customers: (CustomerRow & {
    readonly counted: {
      readonly record: string;
      readonly kind: ActivityKind;
      readonly date: string;
      readonly purpose: TouchPurpose;
      readonly because: string;
    }[];
    readonly excluded: {
      readonly record: string;
      readonly kind: ActivityKind;
      readonly date: string | null;
      readonly reason: string;
      readonly because: string;
    }[];
  })[];
  readonly notMeasurable: number;
  readonly customersInAll: number;
}

export interface RenewalsView {
  readonly asOf: string;
  readonly currency: string;
  readonly windowDays: number;
  readonly renewals: (CustomerRow & {
    readonly renewalDate: string;
    readonly daysToRenewal: number;
    readonly lossProbability: Probability;
    readonly openRenewalDeal: boolean;
    readonly touchesCounted: number;
    readonly touchesExcluded: number;
  })[];
}

/** Customers we only talk to about the renewal, by money, each touch with what it was taken for and why. */
export function toRenewalOnlyView(owned: readonly OwnedScore[], facts: ViewFacts): RenewalOnlyView {
  const scores = owned.map(({ score }) => score);
  const owners = ownersOf(owned);
  return {
    ...head(facts),
    windowMonths: RENEWAL_ONLY_MONTHS,
    customers: renewalOnlyCustomers(scores).map((score) => ({
      ...customerRow(score, owners),
      counted: score.contact.touches.map(({ activityId, kind, day, purpose, because }) => ({
        record: activityId,
        kind,
        date: formatIsoDay(day),
        purpose,
        because,
      })),
      excluded: score.contact.excluded.map(({ record, kind, day, reason }) => ({
        record,
        kind,
        date: iso(day),
        reason,
        because: EXCLUSION_SENTENCES[reason],
      })),
    })),
    notMeasurable: scores.filter((score) => score.contact.status === 'not_measurable').length,
    customersInAll: scores.length,
  };
}

/** Renewals of the coming days, and the overdue ones: by risk, then by silence, then by date. */
export function toRenewalsView(owned: readonly OwnedScore[], windowDays: number, facts: ViewFacts): RenewalsView {
  const owners = ownersOf(owned);
  const due = upcomingRenewals(
    owned.map(({ score }) => score),
    windowDays,
  );
  return {
    ...head(facts),
    windowDays,
    renewals: due.map((score) => ({
      ...customerRow(score, owners),
      renewalDate: formatIsoDay(score.renewal.dueOn),
      daysToRenewal: -score.renewal.overdueDays,
      lossProbability: score.lossProbability,
      openRenewalDeal: score.renewal.openRenewalDealIds.length > 0,
      touchesCounted: score.contact.touches.length,
      touchesExcluded: score.contact.excluded.length,
    })),
  };
}

function head({ asOf, currency }: ViewFacts): { readonly asOf: string; readonly currency: string } {
  return { asOf: formatIsoDay(asOf), currency };
}

function ownersOf(owned: readonly OwnedScore[]): ReadonlyMap<string, OwnedScore['owner']> {
  return new Map(owned.map(({ score, owner }) => [score.companyId, owner]));
}

function customerRow(score: CustomerScore, owners: ReadonlyMap<string, OwnedScore['owner']>): CustomerRow {
  const { contact, renewal } = score;
  return {
    companyId: score.companyId,
    name: score.name,
    owner: owners.get(score.companyId) ?? null,
    segment: score.segment,
    risk: score.risk,
    currentAnnualValue: score.currentAnnualValue,
    lifetimeValue: score.lifetimeValue,
    valueAtRisk: score.valueAtRisk,
    renewalDate: iso(renewal?.dueOn ?? null),
    daysToRenewal: renewal === null ? null : -renewal.overdueDays,
    contactStatus: contact.status,
    lastNonRenewalContact: iso(contact.lastNonRenewalTouch?.day ?? null),
    daysSinceNonRenewalContact: contact.daysSinceNonRenewalTouch,
  };
}

function iso(day: Day | null): string | null {
  return day === null ? null : formatIsoDay(day);
}
