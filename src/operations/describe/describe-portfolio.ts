import { groupCompanies, summarizeGroup, type GroupSummary } from '../../programme/company-groups.ts';
import { compareSimilar, type SimilarComparisons } from '../../programme/compare-similar.ts';
import { loggingCoverage, type LoggingCoverage } from '../../programme/logging-coverage.ts';
import {
  portfolioValue,
  segmentValues,
  type PortfolioValue,
  type SegmentValues,
} from '../../programme/portfolio-value.ts';
import { productGaps, type ProductGaps } from '../../programme/product-gaps.ts';
import { toShare, type Share } from '../../programme/share.ts';
import { addMonths, formatIsoDay } from '../../scoring/day.ts';
import { median } from '../../scoring/math/median.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import type {
  CompanyHistory,
  CustomerScore,
  Day,
  MissingInput,
  Money,
  Risk,
  ScoreResult,
} from '../../scoring/types.ts';
import { justifiedAcquisitionCost, type JustifiedAcquisitionCost } from '../../scoring/value/acquisition.ts';

/** Companies decided on lately that a win rate must rest on. */
const FEWEST_DECIDED = 20;
const DECIDED_MONTHS = 24;
/** With fewer lost ones, lost deals are hardly recorded, and a win rate would only say so. */
const FEWEST_LOST = 5;

/** What acquiring customers costs and may cost. */
export interface AcquisitionView {
  /** Customers whose acquisition cost is known. */
  readonly known: number;
  /** Median of lifetime value over acquisition cost; null where no cost is known. */
  readonly medianRatio: number | null;
  readonly targetRatio: number;
  /**
   * What a prospect like those decided on in the last 24 months would justify at the target ratio; null where fewer than 20
   * were decided on, fewer than 5 lost, or none won.
   */
  readonly justified:
    (JustifiedAcquisitionCost & { readonly winRate: Share; readonly expectedLifetimeValue: Money }) | null;
  readonly decided: number;
  readonly won: number;
}

/** The whole portfolio on one day, as plain data. Money is in the portal's currency. */
export interface PortfolioView {
  readonly asOf: string;
  readonly currency: string;
  readonly model: string;
  readonly policy: string;
  /** The policy's numbers are the defaults that nobody has confirmed. */
  readonly provisional: boolean;
  readonly companies: number;
  readonly idealLifetimeValue: Money | null;
  readonly annualDiscountRate: number;
  readonly lifetimeYears: number;
  readonly value: PortfolioValue;
  readonly segments: SegmentValues;
  readonly valueAtRisk: readonly { readonly risk: Risk; readonly customers: number; readonly amount: Money }[];
  /** Parent companies with what belongs to them: those with customers, by current annual value, at most 20. */
  readonly groups: readonly GroupView[];
  readonly acquisition: AcquisitionView;
  readonly comparisons: SimilarComparisons;
  readonly productGaps: ProductGaps;
  readonly logging: LoggingCoverage;
  /** Inputs that were not there to score with, and for how many customers. */
  readonly missing: readonly { readonly input: MissingInput; readonly customers: number }[];
}

export interface GroupView extends GroupSummary {
  readonly headId: string;
  readonly name: string;
}

/** A company with its result. */
export interface ScoredCompany {
  readonly history: CompanyHistory;
  readonly result: ScoreResult;
}

interface ScoredCustomer {
  readonly history: CompanyHistory;
  readonly score: CustomerScore;
}

/** Adds up the scores of a portal, and reads from its history what goes with loyalty, what is not bought and what is not logged. */
export function describePortfolio(
  companies: readonly ScoredCompany[],
  { asOf, policy, model }: ScoringContext,
  currency: string,
): PortfolioView {
  const customers = companies.flatMap(({ history, result }) =>
    result.kind === 'scored' ? [{ history, score: result }] : [],
  );
  const present = customers.filter(({ score }) => score.status !== 'lapsed');
  const scores = customers.map(({ score }) => score);
  return {
    asOf: formatIsoDay(asOf),
    currency,
    model: model.id,
    policy: policy.id,
    provisional: policy.provisional,
    companies: companies.length,
    idealLifetimeValue: policy.idealLifetimeValue,
    annualDiscountRate: policy.annualDiscountRate,
    lifetimeYears: policy.lifetimeYears,
    value: portfolioValue(scores),
    segments: segmentValues(scores),
    valueAtRisk: valueAtRisk(present),
    groups: describeGroups(companies),
    acquisition: describeAcquisition(companies, customers, policy.targetValueToAcquisitionCost, asOf),
    comparisons: compareSimilar(
      companies.map(({ history }) => history),
      policy,
      asOf,
    ),
    productGaps: productGaps(present, asOf),
    logging: loggingCoverage(
      present.map(({ history, score }) => ({ history, contact: score.contact })),
      asOf,
    ),
    missing: countMissing(scores),
  };
}

