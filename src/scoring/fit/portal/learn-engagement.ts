import {
  ENGAGEMENT_INPUTS,
  type EngagementInput,
  type EngagementModel,
  type ObservedShares,
} from '../../engagement/engagement-model.ts';
import { median } from '../../math/median.ts';
import { learnOffsetLogistic, type OffsetLearning, type OffsetSlice } from '../offset-logistic.ts';
import type { PortalSlice, SliceCustomer } from './portal-slice.ts';

/** What engagement adds, if anything, and how that was found out. */
export interface LearntEngagement {
  readonly model: EngagementModel | null;
  readonly note: string;
  /** Inputs that this portal does not have, or that never differ in it. */
  readonly excluded: readonly EngagementInput[];
}

const LEARNING: OffsetLearning = { ridges: [10, 100, 1000, 1e6], intercept: true, weight: 1, leastErrors: 1 };
/** The ridge that stands for the core alone. */
const CORE_ALONE = 1e6;
/** An input that fewer customers have says more about logging than about customers. */
const LEAST_KNOWN = 0.2;
const LEAST_DEVIATION = 1e-9;
/** Below this a slice says nothing, nor does one side of a comparison. */
const FEWEST_CASES = 50;
const FEWEST_PER_SIDE = 30;

interface Case {
  readonly customer: SliceCustomer;
  readonly core: number;
  readonly passed: boolean;
}

/**
 * Learns what engagement and voice add to the purchases from past slices that do not overlap: the latest is forecast by
 * what the earlier ones teach, each ridge in turn. It speaks only where it lowers the log-loss of the core's forecasts by
 * more than their noise.
 *
 * @param slices the latest first; each ends no later than the day of learning, and begins no earlier than the next ends
 */
export function learnEngagement(slices: readonly PortalSlice[]): LearntEngagement {
  const casesOf = slices.map(toCases).filter((cases) => cases.length >= FEWEST_CASES);
  const all = casesOf.flat();
  const inputs = ENGAGEMENT_INPUTS.filter((input) => isUsable(all, input));
  const excluded = ENGAGEMENT_INPUTS.filter((input) => !inputs.includes(input));
  const [latest, ...earlier] = casesOf;
  if (latest === undefined || inputs.length === 0) {
    return { model: null, note: 'Engagement: no past slice with enough decided tests to learn from.', excluded };
  }
  const trial = learnOffsetLogistic(
    earlier.map((cases) => toOffsetSlice(cases, inputs)),
    toOffsetSlice(latest, inputs),
    LEARNING,
  );
  const figures =
    trial.core === null || trial.best === null
      ? 'every past test went the same way'
      : `forward log-loss ${trial.best.toFixed(4)} with it, ${trial.core.toFixed(4)} without`;
  if (trial.effects === null || trial.effects.ridge >= CORE_ALONE) {
    return {
      model: null,
      note: `Engagement: not used, since it does not improve past forecasts (${figures}).`,
      excluded,
    };
  }
  return {
    model: { inputs, effects: trial.effects, observed: observe(all, inputs), cases: all.length },
    note: `Engagement: used, from ${String(all.length)} past tests (${figures}; ridge ${String(trial.effects.ridge)}).`,
    excluded,
  };
}

/** Tests that were decided, of customers who had not left. */
function toCases({ customers, coreLoyalty }: PortalSlice): readonly Case[] {
  return customers.flatMap((customer, index) => {
    const { outcome } = customer;
    const core = coreLoyalty[index];
    if (outcome === null || outcome.test === 'win_back' || core === undefined) return [];
    return [{ customer, core, passed: outcome.passed }];
  });
}

function toOffsetSlice(cases: readonly Case[], inputs: readonly EngagementInput[]): OffsetSlice {
  return {
    rows: cases.map(({ customer }) => inputs.map((input) => customer.engagement.values[input])),
    core: cases.map((one) => one.core),
    outcomes: cases.map((one) => one.passed),
  };
}

function isUsable(cases: readonly Case[], input: EngagementInput): boolean {
  const known = knownValues(cases, input);
  if (known.length < Math.max(1, LEAST_KNOWN * cases.length)) return false;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return known.some((value) => Math.abs(value - mean) > LEAST_DEVIATION);
}

function knownValues(cases: readonly Case[], input: EngagementInput): readonly number[] {
  return cases.flatMap(({ customer }) => customer.engagement.values[input] ?? []);
}

/** Shares on either side of each input's middle, where both sides have enough cases. */
function observe(cases: readonly Case[], inputs: readonly EngagementInput[]): EngagementModel['observed'] {
  const observed: Partial<Record<EngagementInput, ObservedShares>> = {};
  for (const input of inputs) {
    const middle = median(knownValues(cases, input));
    const above = { cases: 0, passed: 0 };
    const upTo = { cases: 0, passed: 0 };
    for (const { customer, passed } of cases) {
      const value = customer.engagement.values[input];
      if (value === null) continue;
      const side = value > middle ? above : upTo;
      side.cases += 1;
      side.passed += Number(passed);
    }
    if (above.cases >= FEWEST_PER_SIDE && upTo.cases >= FEWEST_PER_SIDE) observed[input] = { middle, above, upTo };
  }
  return observed;
}
