import { normalQuantile } from '../../scoring/math/normal.ts';
import type { CompanyHistory, CustomerScore, Interval, Money } from '../../scoring/types.ts';
import { toShare, type Share } from '../share.ts';
import {
  customerTraits,
  readTraitContext,
  TRAIT_KINDS,
  type TraitContext,
  type TraitKind,
  type TraitValues,
} from './trait-values.ts';

/** Customers with a segment that it takes to say anything. */
const FEWEST_CUSTOMERS = 30;
/** Ideal ones that must have a trait, and others of whom it must be known. */
const FEWEST_IDEAL = 8;

/** How much more often the Ideal have a trait than the others. */
export interface MeasuredTrait {
  readonly kind: TraitKind;
  readonly value: string;
  /** Of the Ideal of whom it is known. */
  readonly ideal: Share;
  /** Of all others with a segment of whom it is known. */
  readonly others: Share;
  /** Share among the Ideal over share among the others, each with half a customer added. */
  readonly lift: number;
  /** 80 %, worked out on the logarithm. */
  readonly interval: Interval;
  /** Of the logarithm of the lift. */
  readonly standardError: number;
  /** The interval does not hold 1. */
  readonly stands: boolean;
}

export interface IdealProfile {
  readonly kind: 'profile';
  readonly asOfCustomers: number;
  /** Share of the Ideal among the customers with a segment. */
  readonly ideal: Share;
  /** Those that stand first, then the largest difference either way. */
  readonly traits: readonly MeasuredTrait[];
  /** Values that too few customers have to be measured. */
  readonly tooFew: readonly {
    readonly kind: TraitKind;
    readonly value: string;
    readonly ideal: number;
    readonly customers: number;
  }[];
  /** Customers of whom a kind of trait is not known, the kinds that are known of all left out. */
  readonly notKnown: readonly { readonly kind: TraitKind; readonly customers: number }[];
  readonly context: TraitContext;
  /** Mean lifetime value before acquisition cost and without influence, of the Ideal and of the others. */
  readonly meanValue: { readonly ideal: Money; readonly others: Money };
}

export type ProfileResult =
  | IdealProfile
  | {
      readonly kind: 'too_few';
      readonly customers: number;
      readonly ideal: number;
      readonly needed: { readonly customers: number; readonly ideal: number };
    };

export interface ProfiledCustomer {
  readonly history: CompanyHistory;
  readonly score: CustomerScore;
}

/**
 * What the portal's Ideal customers have in common: the lift of every trait that at least 8 Ideal customers have, of at
 * least 30 customers of whom it is known, with its 80 % interval.
 *
 * The lift is the ratio of two shares with half a customer added to each count, its logarithm's variance
 * 1/(a + ½) − 1/(m + ½) + 1/(b + ½) − 1/(n + ½) (Walter 1975; Pettigrew, Gart and Thomas 1986). Of traits that make no
 * difference at all about one in five stands by chance, and none of them is a cause: the size of the first purchase, for
 * one, is part of what the lifetime value is worked out from.
 *
 * @param all every company, for the referrals that they made
 */
export function idealProfile(
  customers: readonly ProfiledCustomer[],
  all: readonly Pick<CompanyHistory, 'referred'>[],
): ProfileResult {
  const segmented = customers.filter(({ score }) => score.segment !== null);
  const context = readTraitContext(
    all,
    segmented.map(({ score }) => score),
  );
  return profileOfTraits(
    segmented.map(({ history, score }) => ({
      isIdeal: score.segment === 'ideal',
      traits: customerTraits(history, score, context),
      value: broughtValue(score),
    })),
    context,
  );
}

/** What of a customer with a segment makes the profile. */
export interface TraitedCustomer {
  readonly isIdeal: boolean;
  readonly traits: TraitValues;
  /** See {@link broughtValue}. */
  readonly value: Money;
}