function valueAtRisk(present: readonly ScoredCustomer[]): PortfolioView['valueAtRisk'] {
  return (['critical', 'high', 'watch', 'low'] as const).map((risk) => {
    const members = present.filter(({ score }) => score.risk === risk);
    return { risk, customers: members.length, amount: members.reduce((sum, { score }) => sum + score.valueAtRisk, 0) };
  });
}

const SHOWN_GROUPS = 20;

function describeGroups(companies: readonly ScoredCompany[]): PortfolioView['groups'] {
  const byId = new Map(companies.map((company) => [company.history.companyId, company]));
  return groupCompanies(companies.map(({ history }) => history))
    .map((group): GroupView => {
      const scores = group.memberIds.flatMap((id) => {
        const result = byId.get(id)?.result;
        return result?.kind === 'scored' ? [result] : [];
      });
      const name = byId.get(group.headId)?.history.name ?? group.headId;
      return { headId: group.headId, name, ...summarizeGroup(group, scores) };
    })
    .filter(({ customers }) => customers > 0)
    .toSorted((one, other) => other.currentAnnualValue - one.currentAnnualValue)
    .slice(0, SHOWN_GROUPS);
}

function describeAcquisition(
  companies: readonly ScoredCompany[],
  customers: readonly ScoredCustomer[],
  targetRatio: number,
  asOf: Day,
): AcquisitionView {
  const ratios = customers.flatMap(({ score }) => score.lifetimeValueToAcquisitionCost ?? []);
  const decided = companies.filter(({ history }) => wasFirstDecided(history, addMonths(asOf, -DECIDED_MONTHS), asOf));
  const won = decided.flatMap(({ result }) => (result.kind === 'scored' ? [result] : []));
  const isEnough = decided.length >= FEWEST_DECIDED && won.length > 0 && decided.length - won.length >= FEWEST_LOST;
  return {
    known: ratios.length,
    medianRatio: ratios.length === 0 ? null : median(ratios),
    targetRatio,
    justified: isEnough ? justify(won, decided.length, targetRatio) : null,
    decided: decided.length,
    won: won.length,
  };
}

/** Whether the company's first closed deal fell after one day and by another: it was a prospect before. */
function wasFirstDecided({ deals }: CompanyHistory, after: Day, by: Day): boolean {
  const closed = deals.filter((deal) => deal.outcome !== 'open' && deal.day <= by).map((deal) => deal.day);
  return closed.length > 0 && closed.every((day) => day > after);
}

function justify(won: readonly CustomerScore[], decided: number, targetRatio: number): AcquisitionView['justified'] {
  const winRate = toShare(won.length, decided);
  const expectedLifetimeValue = won.reduce((sum, score) => sum + valueWithoutAcquisition(score), 0) / won.length;
  return {
    ...justifiedAcquisitionCost({ expectedLifetimeValue, winProbability: winRate.share }, targetRatio),
    winRate,
    expectedLifetimeValue,
  };
}

/** A new customer's value before its acquisition cost and without influence, which is others' value. */
function valueWithoutAcquisition({ waterfall }: CustomerScore): Money {
  return waterfall
    .filter(({ kind }) => kind !== 'acquisition_cost' && kind !== 'influence')
    .reduce((sum, step) => sum + step.presentValue, 0);
}

function countMissing(scores: readonly CustomerScore[]): PortfolioView['missing'] {
  const counts = new Map<MissingInput, number>();
  for (const { missing } of scores) for (const input of missing) counts.set(input, (counts.get(input) ?? 0) + 1);
  return [...counts]
    .map(([input, customers]) => ({ input, customers }))
    .toSorted((one, other) => other.customers - one.customers || (one.input < other.input ? -1 : 1));
}
