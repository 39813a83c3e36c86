import { upcomingRenewals } from '../../../programme/attention-lists.ts';
import {
  followActivities,
  summarizeActivities,
  type KindSummary,
} from '../../../programme/activities/follow-activities.ts';
import type { RetentionActivity } from '../../../programme/activities/retention-activity.ts';
import { competitiveExposure, type CompetitiveExposure } from '../../../programme/competition/competitive-exposure.ts';
import { findMilestones } from '../../../programme/milestones/find-milestones.ts';
import { toMilestoneCustomer } from '../../../programme/milestones/milestone-customer.ts';
import type { Milestone } from '../../../programme/milestones/milestone.ts';
import { findMovers, type MoversResult } from '../../../programme/ranking/find-movers.ts';
import {
  portfolioValue,
  segmentValues,
  type PortfolioValue,
  type SegmentValues,
} from '../../../programme/portfolio-value.ts';
import { askCandidates, type AskCandidates } from '../../../programme/referrals/ask-candidates.ts';
import { referralBook, type Referrer } from '../../../programme/referrals/referral-book.ts';
import { measureRetention, type RetentionReport } from '../../../programme/retention/measure-retention.ts';
import type { Policy } from '../../../scoring/policy.ts';
import type { Day } from '../../../scoring/types.ts';
import { lastQuarterEnd, scoreOn } from '../past-portal.ts';
import type { ProgrammePortal } from '../programme-portal.ts';
import { returnView, type ReturnView } from '../return-view.ts';

/** Points of retention that the report asks about. */
const WHAT_IF_POINTS = 5;

/** Everything the monthly report says. */
export interface ReportData {
  readonly asOf: Day;
  readonly currency: string;
  readonly policy: Policy;
  readonly model: string;
  readonly portfolio: PortfolioValue;
  readonly segments: SegmentValues;
  readonly movers: MoversResult;
  readonly moversSince: Day;
  readonly renewals: ReturnType<typeof upcomingRenewals>;
  readonly retention: RetentionReport;
  readonly exposure: CompetitiveExposure;
  readonly milestones: readonly Milestone[];
  readonly referrers: readonly Referrer[];
  readonly candidates: AskCandidates;
  readonly activities: readonly KindSummary[];
  readonly returned: ReturnView;
}

export function reportData(portal: ProgrammePortal, ledger: readonly RetentionActivity[]): ReportData {
  const { currency, context, histories, customers } = portal;
  const { asOf, policy, model } = context;
  const scores = customers.map(({ score }) => score);
  const moversSince = lastQuarterEnd(asOf);
  return {
    ...{ asOf, currency, policy, model: model.id, moversSince },
    portfolio: portfolioValue(scores),
    segments: segmentValues(scores),
    movers: findMovers(scoreOn(portal, { ...context, asOf: moversSince }), scoreOn(portal, context)),
    renewals: upcomingRenewals(scores, policy.contract.renewalWindowDays),
    retention: measureRetention(histories, policy, asOf),
    exposure: competitiveExposure(customers, policy.contract.renewalWindowDays),
    milestones: findMilestones(customers.map(({ history, score }) => toMilestoneCustomer(history, score, context))),
    referrers: referralBook(histories, new Map(scores.map((score) => [score.companyId, score])), policy, asOf),
    candidates: askCandidates(customers, ledger, policy),
    activities: summarizeActivities(followActivities(ledger, histories, context)),
    returned: returnView(portal, ledger, WHAT_IF_POINTS),
  };
}
