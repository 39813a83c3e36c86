import { largestGaps, productGaps, type ProductCustomer, type ProductGap } from '../../programme/product-gaps.ts';
import type { ScoringContext } from '../../scoring/relationship.ts';
import { scoreCustomer } from '../../scoring/score-customer.ts';
import { sampleCompanies, VALUE_SAMPLE } from './sample-companies.ts';
import type { RescoreWorld } from './world.ts';

/**
 * What similar customers own and each of the sample does not. It takes all of them at once and changes slowly, so it is
 * worked out when the value tiers are, and stays as it was published on the days between.
 *
 * @returns null where the signal ended it
 */
export async function findProductGaps(
  { mirror }: Pick<RescoreWorld, 'mirror'>,
  context: ScoringContext,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, ProductGap> | null> {
  const customers: ProductCustomer[] = [];
  for await (const page of sampleCompanies(mirror, VALUE_SAMPLE)) {
    if (signal?.aborted === true) return null;
    for (const { history } of page) {
      const result = scoreCustomer(history, context);
      if (result.kind === 'not_scored' || result.status === 'lapsed') continue;
      const { industry, employees } = history;
      const { companyId, name, purchases } = result;
      customers.push({ history: { industry, employees }, score: { companyId, name, purchases } });
    }
  }
  return largestGaps(productGaps(customers, context.asOf));
}
