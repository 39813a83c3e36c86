import { formatIsoDay } from '../../scoring/day.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';

/** A factor with as many digits as tell: `1.85`, `12.4`. */
export function factorText(factor: number): string {
  return factor.toFixed(Math.abs(factor) >= 10 ? 1 : 2);
}

/** A change with its sign; nothing is `0`. */
export function signed(amount: number, format: (amount: number) => string): string {
  const text = format(Math.abs(amount));
  if (text === format(0)) return '0';
  return `${amount > 0 ? '+' : '−'}${text}`;
}

/** The line below every table: the day, the currency, and that nobody confirmed the policy yet where that is so. */
export function contextLine({ asOf, policy, model }: ScoringContext, currency: string): string {
  const provisional = policy.provisional ? ' The policy is provisional: nobody confirmed its numbers yet.' : '';
  return `As of ${formatIsoDay(asOf)}; amounts in ${currency}; model ${model.id}.${provisional}`;
}
