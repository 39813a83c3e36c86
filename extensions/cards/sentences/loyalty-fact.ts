import { sayChance, sayLoss } from './chance.ts';
import type { Summary } from './summary.ts';
import type { Words } from './words.ts';

/** How likely the customer is to stay: by the losses where that is the news, and never as a cause. */
export function composeLoyalty(summary: Summary, words: Words): string {
  const chance = composeChance(summary, words);
  const isOverdue = summary.status === 'renewal_overdue' && summary.risk === 'high';
  return isOverdue ? `${chance} ${words.texts.facts.highAsOverdue}` : chance;
}

function composeChance(summary: Summary, words: Words): string {
  const { facts } = words.texts;
  const chance = sayChance(summary.score, words);
  if (summary.test === 'win_back') return facts.willComeBack(chance, summary.horizonMonths);
  if (summary.evidence === 'thin') return facts.startingAssumption(chance, summary.onlyStartingPoint);
  if (summary.risk === 'high' || summary.risk === 'critical') return composeLoss(summary, words);
  if (summary.test === 'purchase_within_horizon') return facts.willBuy(chance, summary.horizonMonths);
  const { renewal } = summary;
  const isAhead = renewal !== null && renewal.days >= 0;
  return facts.willRenew(chance, isAhead ? words.format.fullDate(renewal.date) : null, renewal?.days ?? 0);
}

function composeLoss(summary: Summary, words: Words): string {
  const { facts } = words.texts;
  const chance = sayLoss(summary.score, words);
  if (summary.test === 'purchase_within_horizon') return facts.doNotBuy(chance, summary.horizonMonths);
  const { renewal, value } = summary;
  if (renewal === null || renewal.days < 0 || value === null) return facts.leave(chance);
  return facts.renewsSoon(words.format.money(value.annual), renewal.days, chance);
}
