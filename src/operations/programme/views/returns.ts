import { retentionWhatIf } from '../../../programme/return/retention-what-if.ts';
import { formatIsoDay } from '../../../scoring/day.ts';
import { DEFAULT_POLICY } from '../../../scoring/policy.ts';
import { ofPresent } from '../../portfolio/sum-portfolio.ts';
import { POLICY_SETTING, toPolicy } from '../../rescore/keep-policy.ts';
import { readRetention } from '../../rescore/portal-retention.ts';
import { readReturns } from '../later/portal-returns.ts';
import { ofPart, type ProgrammeLook } from './look.ts';

/**
 * What the activities returned, and what keeping more customers would be worth: of the whole portal, for whoever sees it whole.
 *
 * @param points more of 100 customers, or of the value, kept a year
 */
export async function returnsView(look: ProgrammeLook, points: number): Promise<object> {
  return ofPart(look, 'returns', async (dated) => {
    if (look.ownerIds !== null) return { kind: 'not_seen' };
    const kept = await readReturns(look.store.reports);
    if (kept === null) return { kind: 'not_yet' };
    const { asOf, tests, kept: keptTests, result } = kept;
    const whatIf = await readWhatIf(look, points);
    return { kind: 'returns', ...dated, asOf: formatIsoDay(asOf), tests, kept: keptTests, result, whatIf };
  });
}

/** Present values of the margin on today's customers over the lifetime; null where no retention was measured, or no margin is made. */
async function readWhatIf({ store }: ProgrammeLook, points: number): Promise<object | null> {
  const period = (await readRetention(store.reports))?.periods.at(-1);
  const measured = period?.gross ?? period?.logo;
  if (period === undefined || measured === undefined || measured === null) return null;
  const policy = toPolicy(await store.runs.readSetting(POLICY_SETTING)) ?? DEFAULT_POLICY;
  const present = await store.portfolio.sumAll(ofPresent({}));
  const computed = retentionWhatIf(
    {
      retention: measured.rate,
      annualRevenue: present.currentAnnualValue ?? 0,
      customers: present.customers,
      grossMargin: policy.grossMargin,
      costToServe: policy.costToServe ?? 0,
      lifetimeYears: policy.lifetimeYears,
      annualDiscountRate: policy.annualDiscountRate,
    },
    points,
  );
  if (computed.kind === 'no_margin') return null;
  const { retention, profitBefore, profitAfter } = computed;
  const of = period.gross === null ? 'customers' : 'value';
  return { points, retention, of, marginNow: profitBefore, marginThen: profitAfter };
}
