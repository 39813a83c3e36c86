import type { Model } from '../../../scoring/model.ts';
import type { Policy } from '../../../scoring/policy.ts';
import type { ScoringContext } from '../../../scoring/relationship.ts';
import { parseModel } from '../../models/parse-model.ts';
import type { KeptGoal } from '../../ports/goal-store.ts';
import type { PortalStore } from '../../ports/portal-store.ts';
import { findKeptPolicy } from '../../rescore/keep-policy.ts';
import type { PursuedGoal } from './pass-types.ts';

/** Whether progress is to be worked out: it began, has not ended before the day, and was not stopped. */
export function isPursued({ startsOn, endsOn, stoppedOn }: KeptGoal, asOf: number): boolean {
  return stoppedOn === null && startsOn <= asOf && endsOn >= asOf;
}

/** The goals of the day with what they are scored with, those that end first before the others. */
export async function readPursuedGoals(
  store: Pick<PortalStore, 'programme' | 'runs'>,
  context: ScoringContext,
): Promise<readonly PursuedGoal[]> {
  const goals = (await store.programme.listGoals())
    .filter((goal) => isPursued(goal, context.asOf))
    .toSorted((one, other) => one.endsOn - other.endsOn || Number(one.id) - Number(other.id));
  const contexts = new Map<string, ScoringContext | null>();
  for (const { model, policy } of goals) {
    const label = `${model}/${policy}`;
    if (!contexts.has(label)) contexts.set(label, await readStart(store, { model, policy }, context));
  }
  return goals.map((goal) => {
    const isToday = goal.model === context.model.id && goal.policy === context.policy.id;
    const start = isToday ? null : (contexts.get(`${goal.model}/${goal.policy}`) ?? null);
    return { ...goal, startContext: start, isStartGone: !isToday && start === null };
  });
}

/** Null where the model or the policy cannot be had, or this program does not understand it. */
export async function readStart(
  store: Pick<PortalStore, 'programme' | 'runs'>,
  ids: { readonly model: string; readonly policy: string },
  context: ScoringContext,
): Promise<ScoringContext | null> {
  const policy: Policy | null =
    ids.policy === context.policy.id ? context.policy : await findKeptPolicy(store.runs, ids.policy);
  const model = ids.model === context.model.id ? context.model : await readModel(store, ids.model);
  return policy === null || model === null ? null : { ...context, policy, model };
}

async function readModel({ programme }: Pick<PortalStore, 'programme'>, id: string): Promise<Model | null> {
  const value = await programme.readModelValue(id);
  const parsed = value === null ? null : parseModel(value);
  return parsed?.ok === true ? parsed.model : null;
}
