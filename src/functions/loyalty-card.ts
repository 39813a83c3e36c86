import type { CardAnswer } from '../../extensions/shared/card-view.ts';
import { createClientTransport } from '../hubspot/client-transport.ts';
import { createHubSpotClient } from '../hubspot/hubspot-client.ts';
import { createHubSpotCustomerRecords } from '../hubspot/hubspot-customer-records.ts';
import { createDayOfInstant } from '../hubspot/portal-day.ts';
import { parseFunctionEnvironment } from '../config.ts';
import { answerCard, failed } from './answer-card.ts';
import { bundledModel, bundledPolicy } from './bundled-policy.ts';
import { parseCardCall } from './parse-card-call.ts';

/** HubSpot states no time limit for app functions; its card runtime gives up after 15 seconds, and people before. */
const DEADLINE_MILLISECONDS = 8_000;

/**
 * The app function `loyalty-card`. Never throws for an expected failure: the card would see only a generic message.
 */
export async function main(context: unknown): Promise<CardAnswer> {
  const environment = parseFunctionEnvironment(process.env);
  if (!environment.ok) return failed('not_set_up', environment.message);
  const call = parseCardCall(context);
  if (!call.ok) return failed('bad_request', call.message);

  const transport = createClientTransport({ accessToken: environment.accessToken, baseUrl: environment.apiBaseUrl });
  const client = createHubSpotClient(transport, { signal: AbortSignal.timeout(DEADLINE_MILLISECONDS) });
  const policy = bundledPolicy();
  const records = createHubSpotCustomerRecords(client, { reading: { partners: policy.partners } });
  try {
    const now = environment.now ?? new Date();
    return await answerCard(
      {
        records,
        scoring: { policy, model: bundledModel() },
        now,
        dayOf: (instant, timeZone) => createDayOfInstant(timeZone)(instant.getTime()),
      },
      call.companyId,
      call.request,
    );
  } catch {
    return failed(
      'internal',
      'Something unexpected went wrong while working out the details. Try again; the published values still stand.',
    );
  }
}
