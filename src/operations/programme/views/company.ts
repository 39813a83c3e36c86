import { formatIsoDay } from '../../../scoring/day.ts';
import { readPartsOn } from '../../settings/read-settings.ts';
import { EXCHANGE_DAYS } from '../roadmap/exchanges.ts';
import { toIsoOrNull, type ProgrammeLook } from './look.ts';

/**
 * What the programme says of one company: only parts that are on and concern it. Everything else is null, also for a viewer who
 * does not see the company.
 *
 * @param mayEnter a signed person asks, not an app function
 */
export async function companyProgrammeView(look: ProgrammeLook, companyId: string, mayEnter: boolean): Promise<object> {
  const parts = await readPartsOn(look.store.runs);
  const { store, today, currency, ownerIds } = look;
  const nothing = {
    ...{ currency, goal: null, rank: null, mover: null, milestone: null, fit: null, askNow: false },
    ...{ roadmap: null, plannedActivities: 0, mayEnter: { activities: false, roadmap: false } },
  };
  if (parts.size === 0) return nothing;
  const row = await store.portfolio.readRow(companyId);
  if (ownerIds !== null && (row?.ownerId === undefined || row.ownerId === null || !ownerIds.includes(row.ownerId)))
    return nothing;
  const told = await store.programme.readCompany(companyId, today);
  const { milestone, fit } = told;
  return {
    currency,
    goal: parts.has('goals') ? await goalOf(look, companyId, row?.segment === 'ideal') : null,
    ...(parts.has('ranking') ? await rankOf(look, companyId) : { rank: null, mover: null }),
    milestone:
      !parts.has('milestones') || milestone === null
        ? null
        : {
            ...{ milestone: milestone.kind, size: milestone.size, day: formatIsoDay(milestone.day) },
            ...{ state: milestone.state, paused: milestone.paused },
          },
    fit: parts.has('profile') ? fit : null,
    askNow: parts.has('referrals') && told.isToBeAskedNow,
    roadmap: parts.has('roadmap') ? await roadmapOf(look, companyId, row?.segment ?? null) : null,
    plannedActivities: parts.has('activities') ? await store.programmeEntries.countPlanned(companyId) : 0,
    mayEnter: { activities: mayEnter && parts.has('activities'), roadmap: mayEnter && parts.has('roadmap') },
  };
}

async function goalOf(
  { store, today }: ProgrammeLook,
  companyId: string,
  isConverted: boolean,
): Promise<object | null> {
  const [goal] = await store.programme.goalsOf(companyId, today);
  return goal === undefined ? null : { ...goal, endsOn: formatIsoDay(goal.endsOn), isConverted };
}

async function rankOf({ store }: ProgrammeLook, companyId: string): Promise<object> {
  const [end] = await store.programme.listRankingEnds();
  const rank = end === undefined ? null : await store.programme.readRank(end.periodEnd, companyId);
  const mover = await store.programme.readMover(companyId);
  return {
    rank: rank === null || end === undefined ? null : { rank, of: end.ranked, period: formatIsoDay(end.periodEnd) },
    mover: mover === null ? null : { direction: mover.direction, action: mover.response.action },
  };
}

/** The exchange is asked for of Ideal and Uncertain customers. */
async function roadmapOf({ store, today }: ProgrammeLook, companyId: string, segment: string | null): Promise<object> {
  const lastOn = await store.programmeEntries.lastExchange(companyId);
  const isAskedFor = segment === 'ideal' || segment === 'uncertain';
  return { lastOn: toIsoOrNull(lastOn), isDue: isAskedFor && (lastOn === null || today - lastOn >= EXCHANGE_DAYS) };
}
