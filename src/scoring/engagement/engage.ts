import type { CoreLoyalty } from '../loyalty/core-loyalty.ts';
import { passing } from '../loyalty/prior.ts';
import { betaQuantile } from '../math/incomplete-beta.ts';
import { logit, sigmoid } from '../math/log-space.ts';
import { normalQuantile } from '../math/normal.ts';
import type { BetaPrior } from '../model.ts';
import type { Driver, DriverName, Interval, MissingInput } from '../types.ts';
import { DRIVER_OF, type EngagementInput, type EngagementModel } from './engagement-model.ts';
import { engagementSentence, observedSentence, SPEAKER } from './engagement-sentences.ts';
import { addedVariance, contributions, type CovariateRow } from './offset-effects.ts';
import type { EngagementReading } from './read-inputs.ts';

/** Loyalty after engagement spoke. */
export interface EngagedLoyalty {
  readonly core: CoreLoyalty;
  /** 80 %. */
  readonly interval: () => Interval;
  /** Inputs that the model uses and this customer does not have. */
  readonly missing: readonly MissingInput[];
}

const OUTER = 0.1;
/**
 * Variance, on the log-odds, of what a renewal hangs on beyond what past renewals and engagement show: how the vendor has
 * lately treated the customer, a round of savings, a new manager. A fit of who renewed cannot see it: the authors' judgement.
 */
const UNSEEN_VARIANCE = 0.25;
const MISSING: Readonly<Partial<Record<EngagementInput, MissingInput>>> = {
  contact_recency: 'activities',
  calls: 'activities',
  meetings: 'activities',
  emails: 'activities',
  messages: 'activities',
  contact_change: 'activities',
  contacts_engaged: 'activities',
  products_owned: 'line_items',
  tickets: 'tickets',
  survey_answers: 'survey_answers',
};
/** Far from certain enough to keep a proper belief. */
const MOST_LOG_ODDS = 20;

/** The core alone. */
export function coreAlone(core: CoreLoyalty): EngagedLoyalty {
  const belief = withUnseen(core);
  return { core: { ...core, belief }, interval: () => beliefInterval(belief), missing: [] };
}

/**
 * Moves the core's log-odds by what engagement adds. The belief keeps its strength at the new mean; the interval is that
 * belief's, widened on the log-odds by the variance z' H⁻¹ z of what was added. Each driver's points are its log-odds
 * times (p − p0)/(η − η0), so that all points still add up to 100 × loyalty (Aumann and Shapley 1974, along the straight
 * line). The level belongs to the portal's experience, and what is read from purchases to the drivers that are there for it.
 */
export function engage(core: CoreLoyalty, reading: EngagementReading, model: EngagementModel): EngagedLoyalty {
  const row: CovariateRow = model.inputs.map((input) => reading.values[input]);
  const added = contributions(model.effects, row);
  const before = passing(core.belief);
  const logOddsBefore = logit(before);
  const total = added.reduce((sum, term) => sum + term, model.effects.intercept);
  const logOdds = Math.max(-MOST_LOG_ODDS, Math.min(MOST_LOG_ODDS, logOddsBefore + total));
  const after = sigmoid(logOdds);
  const pointsPerLogOdds = total === 0 ? 100 * before * (1 - before) : (100 * (after - before)) / total;

  const points = new Map<DriverName, number>([['portal_experience', model.effects.intercept * pointsPerLogOdds]]);
  for (const [index, input] of model.inputs.entries()) {
    if (row[index] === null) continue;
    const driver = DRIVER_OF[input];
    points.set(driver, (points.get(driver) ?? 0) + (added[index] ?? 0) * pointsPerLogOdds);
  }
  const strength = core.belief.alpha + core.belief.beta;
  const belief = withUnseen({
    test: core.test,
    belief: { alpha: strength * sigmoid(-logOdds), beta: strength * after },
  });
  return {
    core: { ...core, belief, drivers: mergeDrivers(core.drivers, points, reading, model) },
    interval: () => widen(beliefInterval(belief), logOdds, addedVariance(model.effects, row)),
    missing: [...new Set(model.inputs.flatMap((input, index) => (row[index] === null ? (MISSING[input] ?? []) : [])))],
  };
}

