import { isHubSpotError, type HubSpotError } from '../../hubspot/client/hubspot-error.ts';

/** What is to be done about an action that HubSpot kept us from. */
export type Trouble =
  /** HubSpot may ask again soon. */
  | { readonly kind: 'busy' }
  /** Not now, and a person need not do anything. `at`: from when on; null: nobody knows. */
  | { readonly kind: 'later'; readonly at: Date | null }
  /** Trying again would not help before a person did something. */
  | { readonly kind: 'hopeless'; readonly reason: string };

/** @throws what is no trouble of HubSpot's */
export function judgeTrouble(error: unknown): Trouble {
  if (!isHubSpotError(error)) throw error;
  return judge(error);
}

function judge(error: HubSpotError): Trouble {
  switch (error.code) {
    case 'rate_limited':
      return { kind: 'busy' };
    case 'not_authorized':
    case 'missing_scope':
    case 'not_set_up':
    case 'validation':
    case 'not_found':
      return { kind: 'hopeless', reason: error.meaning };
    default:
      return { kind: 'later', at: error.resumeAt };
  }
}
