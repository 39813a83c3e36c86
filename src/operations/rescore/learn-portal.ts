import { firstIdealLifetimeValue } from '../../programme/ideal-lifetime-value.ts';
import { tierBounds, type TierBounds } from '../../programme/value-tiers.ts';
import type { Model } from '../../scoring/model.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import { scoreCustomer } from '../../scoring/score-customer.ts';
import type { CompanyHistory, CustomerScore, Day } from '../../scoring/types.ts';
import { withPolicyId } from '../parse-policy.ts';
import type { LearntModel } from '../ports/model-learner.ts';
import type { PortalStore } from '../ports/portal-store.ts';
import type { RunStore } from '../ports/run-store.ts';
import { findKeptPolicy, keepPolicy, POLICY_SETTING } from './keep-policy.ts';
import { learnInProcess } from './learn-in-process.ts';
import { readKeptBacktest } from './kept-report.ts';
import { BY_THE_APP, propose, readKeptModel, readLearnt, readProposal, type Learnt, type Proposal } from './learnt.ts';
import { MODEL_SAMPLE, sampleCompanies, VALUE_SAMPLE } from './sample-companies.ts';
import type { RescoreWorld, RunStart } from './world.ts';

/** Days for which a portal's model is kept; where the seed stayed, a month, since more data may have come. */
const MODEL_DAYS = { portal: 90, seed: 30 } as const;
const TIER_DAYS = 30;

/** What every customer of the portal is scored with. */
export interface PortalContext {
  readonly context: ScoringContext;
  readonly tiers: TierBounds | null;
  /** Why the portal's own model speaks, or the seed. */
  readonly modelReason: string;
  /** The day on which the tiers were learnt. */
  readonly tiersOn: Day;
  /** This run set the policy's Ideal lifetime value for the first time. */
  readonly isIdealFixed: boolean;
}

/**
 * What the last run of the whole portal whose scores were sent was scored with; null where there was none. A policy that was
 * set since, and what a run under way or one that waits for a yes has learnt, counts when its scores are sent; a file that
 * somebody hands in counts at once.
 */
export async function readPortalContext(runs: RunStore, start: RunStart): Promise<PortalContext | null> {
  const learnt = await readLearnt(runs);
  if (learnt === null) return null;
  return toPortalContext(runs, start, { learnt, model: (await readKeptModel(runs)) ?? start.model });
}

/** What a run that was interrupted scored with: what it has learnt, or else what is in force; null where there is neither. */
export async function readRunContext(
  { mirror, runs }: Pick<PortalStore, 'mirror' | 'runs'>,
  start: RunStart,
): Promise<PortalContext | null> {
  const proposal = await readProposal(mirror);
  return proposal === null ? readPortalContext(runs, start) : toPortalContext(runs, start, proposal);
}

async function toPortalContext(runs: RunStore, start: RunStart, { learnt, model }: Proposal): Promise<PortalContext> {
  const kept = start.policy === null ? await findKeptPolicy(runs, learnt.policy) : null;
  const policy = kept ?? (await keepPolicy(runs, start.policy, false));
  const context = { asOf: start.asOf, policy, model };
  return { context, tiers: learnt.tiers, tiersOn: learnt.tiersOn, modelReason: learnt.reason, isIdealFixed: false };
}

/**
 * Brings together what the portal is scored with: the kept policy, model and value tiers, each learnt anew from a sample of
 * the customers where it is missing, too old, or made for another policy.
 *
 * @param keep true: what was learnt anew is proposed, and comes into force with `putInForce`; false: nothing is written (a
 *   rehearsal)
 * @returns null where the signal ended it; nothing is then kept
 */
