import { firstIdealLifetimeValue } from '../../../programme/ideal-lifetime-value.ts';
import { SEED_MODEL, type Model } from '../../../scoring/model.ts';
import { scoreCustomer } from '../../../scoring/score-customer.ts';
import { RISKS, SEGMENTS } from '../../../scoring/types.ts';
import type { CustomerScore, Interval, Money, Risk, ScoreResult, Segment } from '../../../scoring/types.ts';
import { withPolicyId } from '../../parse-policy.ts';
import { readKeptModel } from '../../rescore/learnt.ts';
import { countInterval, estimateCounts, type Sampled } from './estimate-counts.ts';
import { type Looked, lookAtCustomers, type LookLimits, type PreviewWorld } from './look-at-customers.ts';
import { PairCounts } from './pair-counts.ts';
import { both, type Both, type PolicyPair } from './policy-pair.ts';

const COUNTED_SEGMENTS = [...SEGMENTS, 'none'] as const;

export interface SegmentCount extends Both<number> {
  /** As it would be published: a person's override counts. Null: none, since no Ideal lifetime value is fixed. */
  readonly segment: Segment | null;
  /** 80 %; null where the whole portal was scored. */
  readonly thenInterval: Interval | null;
}

export interface SegmentsPreview extends Looked {
  /** Some customers stand for all: every count and sum is an estimate for the portal. */
  readonly isSample: boolean;
  /** Of the policy that is looked at: where it names none and none was ever fixed, the one that would be. */
  readonly idealLifetimeValue: Money | null;
  readonly segments: readonly SegmentCount[];
  readonly risks: readonly ({ readonly risk: Risk } & Both<number>)[];
  readonly moved: number;
  /** Sums over the customers. */
  readonly lifetimeValue: Both<Money>;
}

/**
 * Scores customers with both policies, by the model in force: what a run of the whole portal would make of them, as long as
 * it does not learn another model.
 */
export async function previewSegments(
  world: PreviewWorld,
  given: PolicyPair,
  limits: LookLimits,
): Promise<SegmentsPreview> {
  const model = (await readKeptModel(world.store.runs)) ?? SEED_MODEL;
  const pair = given.then.idealLifetimeValue === null ? await withFirstIdeal(world, given, model, limits) : given;
  const tally = new SegmentTally();
  const looked = await lookAtCustomers(world, pair, limits, (histories) => {
    const score = (which: keyof PolicyPair): ScoreResult =>
      scoreCustomer(histories[which], { asOf: world.asOf, model, policy: pair[which] });
    const now = score('now');
    const isSame = pair.now.id === pair.then.id && histories.now === histories.then;
    return tally.add({ now, then: isSame ? now : score('then') });
  });
  return { ...looked, ...tally.estimate(looked), idealLifetimeValue: pair.then.idealLifetimeValue };
}

/** As the first scoring of the portal fixes it, from as many customers in half of the time. */
async function withFirstIdeal(
  world: PreviewWorld,
  { now, then }: PolicyPair,
  model: Model,
  { mostCustomers, until }: LookLimits,
): Promise<PolicyPair> {
  const values: Pick<CustomerScore, 'status' | 'lifetimeValue'>[] = [];
  const began = world.now().getTime();
  const half = until === null ? null : new Date((began + until.getTime()) / 2);
  await lookAtCustomers(world, { now: then, then }, { mostCustomers, until: half }, (histories) => {
    const result = scoreCustomer(histories.then, { asOf: world.asOf, model, policy: then });
    if (result.kind === 'scored') values.push({ status: result.status, lifetimeValue: result.lifetimeValue });
    return result.kind === 'scored';
  });
  return { now, then: withPolicyId({ ...then, idealLifetimeValue: firstIdealLifetimeValue(values) }) };
}

class SegmentTally {
  readonly #segments = new PairCounts(COUNTED_SEGMENTS);
  readonly #risks = new PairCounts(RISKS);
  readonly #value = { now: 0, then: 0 };
  #moved = 0;

  /** @returns whether it is a customer with either policy */
  add(results: Both<ScoreResult>): boolean {
    if (results.now.kind === 'not_scored' && results.then.kind === 'not_scored') return false;
    const segments = both((which) => segmentOf(results[which]));
    if (segments.now !== segments.then) this.#moved += 1;
    for (const which of ['now', 'then'] as const) {
      const result = results[which];
      this.#segments.add(which, segments[which]);
      if (result.kind === 'not_scored') continue;
      this.#risks.add(which, result.risk);
      this.#value[which] += result.lifetimeValue;
    }
    return true;
  }

  estimate({ companies, ofCompanies }: Looked): Omit<SegmentsPreview, keyof Looked | 'idealLifetimeValue'> {
    const sampled = { sample: Math.max(1, companies), whole: Math.max(1, ofCompanies) };
    const isSample = companies < ofCompanies;
    const [moved = 0] = estimateCounts([this.#moved], sampled);
    return {
      isSample,
      segments: estimatePairs(this.#segments, sampled).flatMap(({ name, seen, ...counts }) => {
        if (name === 'none' && seen.now === 0 && seen.then === 0) return [];
        const thenInterval = isSample ? countInterval(seen.then, sampled) : null;
        return [{ segment: name === 'none' ? null : name, ...counts, thenInterval }];
      }),
      risks: estimatePairs(this.#risks, sampled).map(({ name, now, then }) => ({ risk: name, now, then })),
      moved,
      lifetimeValue: both((which) => (this.#value[which] * sampled.whole) / sampled.sample),
    };
  }
}

function segmentOf(result: ScoreResult): (typeof COUNTED_SEGMENTS)[number] {
  return result.kind === 'scored' ? (result.segment ?? 'none') : 'none';
}

function estimatePairs<T extends string>(
  counts: PairCounts<T>,
  sampled: Sampled,
): readonly ({ readonly name: T; readonly seen: Both<number> } & Both<number>)[] {
  const seen = counts.list();
  const estimates = both((which) =>
    estimateCounts(
      seen.map(([, counted]) => counted[which]),
      sampled,
    ),
  );
  return seen.map(([name, counted], index) => ({
    ...{ name, seen: counted },
    ...both((which) => estimates[which][index] ?? 0),
  }));
}
