import type { ProgrammeLook } from '../../../operations/programme/views/look.ts';
import type { ApiCall } from '../api-call.ts';

/** How the caller looks at the programme of the account. */
export function lookOf({ account, rights }: ApiCall): ProgrammeLook {
  return {
    store: account.store,
    ownerIds: rights.ownerIds,
    today: account.today(),
    currency: account.portal.currency,
  };
}