/** As {@link idealProfile}, of customers whose traits were read already: so little of each fits a large portal. */
export function profileOfTraits(read: readonly TraitedCustomer[], context: TraitContext): ProfileResult {
  const ideals = read.filter(({ isIdeal }) => isIdeal);
  const idealCount = ideals.length;
  if (read.length < FEWEST_CUSTOMERS || Math.min(idealCount, read.length - idealCount) < FEWEST_IDEAL) {
    const needed = { customers: FEWEST_CUSTOMERS, ideal: FEWEST_IDEAL };
    return { kind: 'too_few', customers: read.length, ideal: idealCount, needed };
  }
  const counted = TRAIT_KINDS.flatMap((kind) =>
    countTraits(
      kind,
      read.map(({ isIdeal: ideal, traits }) => ({ isIdeal: ideal, values: traits[kind] })),
    ),
  );
  return {
    kind: 'profile',
    asOfCustomers: read.length,
    ideal: toShare(idealCount, read.length),
    traits: counted.filter(isEnough).map(measure).toSorted(byStrength),
    tooFew: counted
      .filter((trait) => !isEnough(trait))
      .map(({ kind, value, ideal, others }) => ({ kind, value, ideal, customers: ideal + others })),
    notKnown: TRAIT_KINDS.map((kind) => ({
      kind,
      customers: read.filter(({ traits }) => traits[kind] === null).length,
    })).filter(({ customers: unknown }) => unknown > 0),
    context,
    meanValue: {
      ideal: meanValue(ideals),
      others: meanValue(read.filter(({ isIdeal }) => !isIdeal)),
    },
  };
}

/** What a customer brings, before what it cost to win and without what it made others buy. */
export function broughtValue({ waterfall }: Pick<CustomerScore, 'waterfall'>): Money {
  return waterfall
    .filter(({ kind }) => kind === 'initial' || kind === 'future_year')
    .reduce((sum, { presentValue }) => sum + presentValue, 0);
}

function meanValue(customers: readonly TraitedCustomer[]): Money {
  return customers.reduce((sum, { value }) => sum + value, 0) / customers.length;
}

interface CountedTrait {
  readonly kind: TraitKind;
  readonly value: string;
  readonly ideal: number;
  readonly others: number;
  readonly idealKnown: number;
  readonly othersKnown: number;
}

function countTraits(
  kind: TraitKind,
  customers: readonly { readonly isIdeal: boolean; readonly values: readonly string[] | null }[],
): readonly CountedTrait[] {
  const known = customers.flatMap(({ isIdeal: ideal, values }) => (values === null ? [] : [{ ideal, values }]));
  const idealKnown = known.filter(({ ideal }) => ideal).length;
  const counts = new Map<string, { ideal: number; others: number }>();
  for (const { ideal, values } of known) {
    for (const value of values) {
      const count = counts.get(value) ?? { ideal: 0, others: 0 };
      if (ideal) count.ideal += 1;
      else count.others += 1;
      counts.set(value, count);
    }
  }
  const othersKnown = known.length - idealKnown;
  return [...counts].map(([value, count]) => ({ kind, value, ...count, idealKnown, othersKnown }));
}

function isEnough({ ideal, idealKnown, othersKnown }: CountedTrait): boolean {
  return ideal >= FEWEST_IDEAL && othersKnown >= FEWEST_IDEAL && idealKnown + othersKnown >= FEWEST_CUSTOMERS;
}

const REACH = normalQuantile(0.9);

function measure({ kind, value, ideal, others, idealKnown, othersKnown }: CountedTrait): MeasuredTrait {
  const logLift = Math.log((ideal + 0.5) / (idealKnown + 0.5)) - Math.log((others + 0.5) / (othersKnown + 0.5));
  const variance = 1 / (ideal + 0.5) - 1 / (idealKnown + 0.5) + 1 / (others + 0.5) - 1 / (othersKnown + 0.5);
  const standardError = Math.sqrt(Math.max(0, variance));
  const interval: Interval = [Math.exp(logLift - REACH * standardError), Math.exp(logLift + REACH * standardError)];
  return {
    kind,
    value,
    ideal: toShare(ideal, idealKnown),
    others: toShare(others, othersKnown),
    lift: Math.exp(logLift),
    interval,
    standardError,
    stands: interval[0] > 1 || interval[1] < 1,
  };
}

function byStrength(one: MeasuredTrait, other: MeasuredTrait): number {
  return (
    Number(other.stands) - Number(one.stands) ||
    Math.abs(Math.log(other.lift)) - Math.abs(Math.log(one.lift)) ||
    (one.kind + one.value < other.kind + other.value ? -1 : 1)
  );
}
