/** Looks at the customers of a portal, or at some drawn at random, through two policies. Nothing is written. */
import { contentId } from '../../../scoring/content-id.ts';
import type { CompanyHistory, Day } from '../../../scoring/types.ts';
import type { PortalMirror } from '../../ports/portal-mirror.ts';
import type { PortalStore } from '../../ports/portal-store.ts';
import { PAGE_LIMIT } from '../../ports/portfolio-store.ts';
import { takeBreath } from '../../rescore/company-pages.ts';
import { byHash, drawCompanyIds } from '../../rescore/sample-companies.ts';
import type { Both, PolicyPair } from './policy-pair.ts';

export interface PreviewWorld {
  readonly store: Pick<PortalStore, 'runs' | 'portfolio'>;
  readonly mirror: Pick<PortalMirror, 'countCompanies' | 'listCompanyIds' | 'readCompanies'>;
  /** The day to look on. */
  readonly asOf: Day;
  readonly now: () => Date;
}

/** How many customers were looked at, and of how many. */
export interface Looked {
  readonly companies: number;
  readonly ofCompanies: number;
}

export interface LookLimits {
  /** Customers looked at at most; at least 1. */
  readonly mostCustomers: number;
  /** When it ends, with what was seen until then; null: never. */
  readonly until: Date | null;
}

/** Companies read at once: what happens meanwhile waits for no more. */
const COMPANIES_AT_ONCE = 50;
/** Of a portal full of prospects so many companies are drawn for each customer that is wanted. */
const COMPANIES_PER_CUSTOMER = 20;

/**
 * Shows each customer as both policies have it: the policy also says whose a partner's deals are. A portal with no more
 * customers than asked for is shown whole. Of a larger one, or where the time is up, those shown are a simple random sample,
 * the same every time as far as it goes. Between two customers others may have their turn.
 *
 * @param see returns whether it is a customer, so that it counts
 */
export async function lookAtCustomers(
  world: PreviewWorld,
  pair: PolicyPair,
  { mostCustomers, until }: LookLimits,
  see: (histories: Both<CompanyHistory>) => boolean,
): Promise<Looked> {
  const total = await world.mirror.countCompanies();
  const known = (await world.store.portfolio.sumAll({})).customers;
  const { ids, isWhole } = await chooseCompanies(world, { total, known, mostCustomers });
  let companies = 0;
  let looked = 0;
  for await (const histories of readEach(world, pair, ids)) {
    if (companies >= mostCustomers || (until !== null && world.now() >= until))
      return { companies, ofCompanies: Math.max(companies, known || estimate(total, companies, looked)) };
    companies += Number(see(histories));
    looked += 1;
  }
  return {
    companies,
    ofCompanies: isWhole ? companies : Math.max(companies, known || estimate(total, companies, looked)),
  };
}

async function chooseCompanies(
  { mirror, store }: PreviewWorld,
  { total, known, mostCustomers }: { readonly total: number; readonly known: number; readonly mostCustomers: number },
): Promise<{ readonly ids: readonly string[]; readonly isWhole: boolean }> {
  const mostCompanies = COMPANIES_PER_CUSTOMER * mostCustomers;
  // Customers among many prospects are known from the last scoring.
  if (total > mostCompanies && known > 0 && known <= mostCustomers)
    return { ids: byHash(await listCustomerIds(store)), isWhole: true };
  return { ids: await drawCompanyIds(mirror, mostCompanies), isWhole: total <= mostCompanies };
}

async function listCustomerIds({ portfolio }: PreviewWorld['store']): Promise<readonly string[]> {
  const ids: string[] = [];
  const page = { filter: {}, sort: 'name', descending: false, limit: PAGE_LIMIT } as const;
  for (;;) {
    const { rows } = await portfolio.listRows({ ...page, offset: ids.length });
    if (rows.length === 0) return ids;
    ids.push(...rows.map(({ companyId }) => companyId));
  }
}

async function* readEach(
  { mirror }: PreviewWorld,
  { now, then }: PolicyPair,
  ids: readonly string[],
): AsyncGenerator<Both<CompanyHistory>> {
  const isSame = contentId(now.partners) === contentId(then.partners);
  for (let start = 0; start < ids.length; start += COMPANIES_AT_ONCE) {
    const page = ids.slice(start, start + COMPANIES_AT_ONCE);
    const readNow = await mirror.readCompanies(page, now.partners);
    const readThen = isSame ? readNow : await mirror.readCompanies(page, then.partners);
    const others = new Map(readThen.map(({ history }) => [history.companyId, history]));
    for (const { history } of readNow) {
      await takeBreath();
      yield { now: history, then: others.get(history.companyId) ?? history };
    }
  }
}

function estimate(total: number, companies: number, looked: number): number {
  return looked === 0 ? 0 : Math.round((total * companies) / looked);
}
