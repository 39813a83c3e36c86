import type { RetentionActivity } from '../../programme/activities/retention-activity.ts';
import { measureRetention } from '../../programme/retention/measure-retention.ts';
import { decideTests, type DecidedTests } from '../../programme/return/decide-tests.ts';
import { estimateReturn, type ProgrammeReturn } from '../../programme/return/estimate-return.ts';
import { retentionWhatIf, type RetentionWhatIf } from '../../programme/return/retention-what-if.ts';
import type { ProgrammePortal } from './programme-portal.ts';

/** Decisions of so many years are looked at. */
export const RETURN_YEARS = 2;

/** What was measured of the portal's retention last. */
export interface RetentionMeasured {
  readonly from: string;
  readonly until: string;
  /** `value`: share of the value kept, growth not counted; `customers`: of the customers, where no value was to be kept. */
  readonly of: 'value' | 'customers';
  readonly rate: number;
}

export interface ReturnView {
  readonly decided: { readonly tests: number; readonly kept: number; readonly leftOut: DecidedTests['leftOut'] };
  /** Ledger entries whose company the portal has not got. */
  readonly unknownCompanies: number;
  readonly returned: ProgrammeReturn;
  readonly retention: RetentionMeasured | null;
  /** Null where no retention was measured. */
  readonly whatIf: RetentionWhatIf | null;
}

/** @param points to add to the retention in the what-if, of 100 */
export function returnView(portal: ProgrammePortal, ledger: readonly RetentionActivity[], points: number): ReturnView {
  const { histories, context } = portal;
  const { tests, leftOut, unknownCompanies } = decideTests(histories, ledger, context, RETURN_YEARS);
  const retention = measuredRetention(portal);
  return {
    decided: { tests: tests.length, kept: tests.filter(({ marginAfter }) => marginAfter > 0).length, leftOut },
    unknownCompanies,
    returned: estimateReturn(tests),
    retention,
    whatIf: retention === null ? null : whatIf(portal, retention.rate, points),
  };
}

function measuredRetention({ histories, context }: ProgrammePortal): RetentionMeasured | null {
  const period = measureRetention(histories, context.policy, context.asOf, 1).periods.at(-1);
  if (period === undefined) return null;
  const { from, until, gross, logo } = period;
  if (gross !== null) return { from, until, of: 'value', rate: gross.rate };
  return logo === null ? null : { from, until, of: 'customers', rate: logo.rate };
}

function whatIf(
  { customers, context: { policy } }: ProgrammePortal,
  retention: number,
  points: number,
): RetentionWhatIf {
  const present = customers.filter(({ score }) => score.status !== 'lapsed');
  return retentionWhatIf(
    {
      retention,
      annualRevenue: present.reduce((sum, { score }) => sum + score.currentAnnualValue, 0),
      customers: present.length,
      grossMargin: policy.grossMargin,
      costToServe: policy.costToServe ?? 0,
      lifetimeYears: policy.lifetimeYears,
      annualDiscountRate: policy.annualDiscountRate,
    },
    points,
  );
}
