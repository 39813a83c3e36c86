import { formatIsoDay } from '../../../scoring/day.ts';
import type { KeptMilestone } from '../../ports/programme-store.ts';
import { seesCustomerOf } from '../../portfolio/viewer.ts';
import { readPartsOn } from '../../settings/read-settings.ts';
import { isExchangeDue } from '../roadmap/exchanges.ts';
import type { ProgrammeLook } from './look.ts';

/** What the programme says of one company; days are ISO 8601. */
export interface CompanyProgramme {
  /** That ends first. */
  readonly goal: { readonly name: string } | null;
  /** Among the Ideal, as last fixed. */
  readonly rank: { readonly rank: number; readonly of: number } | null;
  readonly milestone:
    | (Pick<KeptMilestone, 'size' | 'paused'> & { readonly milestone: KeptMilestone['kind']; readonly day: string })
    | null;
  readonly roadmap: { readonly isDue: boolean } | null;
  readonly plannedActivities: number;
}

const NOTHING: CompanyProgramme = { goal: null, rank: null, milestone: null, roadmap: null, plannedActivities: 0 };

/**
 * What the programme says of one company: only parts that are on and concern it. Everything else is null, also for a viewer who
 * does not see the company.
 */
export async function companyProgrammeView(look: ProgrammeLook, companyId: string): Promise<CompanyProgramme> {
  const parts = await readPartsOn(look.store.runs);
  if (parts.size === 0) return NOTHING;
  const { store } = look;
  const row = await store.portfolio.readRow(companyId);
  if (!seesCustomerOf(look, row?.ownerId ?? null)) return NOTHING;
  return {
    goal: parts.has('goals') ? await goalOf(look, companyId) : null,
    rank: parts.has('ranking') ? await rankOf(look, companyId) : null,
    milestone: parts.has('milestones') ? await milestoneOf(look, companyId) : null,
    roadmap: parts.has('roadmap') ? await roadmapOf(look, companyId, row?.segment ?? null) : null,
    plannedActivities: parts.has('activities') ? await store.programmeEntries.countPlanned(companyId) : 0,
  };
}

async function goalOf({ store, today }: ProgrammeLook, companyId: string): Promise<CompanyProgramme['goal']> {
  const [goal] = await store.programme.goalsOf(companyId, today);
  return goal === undefined ? null : { name: goal.name };
}

async function rankOf({ store }: ProgrammeLook, companyId: string): Promise<CompanyProgramme['rank']> {
  const [end] = await store.programme.listRankingEnds();
  const rank = end === undefined ? null : await store.programme.readRank(end.periodEnd, companyId);
  return rank === null || end === undefined ? null : { rank, of: end.ranked };
}

async function milestoneOf({ store, today }: ProgrammeLook, companyId: string): Promise<CompanyProgramme['milestone']> {
  const next = await store.programme.readNextMilestone(companyId, today);
  if (next === null) return null;
  return { milestone: next.kind, size: next.size, day: formatIsoDay(next.day), paused: next.paused };
}

/** The exchange is asked for of Ideal and Uncertain customers. */
async function roadmapOf(
  { store, today }: ProgrammeLook,
  companyId: string,
  segment: string | null,
): Promise<CompanyProgramme['roadmap']> {
  const isAskedFor = segment === 'ideal' || segment === 'uncertain';
  const lastOn = await store.programmeEntries.lastExchange(companyId);
  return { isDue: isAskedFor && isExchangeDue(lastOn, today) };
}
