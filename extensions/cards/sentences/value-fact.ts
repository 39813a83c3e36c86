import type { Summary, ValueFacts } from './summary.ts';
import type { Words } from './words.ts';

/** What the customer spends now, of what they could, what is open, and what others like them own. */
export function composeValue(value: ValueFacts, test: Summary['test'], words: Words): string {
  const { productGap } = value;
  const budget = composeBudget(value, test, words);
  if (productGap === null) return budget;
  const { productGap: say, similar } = words.texts.facts;
  return `${budget} ${say(productGap.product, productGap.owners, productGap.of, similar[productGap.similarBy])}`;
}

/** No wallet: no gap, never a zero. Only without a contract is the annual value what was bought in twelve months. */
function composeBudget(value: ValueFacts, test: Summary['test'], words: Words): string {
  const { texts, format } = words;
  const { facts } = texts;
  const isQuietYear = value.annual === 0 && test === 'purchase_within_horizon';
  const amount = format.money(value.annual);
  const annual = isQuietYear ? facts.lastYear(amount) : amount;
  if (value.wallet === null) return `${facts.budgetUnknown} ${isQuietYear ? `${annual}.` : facts.annualValue(annual)}`;
  const budget = format.money(value.wallet.amount);
  if (value.belowSpend) return facts.budgetBelowSpend(budget, annual);
  const share = texts.percent(format.number(Math.round((value.share ?? value.annual / value.wallet.amount) * 100)));
  const source = composeSource(value.wallet, words);
  const stands =
    value.gap === null || value.gap <= 0
      ? facts.budgetSpent(annual, budget, share, source)
      : facts.budgetOpen(annual, budget, share, source, format.money(value.gap));
  return value.stale ? `${stands} ${facts.budgetStale}` : stands;
}

function composeSource(wallet: NonNullable<ValueFacts['wallet']>, { texts, format }: Words): string {
  if (wallet.source === 'estimated') return texts.facts.estimatedFrom(wallet.comparable);
  const { property } = wallet;
  const date = wallet.asOf === null ? null : format.fullDate(wallet.asOf);
  if (property !== undefined) return texts.facts.fromProperty(property, date);
  return texts.facts.enteredBy(wallet.by, date);
}

/** The lifetime value with the years and the discount rate it rests on. */
export function composeLifetime({ value, assumptions }: NonNullable<Summary['lifetime']>, words: Words): string {
  const { texts, format } = words;
  const amount = format.money(value);
  if (assumptions === null) return amount;
  return texts.facts.lifetimeValue(
    amount,
    assumptions.years,
    sayRate(assumptions.rate, words),
    assumptions.provisional,
  );
}

/** "12 %", with a decimal only where there is one. */
export function sayRate(rate: number, { texts, format }: Words): string {
  const percent = Math.round(rate * 1000) / 10;
  return texts.percent(format.number(percent, Number.isInteger(percent) ? 0 : 1));
}
