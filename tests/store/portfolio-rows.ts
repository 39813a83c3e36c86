import type { PortfolioFacts } from '../../src/operations/ports/portfolio-store.ts';
import type { PortalStore } from '../../src/operations/ports/portal-store.ts';
import type { PublishedValues } from '../../src/operations/ports.ts';

/** What scoring writes of a customer. */
export const facts = (companyId: string, others: Partial<PortfolioFacts> = {}): PortfolioFacts => ({
  companyId,
  name: `Company ${companyId}`,
  ownerId: '7',
  industry: 'BANKING',
  customerStatus: 'active',
  isRenewalOnly: false,
  missing: ['wallet'],
  influence: 0,
  ...others,
});

/** Puts values out with their snapshot, and notes them as sent. */
export async function publish(
  { scores }: Pick<PortalStore, 'scores'>,
  companyId: string,
  values: PublishedValues,
  asOf = 20_779,
): Promise<void> {
  const inputVersion = await scores.nextInputVersion();
  await scores.putOut(
    [{ companyId, before: null, after: values, inputVersion }],
    [{ companyId, asOf, cause: 'customer', values }],
  );
  await scores.settleOutgoing([{ companyId, values, inputVersion }], []);
}
