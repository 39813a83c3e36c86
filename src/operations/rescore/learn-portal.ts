import * as z from 'zod';
import { firstIdealLifetimeValue } from '../../programme/ideal-lifetime-value.ts';
import { tierBounds, type TierBounds } from '../../programme/value-tiers.ts';
import { formatIsoDay } from '../../scoring/day.ts';
import type { Model } from '../../scoring/model.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import { scoreCustomer } from '../../scoring/score-customer.ts';
import type { CompanyHistory, CustomerScore, Day } from '../../scoring/types.ts';
import { fitPortal } from '../fit-portal.ts';
import { parseModel } from '../parse-model.ts';
import { withPolicyId } from '../parse-policy.ts';
import type { RunStore } from '../ports/run-store.ts';
import { keepPolicy, POLICY_SETTING } from './keep-policy.ts';
import { MODEL_SAMPLE, sampleCompanies, VALUE_SAMPLE } from './sample-companies.ts';
import type { RescoreWorld, RunStart } from './world.ts';

/** Days for which a portal's model is kept; where the seed stayed, a month, since more data may have come. */
const MODEL_DAYS = { portal: 90, seed: 30 } as const;
const TIER_DAYS = 30;

/** What the customers of the portal taught, and when. Kept as a setting, so that its history can be read. */
const learntSchema = z.object({
  model: z.string(),
  modelOn: z.int(),
  isPortalModel: z.boolean(),
  reason: z.string(),
  tiers: z.object({ top5: z.number(), top20: z.number(), middle: z.number() }).nullable(),
  tiersOn: z.int(),
  policy: z.string(),
});
type Learnt = z.infer<typeof learntSchema>;

const LEARNT_SETTING = 'learnt';
const BY_THE_APP = 'Loyalty Lens';

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

/** What an earlier run of the whole portal left; null where there was none. */
export async function readPortalContext(runs: RunStore, start: RunStart): Promise<PortalContext | null> {
  const learnt = await readLearnt(runs);
  if (learnt === null) return null;
  const policy = await keepPolicy(runs, start.policy, false);
  const model = (await readKeptModel(runs)) ?? start.model;
  const context = { asOf: start.asOf, policy, model };
  return { context, tiers: learnt.tiers, tiersOn: learnt.tiersOn, modelReason: learnt.reason, isIdealFixed: false };
}

/**
 * Brings together what the portal is scored with: the kept policy, model and value tiers, each learnt anew from a sample of
 * the customers where it is missing, too old, or made for another policy.
 *
 * @param keep false: nothing is written (a rehearsal)
 */
export async function learnPortal(
  world: Pick<RescoreWorld, 'mirror' | 'store'>,
  start: RunStart,
  keep: boolean,
): Promise<PortalContext> {
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

  const fitted = isModelKept ? { context: known, reason: learnt.reason } : await fitSample(world, known);
  const values = await valueSample(world, fitted.context);
  const { context, isIdealFixed } = fixIdeal(fitted.context, values);
  const tiers = tierBounds(values.map(({ lifetimeValue }) => lifetimeValue));
  if (keep) {
    if (isIdealFixed) await writeIdeal(runs, context.policy);
    if (!isModelKept) await writeModel(runs, context.model, fitted.reason);
    await writeLearnt(runs, {
      model: context.model.id,
      modelOn: isModelKept ? learnt.modelOn : (context.model.fittedOn ?? start.asOf),
      isPortalModel: context.model.kind === 'portal',
      reason: fitted.reason,
      tiers,
      tiersOn: start.asOf,
      policy: context.policy.id,
    });
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

async function fitSample(
  { mirror }: Pick<RescoreWorld, 'mirror'>,
  start: ScoringContext,
): Promise<{ readonly context: ScoringContext; readonly reason: string }> {
  const readings: { readonly history: CompanyHistory }[] = [];
  for await (const page of sampleCompanies(mirror, MODEL_SAMPLE))
    for (const { history } of page) readings.push({ history });
  const { context, report } = fitPortal(readings, start);
  return { context, reason: report.reason };
}

type ScoredValue = Pick<CustomerScore, 'status' | 'lifetimeValue'>;

/** Only two facts of each customer are kept: the readings of a large portal do not fit into memory. */
async function valueSample(
  { mirror }: Pick<RescoreWorld, 'mirror'>,
  context: ScoringContext,
): Promise<readonly ScoredValue[]> {
  const values: ScoredValue[] = [];
  for await (const page of sampleCompanies(mirror, VALUE_SAMPLE)) {
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

async function writeModel(runs: Pick<RunStore, 'writeModel'>, model: Model, reason: string): Promise<void> {
  await runs.writeModel({ id: model.id, fittedOn: model.fittedOn, value: model, report: { reason } });
}

async function writeLearnt(runs: Pick<RunStore, 'writeSetting'>, learnt: Learnt): Promise<void> {
  const why = `learnt from the customers as of ${formatIsoDay(learnt.tiersOn)}`;
  await runs.writeSetting({ name: LEARNT_SETTING, value: learnt, setBy: BY_THE_APP, why });
}

async function readLearnt(runs: Pick<RunStore, 'readSetting'>): Promise<Learnt | null> {
  const parsed = learntSchema.safeParse((await runs.readSetting(LEARNT_SETTING))?.value);
  return parsed.success ? parsed.data : null;
}

async function readKeptModel(runs: Pick<RunStore, 'readModel'>): Promise<Model | null> {
  const kept = await runs.readModel();
  const parsed = kept === null ? null : parseModel(kept.value);
  return parsed?.ok === true ? parsed.model : null;
}
