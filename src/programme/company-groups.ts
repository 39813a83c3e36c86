import type { CompanyHistory, CustomerScore, Day, Money, Risk } from '../scoring/types.ts';
import { portfolioValue, type PortfolioValue } from './portfolio-value.ts';

type Placed = Pick<CompanyHistory, 'companyId' | 'parentId'>;

/** Companies that belong together: the one at the head and every company below it. */
export interface CompanyGroup {
  readonly headId: string;
  /** The head first, then the others in the order given. */
  readonly memberIds: readonly string[];
}

/** What a group is worth together. Each purchase is credited to one company, so that nothing is in a sum twice. */
export interface GroupSummary extends PortfolioValue {
  /** Companies of the group, customers or not. */
  readonly companies: number;
  /** Sum over the members whose gap is known; null where none is. */
  readonly valueGap: Money | null;
  /** Customers of the group whose gap is not known, so that it is not in the sum. */
  readonly gapUnknown: number;
  /** The member with the most value at risk; null where nothing is. */
  readonly mostAtRisk: { readonly companyId: string; readonly risk: Risk; readonly valueAtRisk: Money } | null;
  /** Day of the last touch not about a renewal with any member; null where there was none. */
  readonly lastNonRenewalTouchOn: Day | null;
}

/**
 * Puts companies into groups by the parent that each names. A parent that is not among them counts as none, and of
 * companies that name each other in a circle the one given first is the head. A company alone is no group.
 *
 * @returns in the order of the heads as given
 */
export function groupCompanies(companies: readonly Placed[]): readonly CompanyGroup[] {
  const parents = new Map(companies.map(({ companyId, parentId }) => [companyId, parentId]));
  const order = new Map(companies.map(({ companyId }, index) => [companyId, index]));
  const members = new Map<string, string[]>();
  for (const { companyId } of companies) {
    const head = headOf(companyId, parents, order);
    const known = members.get(head) ?? [];
    if (known.length === 0) members.set(head, known);
    known.push(companyId);
  }
  return [...members]
    .filter(([, ids]) => ids.length > 1)
    .map(([headId, ids]) => ({ headId, memberIds: [headId, ...ids.filter((id) => id !== headId)] }))
    .sort((one, other) => (order.get(one.headId) ?? 0) - (order.get(other.headId) ?? 0));
}

function headOf(
  companyId: string,
  parents: ReadonlyMap<string, string | null>,
  order: ReadonlyMap<string, number>,
): string {
  const way: string[] = [companyId];
  for (;;) {
    const at = way.at(-1) ?? companyId;
    const parent = parents.get(at) ?? null;
    if (parent === null || !parents.has(parent)) return at;
    const circle = way.indexOf(parent);
    if (circle >= 0) return firstOf(way.slice(circle), order);
    way.push(parent);
  }
}

function firstOf(ids: readonly string[], order: ReadonlyMap<string, number>): string {
  return ids.reduce((first, id) => ((order.get(id) ?? 0) < (order.get(first) ?? 0) ? id : first));
}

/** Sums a group over those of its members that are scored. */
export function summarizeGroup(
  group: CompanyGroup,
  scores: readonly Pick<
    CustomerScore,
    'companyId' | 'lifetimeValue' | 'waterfall' | 'currentAnnualValue' | 'valueAtRisk' | 'valueGap' | 'risk' | 'contact'
  >[],
): GroupSummary {
  const gaps = scores.flatMap(({ valueGap }) => valueGap ?? []);
  const touched = scores.flatMap(({ contact }) => contact.lastNonRenewalTouch?.day ?? []);
  const atRisk = scores
    .filter(({ valueAtRisk }) => valueAtRisk > 0)
    .toSorted((one, other) => other.valueAtRisk - one.valueAtRisk)[0];
  return {
    ...portfolioValue(scores),
    companies: group.memberIds.length,
    valueGap: gaps.length === 0 ? null : gaps.reduce((sum, gap) => sum + gap, 0),
    gapUnknown: scores.length - gaps.length,
    mostAtRisk:
      atRisk === undefined ? null : { companyId: atRisk.companyId, risk: atRisk.risk, valueAtRisk: atRisk.valueAtRisk },
    lastNonRenewalTouchOn: touched.length === 0 ? null : Math.max(...touched),
  };
}
