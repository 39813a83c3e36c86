import { createHubSpotCustomerRecords } from '../src/hubspot/hubspot-customer-records.ts';
import {
  toRenewalOnlyView,
  toRenewalsView,
  type OwnedScore,
  type RenewalOnlyView,
  type RenewalsView,
} from '../src/operations/attention-views.ts';
import { scoreCustomer } from '../src/scoring/score-customer.ts';
import type { ScoringContext } from '../src/scoring/relationship.ts';
import type { SandboxPortal } from './sandbox-portal.ts';

/** The manager's two lists, scored afresh whenever a record of the portal has changed. */
export function managerPages(
  portal: SandboxPortal,
  context: ScoringContext,
): { readonly renewalOnly: () => Promise<RenewalOnlyView>; readonly renewals: () => Promise<RenewalsView> } {
  const names = new Map(portal.source.data.owners.map((owner) => [owner.id, `${owner.firstName} ${owner.lastName}`]));
  const facts = { asOf: context.asOf, currency: portal.source.data.account.companyCurrency };
  let kept: Promise<readonly OwnedScore[]> | null = null;
  portal.crm.on('propertyChange', () => {
    kept = null;
  });
  const scores = (): Promise<readonly OwnedScore[]> => {
    kept ??= scorePortal(portal, context, names).catch((error: unknown) => {
      kept = null;
      throw error;
    });
    return kept;
  };
  return {
    renewalOnly: async () => toRenewalOnlyView(await scores(), facts),
    renewals: async () => toRenewalsView(await scores(), context.policy.contract.renewalWindowDays, facts),
  };
}

async function scorePortal(
  portal: SandboxPortal,
  context: ScoringContext,
  names: ReadonlyMap<string, string>,
): Promise<readonly OwnedScore[]> {
  const owned: OwnedScore[] = [];
  for await (const batch of createHubSpotCustomerRecords(portal.client).readCompanies()) {
    for (const { history } of batch) {
      const score = scoreCustomer(history, context);
      const id = history.ownerId;
      if (score.kind === 'scored') owned.push({ score, owner: id === null ? null : { id, name: names.get(id) ?? id } });
    }
  }
  return owned;
}