export async function learnPortal(
  world: Pick<RescoreWorld, 'mirror' | 'store' | 'learner'>,
  start: RunStart,
  { keep, signal }: { readonly keep: boolean; readonly signal: AbortSignal | undefined },
): Promise<PortalContext | null> {
  const { runs } = world.store;
  const policy = await keepPolicy(runs, start.policy, keep);
  const model = (await readKeptModel(runs)) ?? start.model;
  const known = { asOf: start.asOf, policy, model };
  const learnt = await readLearnt(runs);
  const isModelKept = learnt !== null && isModelFresh(learnt, model, start.asOf);
  if (isModelKept && areTiersFresh(learnt, policy, start.asOf) && policy.idealLifetimeValue !== null) {
    const { tiers, tiersOn, reason } = learnt;
    return { context: known, tiers, tiersOn, modelReason: reason, isIdealFixed: false };
  }

  const fitted = isModelKept
    ? { model, reason: learnt.reason, backtest: await readKeptBacktest(runs) }
    : await learnModel(world, known, signal);
  if (fitted === null) return null;
  const values = await valueSample(world, { ...known, model: fitted.model }, signal);
  if (values === null) return null;
  const { context, isIdealFixed } = fixIdeal({ ...known, model: fitted.model }, values);
  const tiers = tierBounds(values.map(({ lifetimeValue }) => lifetimeValue));
  if (keep) {
    if (isIdealFixed) await writeIdeal(runs, context.policy);
    const news = {
      model: context.model.id,
      modelOn: isModelKept ? learnt.modelOn : (context.model.fittedOn ?? start.asOf),
      isPortalModel: context.model.kind === 'portal',
      reason: fitted.reason,
      tiers,
      tiersOn: start.asOf,
      policy: context.policy.id,
    };
    await propose(world.store.mirror, { learnt: news, model: context.model, backtest: fitted.backtest });
  }
  return { context, tiers, tiersOn: start.asOf, modelReason: fitted.reason, isIdealFixed };
}

function isModelFresh(learnt: Learnt, model: Model, asOf: Day): boolean {
  const age = asOf - learnt.modelOn;
  return learnt.model === model.id && age >= 0 && age < (learnt.isPortalModel ? MODEL_DAYS.portal : MODEL_DAYS.seed);
}

function areTiersFresh(learnt: Learnt, policy: Policy, asOf: Day): boolean {
  const age = asOf - learnt.tiersOn;
  return learnt.policy === policy.id && age >= 0 && age < TIER_DAYS;
}

function learnModel(
  { mirror, learner = learnInProcess }: Pick<RescoreWorld, 'mirror' | 'learner'>,
  start: ScoringContext,
  signal: AbortSignal | undefined,
): Promise<LearntModel | null> {
  async function* sample(): AsyncGenerator<readonly CompanyHistory[]> {
    for await (const page of sampleCompanies(mirror, MODEL_SAMPLE)) yield page.map(({ history }) => history);
  }
  return learner.learn(sample, start, signal);
}

type ScoredValue = Pick<CustomerScore, 'status' | 'lifetimeValue'>;

/** Only two facts of each customer are kept: the readings of a large portal do not fit into memory. Null where it was ended. */
async function valueSample(
  { mirror }: Pick<RescoreWorld, 'mirror'>,
  context: ScoringContext,
  signal: AbortSignal | undefined,
): Promise<readonly ScoredValue[] | null> {
  const values: ScoredValue[] = [];
  for await (const page of sampleCompanies(mirror, VALUE_SAMPLE)) {
    if (signal?.aborted === true) return null;
    for (const { history } of page) {
      const result = scoreCustomer(history, context);
      if (result.kind === 'scored') values.push({ status: result.status, lifetimeValue: result.lifetimeValue });
    }
  }
  return values;
}

function fixIdeal(
  context: ScoringContext,
  values: readonly ScoredValue[],
): { readonly context: ScoringContext; readonly isIdealFixed: boolean } {
  const ideal = context.policy.idealLifetimeValue === null ? firstIdealLifetimeValue(values) : null;
  if (ideal === null) return { context, isIdealFixed: false };
  const policy = withPolicyId({ ...context.policy, idealLifetimeValue: ideal });
  return { context: { ...context, policy }, isIdealFixed: true };
}

async function writeIdeal(runs: Pick<RunStore, 'writeSetting'>, policy: Policy): Promise<void> {
  const why = 'the Ideal lifetime value was fixed: the 60th percentile of the customers that are not lapsed';
  await runs.writeSetting({ name: POLICY_SETTING, value: policy, setBy: BY_THE_APP, why });
}
