import { addMonths, formatIsoDay } from '../../../scoring/day.ts';
import type { ConversionGoal } from '../../../programme/goals/conversion-goal.ts';
import type { Day } from '../../../scoring/types.ts';
import { MOST_GOALS, type KeptGoal } from '../../ports/goal-store.ts';
import type { PortalStore } from '../../ports/portal-store.ts';
import { readLearnt } from '../../rescore/learnt.ts';
import { readPartsOn } from '../../settings/read-settings.ts';

/** Nobody plans further ahead. */
const MOST_MONTHS = 60;

export interface GoalWish {
  /** The same key sets one goal. */
  readonly key: string;
  readonly name: string;
  readonly endsOn: Day;
  readonly target: ConversionGoal['target'];
  /** Who sets it. */
  readonly by: string;
}

export type GoalSaved =
  | { readonly kind: 'saved'; readonly goal: KeptGoal }
  /** In plain words: why, and what to do. */
  | { readonly kind: 'refused'; readonly message: string };

type Store = Pick<PortalStore, 'programme' | 'runs'>;

/**
 * Sets a goal that begins today: its cohort is frozen, with the model and the policy that the published segments were made with.
 *
 * @param today the portal's day
 */
export async function setGoal(
  store: Store,
  { key, name, endsOn, target, by }: GoalWish,
  today: Day,
): Promise<GoalSaved> {
  if (!(await readPartsOn(store.runs)).has('goals')) return refused('Goals are switched off in the settings.');
  if (endsOn <= today) return refused('A goal ends on a later day than today. Name a later day.');
  if (endsOn > addMonths(today, MOST_MONTHS))
    return refused(
      `A goal ends within five years, by ${formatIsoDay(addMonths(today, MOST_MONTHS))}. Name an earlier day.`,
    );
  const learnt = await readLearnt(store.runs);
  if (learnt === null) return refused('The customers were not scored yet. Set the goal after the first nightly run.');
  const { model, policy } = learnt;
  const set = await store.programme.setGoal({ key, name, startsOn: today, endsOn, target, setBy: by, model, policy });
  switch (set.kind) {
    case 'too_many':
      return refused(`${String(MOST_GOALS)} goals are pursued already. Stop one of them first.`);
    case 'nobody':
      return refused('No customer is Uncertain today, so there is nobody to convert.');
    case 'set':
      return { kind: 'saved', goal: await findGoal(store, set.id) };
  }
}

/** Stops a goal: what became of it until today stays. */
export async function stopGoal(store: Store, id: string, today: Day): Promise<GoalSaved> {
  if (!(await readPartsOn(store.runs)).has('goals')) return refused('Goals are switched off in the settings.');
  const stopped = await store.programme.stopGoal(id, today);
  if (!stopped) return refused('There is no such goal, or it is stopped already. Look at the list again.');
  return { kind: 'saved', goal: await findGoal(store, id) };
}

async function findGoal({ programme }: Pick<Store, 'programme'>, id: string): Promise<KeptGoal> {
  const goal = (await programme.listGoals()).find((one) => one.id === id);
  if (goal === undefined) throw new Error('a goal that was set must be listed');
  return goal;
}

function refused(message: string): GoalSaved {
  return { kind: 'refused', message };
}
