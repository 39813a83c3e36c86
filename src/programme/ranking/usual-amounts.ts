import { buildContracts, isUnderContractTerms } from '../../scoring/contract/build-contracts.ts';
import { annualisedValue, type ContractChain } from '../../scoring/contract/contract.ts';
import { median } from '../../scoring/math/median.ts';
import { toOccasions } from '../../scoring/reading/occasions.ts';
import { readDeals } from '../../scoring/reading/read-deals.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import type { CompanyHistory, Deal, Money, Purchase } from '../../scoring/types.ts';
import { groupBy } from '../group-by.ts';

/**
 * What the customer did since, had every amount stayed what it usually was: what separates behaviour (bought, renewed, fell
 * silent, talked to us) from money. Old deals keep the amounts that were known; a renewal goes at the yearly price of the
 * term before it; what is bought on top within a term is nothing; without contracts an occasion is the median of those
 * before. Credits are left out, and so is what is entered or referred in amounts.
 *
 * @param now as known on the later day
 * @param known as known on the earlier day
 * @param context of the later day
 */
export function atUsualAmounts(now: CompanyHistory, known: CompanyHistory, context: ScoringContext): CompanyHistory {
  const knownDeals = new Map(known.deals.filter(isWon).map((deal) => [deal.id, deal]));
  const kept = now.deals.map((deal) => {
    const before = knownDeals.get(deal.id);
    return before === undefined || !isWon(deal) ? deal : { ...deal, amount: before.amount };
  });
  const deleted = [...knownDeals.values()].filter(({ id }) => !now.deals.some((deal) => deal.id === id));
  const history: CompanyHistory = {
    ...now,
    deals: [...kept.filter((deal) => knownDeals.has(deal.id) || !isCredit(deal)), ...deleted],
    entered: {
      ...now.entered,
      acquisitionCost: known.entered.acquisitionCost,
      costToServe: known.entered.costToServe,
    },
    referred: known.referred,
  };
  const usual = usualAmounts(history, new Set(knownDeals.keys()), context);
  return {
    ...history,
    deals: history.deals.map((deal) => ({ ...deal, amount: usual.get(deal.id) ?? deal.amount })),
  };
}

/** The amounts that new purchases would have had, by deal. */
function usualAmounts(
  history: CompanyHistory,
  knownIds: ReadonlySet<string>,
  { policy, asOf }: ScoringContext,
): ReadonlyMap<string, Money> {
  const deals = readDeals(history.deals, policy, asOf);
  const isNew = ({ dealId, amount }: Purchase): boolean => !knownIds.has(dealId) && amount > 0;
  if (!isUnderContractTerms(deals, history.entered)) return usualOccasions(deals.purchases, isNew);
  const { chains } = buildContracts(deals, history.entered, policy, asOf);
  return new Map(chains.flatMap((chain) => usualPrices(chain, isNew)));
}

function usualPrices(
  { contracts, credits }: ContractChain,
  isNew: (purchase: Purchase) => boolean,
): readonly (readonly [string, Money])[] {
  const amounts = new Map<string, Money>();
  let yearlyPrice: Money = 0;
  for (const contract of contracts) {
    const fresh = contract.purchases.filter(isNew);
    const opening = fresh.filter(({ day }) => day === contract.purchases[0]?.day);
    for (const { dealId } of fresh) amounts.set(dealId, 0);
    const price = (yearlyPrice * contract.termMonths) / 12;
    for (const [dealId, amount] of divide(price, opening)) amounts.set(dealId, amount);
    const known = contract.purchases.filter((purchase) => !isNew(purchase));
    // What was signed anew takes over the price before it; a term of known purchases sets it.
    if (known.length > 0) yearlyPrice = Math.max(0, annualisedValue({ ...contract, purchases: known }, credits));
  }
  return [...amounts];
}

function usualOccasions(
  purchases: readonly Purchase[],
  isNew: (purchase: Purchase) => boolean,
): ReadonlyMap<string, Money> {
  const known = toOccasions(purchases.filter((purchase) => !isNew(purchase)))
    .map(({ amount }) => amount)
    .filter((amount) => amount > 0);
  const usual = known.length === 0 ? 0 : median(known);
  const fresh = groupBy(purchases.filter(isNew), ({ day }) => day);
  return new Map([...fresh.values()].flatMap((occasion) => divide(usual, occasion)));
}

/** Among the purchases of one signing, as their own amounts are. */
function divide(whole: Money, among: readonly Purchase[]): readonly (readonly [string, Money])[] {
  const total = among.reduce((sum, { amount }) => sum + amount, 0);
  return among.map(({ dealId, amount }) => [dealId, (whole * amount) / total]);
}

function isWon({ outcome }: Deal): boolean {
  return outcome === 'won';
}

function isCredit({ outcome, amount }: Deal): boolean {
  return outcome === 'won' && amount !== null && amount < 0;
}
