import type { Account } from '../../../accounts/account.ts';
import { requiredScopes } from '../../../build/scopes.ts';
import { isHubSpotError } from '../../../hubspot/client/hubspot-error.ts';
import { describeChecklist } from '../../../operations/settings/describe-checklist.ts';
import { describeModel } from '../../../operations/settings/describe-model.ts';
import { Overdue, within } from '../../web/within.ts';
import { type ApiCall, type ApiReply, ok } from '../api-call.ts';

/** Where HubSpot takes longer, the checklist says that it is not known. */
const HUBSPOT_MILLISECONDS = 5_000;

/** `GET /settings/checklist`: what is set up, and what is missing. */
export async function showChecklist({ account }: ApiCall): Promise<ApiReply> {
  const [granted, missingProperties] = await Promise.all([
    orUnknown(account.readGrantedScopes()),
    orUnknown(account.desk.findMissingProperties()),
  ]);
  const missingScopes = granted === null ? null : missingOf(granted);
  const setUp = { missingScopes, missingProperties };
  return ok({ steps: await describeChecklist(account.store, setUp, account.now()) });
}

/** `GET /settings/model`: the model in force, how it did on the portal's past, and its versions. */
export async function showModel({ account }: { readonly account: Pick<Account, 'store'> }): Promise<ApiReply> {
  return ok(await describeModel(account.store.runs));
}

function missingOf(granted: readonly string[]): readonly string[] {
  return requiredScopes([]).filter((scope) => !granted.includes(scope));
}

/** Null where HubSpot does not say: the rest of the checklist is shown all the same. */
async function orUnknown<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await within(HUBSPOT_MILLISECONDS, asked);
  } catch (error) {
    if (isHubSpotError(error) || error instanceof Overdue) return null;
    throw error;
  }
}
