/**
 * The programme as it is worked out along with a scoring of the whole portal, page by page: what is told of each company as it
 * goes by, and counts of numbers only, so that memory does not grow with the portal.
 */
import { groupBy } from '../../../programme/group-by.ts';
import { isAsk, type RetentionActivity } from '../../../programme/activities/retention-activity.ts';
import { MILESTONE_DAYS_SINCE } from '../../../programme/milestones/find-milestones.ts';
import type { ScoringContext } from '../../../scoring/relationship.ts';
import type { CompanyHistory, ScoreResult } from '../../../scoring/types.ts';
import type { PortalMirror } from '../../ports/portal-mirror.ts';
import type { PortalStore } from '../../ports/portal-store.ts';
import type { ProgrammeBefore } from '../../ports/programme-store.ts';
import type { ProgrammePart } from '../../settings/portal-settings.ts';
import { partsOf } from '../../settings/read-settings.ts';
import { readWorkedOut } from '../worked-out.ts';
import { readFloors } from './milestone-floors.ts';
import type { ProgrammePass, ProgrammeTold } from './pass-types.ts';
import { readPursuedGoals } from './pursued-goals.ts';
import { readProfile } from './portal-profile.ts';
import { NOTHING_BEFORE, tellCompany } from './tell-company.ts';
import type { ProgrammeState } from './programme-state.ts';

interface World {
  readonly store: PortalStore;
  readonly mirror: PortalMirror;
}

/** What is known of the companies of a page. */
interface ProgrammePageReading {
  tell(history: CompanyHistory, result: ScoreResult): ProgrammeTold;
}

interface PassOptions {
  readonly context: ScoringContext;
  readonly currency: string;
  /** Of a run that is taken up again: only what it began with, so that nothing is worked out for half a portal. */
  readonly state: ProgrammeState | null;
  /** A rehearsal keeps nothing. */
  readonly keep: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Reads what is on and what it needs. Nothing that is off is read or worked out. @returns null where it was ended */
export async function beginProgramme(world: World, options: PassOptions): Promise<ProgrammePass | null> {
  const { context, currency, state, keep, signal } = options;
  const { store } = world;
  const setting = await store.runs.readSetting('programme');
  const on = partsOf(setting);
  const parts = state === null ? on : new Set(state.parts.filter((part) => on.has(part)));
  const sampling = { context, keep, signal };
  const floors = parts.has('milestones') ? await readFloors(world, sampling) : null;
  const profile = parts.has('profile') ? await readProfile(world, sampling) : null;
  if (signal?.aborted === true) return null;
  const goals = parts.has('goals') ? await readPursuedGoals(store, context) : [];
  return {
    ...{ context, currency, parts, floors },
    isIdle: parts.size === 0 && (setting === null || (await isNothingLeft(store))),
    profile: profile?.kind === 'profile' ? profile : null,
    goals: state === null ? goals : goals.filter(({ id }) => id in state.goals),
    asks: parts.has('referrals') ? await readAsks(store) : new Map(),
  };
}

async function isNothingLeft({ reports }: Pick<PortalStore, 'reports'>): Promise<boolean> {
  return ((await readWorkedOut(reports))?.parts.size ?? 0) === 0;
}

async function readAsks({
  programmeEntries,
}: Pick<PortalStore, 'programmeEntries'>): Promise<ReadonlyMap<string, readonly RetentionActivity[]>> {
  return groupBy((await programmeEntries.listDone()).filter(isAsk), ({ companyId }) => companyId);
}

/** What a part needs to know of each company. */
const NEEDS_BEFORE: readonly ProgrammePart[] = ['milestones', 'goals', 'ranking'];

export async function readProgrammePage(
  { programme }: Pick<PortalStore, 'programme'>,
  pass: ProgrammePass,
  companyIds: readonly string[],
): Promise<ProgrammePageReading> {
  const { parts, goals, context } = pass;
  const known: ReadonlyMap<string, ProgrammeBefore> = NEEDS_BEFORE.some((part) => parts.has(part))
    ? await programme.readBefore(
        companyIds,
        goals.map(({ id }) => id),
        context.asOf - MILESTONE_DAYS_SINCE,
      )
    : new Map();
  return {
    tell: (history, result) => tellCompany(pass, known.get(history.companyId) ?? NOTHING_BEFORE, history, result),
  };
}
