import * as z from 'zod';
import type { LookLimits, PreviewWorld } from '../../../operations/settings/preview/look-at-customers.ts';
import { readPolicyPair, type PolicyPair } from '../../../operations/settings/preview/policy-pair.ts';
import { previewDeals } from '../../../operations/settings/preview/preview-deals.ts';
import { previewSegments } from '../../../operations/settings/preview/preview-segments.ts';
import { previewTouches } from '../../../operations/settings/preview/preview-touches.ts';
import { type ApiReply, ok, refuse } from '../api-call.ts';
import type { Endpoint } from '../endpoint.ts';
import type { PreviewTurns } from './preview-turns.ts';
import { refuseInvalid, refuseNoAdmin } from './refuse-invalid.ts';

type Preview = (world: PreviewWorld, pair: PolicyPair, limits: LookLimits) => Promise<object>;

/** A person waits, and HubSpot cuts off after fifteen seconds: the three that a page asks for at once must fit into them. */
const PREVIEWS = new Map<
  string,
  { readonly preview: Preview; readonly mostCustomers: number; readonly seconds: number }
>([
  ['deals', { preview: previewDeals, mostCustomers: 300, seconds: 4 }],
  ['touches', { preview: previewTouches, mostCustomers: 300, seconds: 4 }],
  ['segments', { preview: previewSegments, mostCustomers: 1_000, seconds: 6 }],
]);

const previewSchema = z.object({ policy: z.unknown() });

/** `POST /settings/preview/deals|touches|segments`: what a policy would change, on the portal's own mirror. Writes nothing. */
export function previewEndpoint(turns: PreviewTurns): Endpoint {
  return async ({ account, rights, params, body }): Promise<ApiReply> => {
    // Customers are named in it, whoever's they are.
    if (!rights.mayChangeSettings) return refuseNoAdmin();
    const asked = PREVIEWS.get(params.what ?? '');
    if (asked === undefined)
      return refuse(404, 'no_preview', `There is no such preview. There are ${[...PREVIEWS.keys()].join(', ')}.`);
    const { store, mirror, portal, now, today } = account;
    const parsed = await readPolicyPair(store.runs, previewSchema.safeParse(body).data?.policy);
    if (!parsed.ok) return refuseInvalid('This policy cannot be looked at', parsed.problems);
    const turn = turns.take(portal.portalId, () => {
      const until = new Date(now().getTime() + 1000 * asked.seconds);
      const limits = { mostCustomers: asked.mostCustomers, until };
      return asked.preview({ store, mirror, asOf: today(), now }, parsed.pair, limits);
    });
    if (turn === null)
      return refuse(429, 'busy', 'Other previews of this account are being worked out. Try again in a few seconds.');
    return ok(await turn);
  };
}
