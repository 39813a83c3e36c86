import { formatIsoDay } from '../../scoring/day.ts';
import type { PortalStore } from '../ports/portal-store.ts';
import { POLICY_SETTING, toPolicy } from '../rescore/keep-policy.ts';
import type { ViewFacts } from './customer-view.ts';

/** What every number of the portfolio rests on. */
interface PortfolioBasis {
  readonly asOf: string;
  /** Nobody has confirmed the policy yet. */
  readonly isPolicyProvisional: boolean;
}

export async function portfolioBasis(
  { runs }: Pick<PortalStore, 'runs'>,
  { asOf }: Pick<ViewFacts, 'asOf'>,
): Promise<PortfolioBasis> {
  const policy = toPolicy(await runs.readSetting(POLICY_SETTING));
  return { asOf: formatIsoDay(asOf), isPolicyProvisional: policy?.provisional !== false };
}