function mergeDrivers(
  drivers: readonly Driver[],
  points: ReadonlyMap<DriverName, number>,
  reading: EngagementReading,
  model: EngagementModel,
): readonly Driver[] {
  const names = new Set(drivers.map((driver) => driver.name));
  const moved = drivers.map((driver) => ({ ...driver, points: driver.points + (points.get(driver.name) ?? 0) }));
  const added = [...points].flatMap(([name, value]) =>
    names.has(name) || value === 0 ? [] : [toDriver(name, value, reading, model)],
  );
  return [...moved, ...added];
}

function toDriver(name: DriverName, points: number, reading: EngagementReading, model: EngagementModel): Driver {
  const speaker = SPEAKER[name];
  const observed =
    speaker === undefined ? null : observedSentence(model.observed[speaker], reading.values[speaker], points);
  const sentence = engagementSentence(name, reading.facts);
  return {
    name,
    points,
    facts: {
      ...factsOf(name, reading),
      ...(observed === null ? {} : { likeInHundred: observed.like, othersInHundred: observed.others }),
    },
    because: observed === null ? sentence : `${sentence}; ${observed.text}`,
    records: [],
  };
}

function factsOf(name: DriverName, { facts }: EngagementReading): Driver['facts'] {
  switch (name) {
    case 'contact_recency':
      return facts.daysSinceTwoWayTouch === null ? {} : { days: facts.daysSinceTwoWayTouch };
    case 'contact_frequency':
      return { touches: facts.touchesLast90Days };
    case 'contact_change':
      return { touches: facts.touchesLast90Days, before: facts.touchesPrevious90Days };
    case 'contacts_engaged':
      return { contacts: facts.contactsReached };
    case 'lost_deals':
      return { lost: facts.lostDeals, deals: facts.closedDeals };
    case 'products_owned':
      return { products: facts.products };
    case 'tenure':
      return { days: facts.tenureDays };
    case 'tickets':
      return { tickets: facts.ticketsLast12Months };
    case 'survey_answers':
      return facts.lastAnswer === null ? {} : { survey: facts.lastAnswer.survey, value: facts.lastAnswer.value };
    default:
      return {};
  }
}

/** The belief about a renewal as unsure as it has to be: of the same mean, with the unseen variance added to its own. */
function withUnseen({ test, belief }: Pick<CoreLoyalty, 'test' | 'belief'>): BetaPrior {
  if (test !== 'next_renewal') return belief;
  const mean = passing(belief);
  const spread = mean * (1 - mean);
  const variance = spread / (belief.alpha + belief.beta + 1) + spread * spread * UNSEEN_VARIANCE;
  const strength = spread / variance - 1;
  return { alpha: strength * (1 - mean), beta: strength * mean };
}

/** Its mean included, which a belief that is all but decided may have outside of its middle. */
function beliefInterval(belief: BetaPrior): Interval {
  const { alpha, beta } = belief;
  const mean = passing(belief);
  return [
    Math.min(mean, 1 - betaQuantile(1 - OUTER, alpha, beta)),
    Math.max(mean, 1 - betaQuantile(OUTER, alpha, beta)),
  ];
}

/** Both distances from the mean on the log-odds, with the variance added in squares. */
function widen([low, high]: Interval, logOdds: number, variance: number): Interval {
  const reach = normalQuantile(1 - OUTER) ** 2 * variance;
  const below = Math.hypot(logOdds - logit(low), Math.sqrt(reach));
  const above = Math.hypot(logit(high) - logOdds, Math.sqrt(reach));
  return [sigmoid(logOdds - below), sigmoid(logOdds + above)];
}
