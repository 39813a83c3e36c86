import { http } from 'msw';
import type { HttpHandler } from 'msw';
import type { SandboxCrm } from './sandbox-crm.ts';

const HUBSPOT_ORIGIN = 'https://api.hubapi.com';

/** Handlers for msw that let the sandbox answer every call to HubSpot's API. */
export function crmHandlers(crm: SandboxCrm, origin: string = HUBSPOT_ORIGIN): HttpHandler[] {
  return [http.all(`${origin}/*`, ({ request }) => crm.handle(request))];
}
