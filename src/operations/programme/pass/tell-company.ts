import { competitiveExposure } from '../../../programme/competition/competitive-exposure.ts';
import { closestToIdeal } from '../../../programme/goals/closest-to-ideal.ts';
import { groupBy } from '../../../programme/group-by.ts';
import { prospectFit } from '../../../programme/profile/prospect-fit.ts';
import { prospectTraits } from '../../../programme/profile/trait-values.ts';
import { askCandidates } from '../../../programme/referrals/ask-candidates.ts';
import type { CompanyHistory, CustomerScore, Money, ScoreResult } from '../../../scoring/types.ts';
import type { KeptSeparation } from '../../ports/programme-lists.ts';
import type {
  KeptAsk,
  KeptExposure,
  KeptReferred,
  ProgrammeBefore,
  ProgrammeProspect,
} from '../../ports/programme-store.ts';
import { NO_PROGRAMME_VALUES } from '../../published-values.ts';
import { findCustomerMilestones, nextMilestoneNote } from './customer-milestones.ts';
import type { ProgrammePass, ProgrammeTold } from './pass-types.ts';

export const NOTHING_BEFORE: ProgrammeBefore = { goals: [], mover: null, lifetimeValues: null };

/** What the programme says of one company as it is scored: of a customer its parts, of any other company how it fits. */
export function tellCompany(
  pass: ProgrammePass,
  before: ProgrammeBefore,
  history: CompanyHistory,
  result: ScoreResult,
): ProgrammeTold {
  if (result.kind === 'scored') return tellCustomer(pass, before, history, result);
  const prospect = fitOf(pass, history);
  return { values: { ...NO_PROGRAMME_VALUES, fit: prospect?.fit ?? null }, facts: null, prospect, before };
}

function tellCustomer(
  pass: ProgrammePass,
  before: ProgrammeBefore,
  history: CompanyHistory,
  score: CustomerScore,
): ProgrammeTold {
  const { parts, currency, context } = pass;
  const milestones = findCustomerMilestones(pass, before, history, score);
  const isFallen = before.mover === 'down';
  return {
    before,
    prospect: null,
    values: {
      fit: null,
      goal: goalOf(pass, before),
      nextMilestone: nextMilestoneNote(milestones, context.asOf, currency),
      mover: !parts.has('ranking') || before.mover === null ? null : isFallen ? 'fallen' : 'risen',
    },
    facts: {
      companyId: score.companyId,
      milestones,
      ask: parts.has('referrals') ? askOf(pass, history, score) : null,
      exposure: parts.has('competition') ? exposureOf(pass, history, score) : null,
      referred: parts.has('referrals') ? referredOf(pass, history) : [],
      separation: parts.has('goals') ? separationOf(pass, score) : null,
    },
  };
}

/** Of several goals the one that ends first. */
function goalOf({ goals }: ProgrammePass, { goals: then }: ProgrammeBefore): string | null {
  const memberOf = new Set(then.filter(({ segment }) => segment === 'uncertain').map(({ goalId }) => goalId));
  return goals.find(({ id }) => memberOf.has(id))?.name ?? null;
}

function askOf({ asks, context }: ProgrammePass, history: CompanyHistory, score: CustomerScore): KeptAsk | null {
  const { askNow, nearly } = askCandidates([{ history, score }], asks.get(score.companyId) ?? [], context.policy);
  const [candidate] = [...askNow, ...nearly];
  if (candidate === undefined) return null;
  const { reasons, against, satisfactionUnknown, lastAskedOn } = candidate;
  return { reasons, against, satisfactionUnknown, lastAskedOn };
}

function exposureOf({ context }: ProgrammePass, history: CompanyHistory, score: CustomerScore): KeptExposure | null {
  const { exposed } = competitiveExposure([{ history, score }], context.policy.contract.renewalWindowDays);
  const [one] = exposed;
  return one === undefined ? null : { signals: one.signals, competitor: one.competitor };
}

/** Which of two referrers a company is credited to is decided where the whole portal is in view: in the list. */
function referredOf({ context }: ProgrammePass, { referred }: CompanyHistory): readonly KeptReferred[] {
  const { asOf, policy } = context;
  const known = groupBy(
    referred.filter(({ day }) => day <= asOf),
    ({ companyId }) => companyId,
  );
  return [...known].map(([companyId, bought]) => {
    const revenue = round(bought.reduce((sum, { amount }) => sum + amount, 0));
    const firstPurchaseOn = bought.reduce((first, { day }) => Math.min(first, day), asOf);
    return { companyId, firstPurchaseOn, revenue, margin: round(policy.grossMargin * revenue) };
  });
}

/** Coarse, since it moves a little every day: whole points, and amounts by their first two figures. */
function separationOf({ context }: ProgrammePass, score: CustomerScore): KeptSeparation | null {
  const [one] = closestToIdeal([score], context.policy);
  if (one === undefined) return null;
  return {
    loyaltyShort: Math.round(one.loyaltyShort),
    valueShort: Number(one.valueShort.toPrecision(2)),
    distance: Math.round(100 * one.distance) / 100,
    isSetByPerson: one.isSetByPerson,
  };
}

function fitOf({ profile, context }: ProgrammePass, history: CompanyHistory): ProgrammeProspect | null {
  if (profile === null) return null;
  const traits = prospectTraits(history, context.asOf, profile.context);
  const fit = prospectFit(traits, profile, context.policy.targetValueToAcquisitionCost);
  if (fit.kind === 'not_known') return null;
  const { companyId, name, ownerId } = history;
  return {
    ...{ companyId, name, ownerId },
    fit: Math.round(10 * fit.fit) / 10,
    expectedLifetimeValue: round(fit.expectedLifetimeValue),
    justifiedCost: round(fit.justifiedCost),
    because: fit.parts.map(({ kind, value }) => ({ kind, value })),
  };
}

function round(amount: Money): Money {
  return Math.round(100 * amount) / 100;
}
