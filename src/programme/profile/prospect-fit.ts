import { justifiedAcquisitionCost } from '../../scoring/value/acquisition.ts';
import type { Money } from '../../scoring/types.ts';
import type { IdealProfile, MeasuredTrait } from './ideal-profile.ts';
import { TRAIT_KINDS, type TraitKind, type TraitValues } from './trait-values.ts';

/** Kinds of trait that must be known, and measured, before a fit is told. */
export const FEWEST_KNOWN_TRAITS = 2;
/**
 * How far log lifts are believed to differ from 0, as a standard deviation, before the portal's customers speak: most traits
 * make a difference of less than a factor of 2. The authors' judgement.
 */
const BELIEVED_DEVIATION = 0.5;
/** Traits go together (an industry and its usual first order), so that their sum overstates: no trait counts more than a factor of 3, all together no more than 6. */
const LARGEST_LOG_LIFT = Math.log(3);
const LARGEST_SUM = Math.log(6);

/** One trait's part of a fit. */
export interface FitPart {
  readonly kind: TraitKind;
  readonly value: string;
  /** The factor that the trait puts on the odds, shrunk by its evidence and limited. */
  readonly factor: number;
}

export type Fit =
  | {
      readonly kind: 'known';
      /** 0 to 100: of 100 such companies that become customers, about so many become Ideal. */
      readonly fit: number;
      /** The strongest first. */
      readonly parts: readonly FitPart[];
      /** Before acquisition cost, as the portal's customers are worth now. */
      readonly expectedLifetimeValue: Money;
      /** What may be spent on a customer won, by the policy's ratio. */
      readonly justifiedCost: Money;
    }
  | { readonly kind: 'not_known'; readonly known: number; readonly needed: number };

/**
 * How well a company that is no customer yet fits the profile of the Ideal: the portal's own odds of being Ideal times the
 * lifts of its traits, as if they told independently (naive Bayes), each log lift shrunk by τ² / (τ² + its variance).
 *
 * @param targetRatio lifetime value over acquisition cost to aim at, above 0
 */
export function prospectFit(
  traits: TraitValues,
  profile: Pick<IdealProfile, 'ideal' | 'traits' | 'meanValue'>,
  targetRatio: number,
): Fit {
  const parts = TRAIT_KINDS.flatMap((kind) => strongestPart(kind, traits[kind] ?? [], profile.traits) ?? []);
  if (parts.length < FEWEST_KNOWN_TRAITS) {
    return { kind: 'not_known', known: parts.length, needed: FEWEST_KNOWN_TRAITS };
  }
  const sum = limit(
    parts.reduce((total, { factor }) => total + Math.log(factor), 0),
    LARGEST_SUM,
  );
  const { count, of } = profile.ideal;
  const odds = (count / (of - count)) * Math.exp(sum);
  const probability = odds / (1 + odds);
  const { ideal, others } = profile.meanValue;
  const expectedLifetimeValue = probability * ideal + (1 - probability) * others;
  return {
    kind: 'known',
    fit: 100 * probability,
    parts: parts.toSorted((one, other) => strength(other) - strength(one)),
    expectedLifetimeValue,
    justifiedCost: justifiedAcquisitionCost({ expectedLifetimeValue, winProbability: 1 }, targetRatio).perCustomerWon,
  };
}

/** Several products of one deal do not tell independently: the one that tells most speaks for them. */
function strongestPart(kind: TraitKind, values: readonly string[], measured: readonly MeasuredTrait[]): FitPart | null {
  return measured
    .filter((trait) => trait.kind === kind && values.includes(trait.value))
    .map((trait) => ({ kind, value: trait.value, factor: Math.exp(shrunkLogLift(trait)) }))
    .reduce<FitPart | null>((most, part) => (most === null || strength(part) > strength(most) ? part : most), null);
}

function shrunkLogLift({ lift, standardError }: MeasuredTrait): number {
  const believed = BELIEVED_DEVIATION ** 2;
  return limit((Math.log(lift) * believed) / (believed + standardError ** 2), LARGEST_LOG_LIFT);
}

function strength({ factor }: FitPart): number {
  return Math.abs(Math.log(factor));
}

function limit(value: number, largest: number): number {
  return Math.max(-largest, Math.min(largest, value));
}
