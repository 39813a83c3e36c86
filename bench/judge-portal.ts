import { generatePortal } from '../sandbox/portal/generate-portal.ts';
import type { CustomerTruth } from '../sandbox/portal/truth.ts';
import { openSandboxPortal } from '../sandbox/sandbox-portal.ts';
import { createHubSpotCustomerRecords } from '../src/hubspot/hubspot-customer-records.ts';
import { withPolicyId } from '../src/operations/parse-policy.ts';
import type { CompanyReading } from '../src/operations/ports.ts';
import { isScored, scoreAll } from '../src/operations/rescore-portal.ts';
import { judgeForecasts } from '../src/scoring/backtest/metrics.ts';
import { parseIsoDay } from '../src/scoring/day.ts';
import { SEED_MODEL } from '../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../src/scoring/policy.ts';
import type { CustomerScore, Interval } from '../src/scoring/types.ts';

/** How right the scores of one generated portal are. Shares are 0 to 1. */
export interface TruthReport {
  readonly seed: number;
  readonly companies: number;
  readonly customers: number;
  readonly model: string;
  readonly meanLoyalty: number;
  readonly meanTruth: number;
  readonly passed: number;
  readonly loyaltyError: number;
  readonly auc: number | null;
  readonly brier: number;
  /** Of the true probabilities themselves: nobody can do better on average. */
  readonly truthBrier: number;
  readonly calibrationSlope: number | null;
  readonly loyaltyCoverage: number;
  readonly valueCoverage: number;
  /** Of those under contract, and of those without. */
  readonly contractCoverage: Coverage;
  readonly otherCoverage: Coverage;
  readonly valueRankCorrelation: number;
  readonly valueSumRatio: number;
  readonly flagged: number;
  readonly flaggedLost: number;
  readonly unflaggedLost: number;
  readonly lostFlagged: number;
}

/** Share of the 80 % intervals that hold the truth. */
export interface Coverage {
  readonly loyalty: number;
  readonly value: number;
}

interface Judged {
  readonly score: CustomerScore;
  readonly truth: CustomerTruth;
}

/** Scores a generated portal as an installation would and holds the scores against the truth. Lapsed customers are judged by value alone. */
export async function judgePortal(companies: number, seed: number): Promise<TruthReport> {
  const source = generatePortal({ companies, seed });
  const { client } = await openSandboxPortal(source);
  const readings: CompanyReading[] = [];
  for await (const batch of createHubSpotCustomerRecords(client).readCompanies()) readings.push(...batch);
  const start = { asOf: parseIsoDay(source.asOf) ?? 0, policy: withPolicyId(DEFAULT_POLICY), model: SEED_MODEL };
  const { results, context } = scoreAll(readings, start);
  const judged = results.filter(isScored).flatMap((score): Judged[] => {
    const truth = source.truth.get(score.companyId);
    return truth === undefined ? [] : [{ score, truth }];
  });
  return {
    seed,
    companies,
    model: context.model.id,
    ...judgeLoyalty(judged),
    ...judgeValue(judged),
    contractCoverage: coverageOf(judged.filter(({ score }) => score.renewal !== null)),
    otherCoverage: coverageOf(judged.filter(({ score }) => score.renewal === null)),
  };
}

type LoyaltyFigures = Omit<
  TruthReport,
  'seed' | 'companies' | 'model' | keyof ReturnType<typeof judgeValue> | 'contractCoverage' | 'otherCoverage'
>;

function coverageOf(judged: readonly Judged[]): Coverage {
  return { loyalty: judgeLoyalty(judged).loyaltyCoverage, value: judgeValue(judged).valueCoverage };
}

function judgeLoyalty(all: readonly Judged[]): LoyaltyFigures {
  // The score's test and the truth's differ where only the vendor, or only the customer, knows that it is over.
  const judged = all.filter(
    ({ score, truth }) => score.loyaltyTest === truth.nextTest && score.loyaltyTest !== 'win_back',
  );
  const passed = ({ truth }: Judged): boolean => truth.outcome.passesNextTest;
  const isFlagged = ({ score }: Judged): boolean => score.risk === 'high' || score.risk === 'critical';
  const flagged = judged.filter(isFlagged);
  const lost = judged.filter((customer) => !passed(customer));
  const metrics = judgeForecasts(
    judged.map((customer) => ({ probability: customer.score.loyalty, outcome: passed(customer) })),
  );
  return {
    customers: judged.length,
    meanLoyalty: mean(judged, ({ score }) => score.loyalty),
    meanTruth: mean(judged, ({ truth }) => truth.nextTestProbability),
    passed: mean(judged, (customer) => Number(passed(customer))),
    loyaltyError: mean(judged, ({ score, truth }) => Math.abs(score.loyalty - truth.nextTestProbability)),
    auc: metrics.auc,
    brier: metrics.brier,
    truthBrier: judgeForecasts(
      judged.map((customer) => ({ probability: customer.truth.nextTestProbability, outcome: passed(customer) })),
    ).brier,
    calibrationSlope: metrics.calibrationSlope,
    loyaltyCoverage: mean(judged, ({ score, truth }) =>
      Number(holds(score.loyaltyInterval, truth.nextTestProbability)),
    ),
    flagged: flagged.length,
    flaggedLost: mean(flagged, (customer) => Number(!passed(customer))),
    unflaggedLost: mean(
      judged.filter((customer) => !isFlagged(customer)),
      (customer) => Number(!passed(customer)),
    ),
    lostFlagged: mean(lost, (customer) => Number(isFlagged(customer))),
  };
}

function judgeValue(
  judged: readonly Judged[],
): Pick<TruthReport, 'valueCoverage' | 'valueRankCorrelation' | 'valueSumRatio'> {
  // Influence is not in the truth's value.
  const value = ({ score }: Judged): number =>
    score.lifetimeValue -
    score.waterfall.filter((step) => step.kind === 'influence').reduce((sum, step) => sum + step.presentValue, 0);
  const current = judged.filter(
    ({ score }) => score.status !== 'lapsed' && !score.waterfall.some((step) => step.kind === 'influence'),
  );
  return {
    valueCoverage: mean(current, ({ score, truth }) => Number(holds(score.lifetimeValueInterval, truth.lifetimeValue))),
    valueRankCorrelation: rankCorrelation(
      judged.map(value),
      judged.map(({ truth }) => truth.lifetimeValue),
    ),
    valueSumRatio: mean(judged, value) / mean(judged, ({ truth }) => truth.lifetimeValue),
  };
}

function holds([low, high]: Interval, number: number): boolean {
  return number >= low && number <= high;
}

function mean<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / items.length;
}

/** Spearman's, ties at their mean rank. */
function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [ranks(one), ranks(other)];
  const center = (one.length + 1) / 2;
  let product = 0;
  let squareA = 0;
  let squareB = 0;
  for (const [index, rank] of a.entries()) {
    const otherRank = b[index] ?? center;
    product += (rank - center) * (otherRank - center);
    squareA += (rank - center) ** 2;
    squareB += (otherRank - center) ** 2;
  }
  return product / Math.sqrt(squareA * squareB);
}

function ranks(values: readonly number[]): readonly number[] {
  const order = [...values.keys()].toSorted((left, right) => (values[left] ?? 0) - (values[right] ?? 0));
  const result = Array.from({ length: values.length }, () => 0);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end < order.length && values[order[end] ?? -1] === values[order[start] ?? -1]) end += 1;
    for (const index of order.slice(start, end)) result[index] = (start + 1 + end) / 2;
    start = end;
  }
  return result;
}
