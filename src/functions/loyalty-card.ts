import type { CardAnswer, FailedView } from '../../extensions/shared/card-view.ts';
import type { HistoryAnswer } from '../../extensions/shared/history-view.ts';
import { createClientTransport } from '../hubspot/client/client-transport.ts';
import { createHubSpotClient } from '../hubspot/client/hubspot-client.ts';
import { createHubSpotCustomerRecords } from '../hubspot/hubspot-customer-records.ts';
import { createDayOfInstant } from '../hubspot/portal-day.ts';
import { readingOf } from '../hubspot/records/reading-options.ts';
import { parseFunctionEnvironment } from '../config.ts';
import { answerCard, type CardDoor } from './answer-card.ts';
import { answerWhileAway } from './answer-while-away.ts';
import { askService, CARD, HISTORY, type ServiceCall } from './ask-service.ts';
import { bundledModel, bundledPolicy } from './bundled-policy.ts';
import { failed } from './card-failures.ts';
import { parseCardCall } from './parse-card-call.ts';
import { readServiceDoor, type ServiceAccess } from './service-door.ts';

/** HubSpot states no time limit for app functions; its card runtime gives up after 15 seconds, and people before. */
const DEADLINE_MILLISECONDS = 8_000;
/** For the plain facts, after the service was waited for: together below the 12 seconds of the card. */
const FACTS_DEADLINE_MILLISECONDS = 4_500;

type Environment = Extract<ReturnType<typeof parseFunctionEnvironment>, { ok: true }>;

/**
 * The app function `loyalty-card`. Never throws for an expected failure: the card would see only a generic message.
 */
export async function main(context: unknown): Promise<CardAnswer | HistoryAnswer> {
  const environment = parseFunctionEnvironment(process.env);
  if (!environment.ok) return failed('not_set_up', environment.message);
  const call = parseCardCall(context);
  if (!call.ok) return failed('bad_request', call.message);
  try {
    const { companyId, request } = call;
    return request.action === 'history'
      ? await answerHistory(companyId)
      : await answer(environment, { companyId, request });
  } catch {
    return failed(
      'internal',
      'Something unexpected went wrong while working out the details. Try again; the published values still stand.',
    );
  }
}

async function answer(environment: Environment, call: Required<ServiceCall>): Promise<CardAnswer> {
  const service = readServiceDoor();
  switch (service.kind) {
    case 'none':
      return answerCard(openDoor(environment, DEADLINE_MILLISECONDS), call.companyId, call.request);
    case 'no_key':
      return noKey();
    case 'service':
      return answerByService(environment, call, service.door);
  }
}

async function answerByService(
  environment: Environment,
  call: Required<ServiceCall>,
  service: ServiceAccess,
): Promise<CardAnswer> {
  const reply = await askService(service, CARD, call);
  switch (reply.kind) {
    case 'answered':
      return reply.answer;
    case 'refused':
      return refusedByService(reply.status);
    case 'away':
      return answerWhileAway(openDoor(environment, FACTS_DEADLINE_MILLISECONDS), call.companyId);
  }
}

/** Only the service keeps one. */
async function answerHistory(companyId: string): Promise<HistoryAnswer> {
  const service = readServiceDoor();
  if (service.kind === 'none') return { kind: 'no_history', why: 'no_service' };
  if (service.kind === 'no_key') return noKey();
  const reply = await askService(service.door, HISTORY, { companyId });
  switch (reply.kind) {
    case 'answered':
      return reply.answer;
    case 'refused':
      return refusedByService(reply.status);
    case 'away':
      return { kind: 'no_history', why: 'service_away' };
  }
}

function noKey(): FailedView {
  return failed(
    'not_set_up',
    'The key of the service is missing. Ask your admin to set the secret LOYALTY_SERVICE_KEY of the app.',
  );
}

function refusedByService(status: number): FailedView {
  if (status === 401 || status === 403)
    return failed(
      'not_set_up',
      'The service does not take the key of this app. Ask your admin to set the secret LOYALTY_SERVICE_KEY again.',
    );
  if (status === 429)
    return failed('rate_limited', 'The service is asked too often at the moment. Try again in a minute.');
  return failed(
    'internal',
    `The service refused the question (status ${status}). Card and service may differ in version.`,
  );
}

/** The way to the account, for at most so long. */
function openDoor({ accessToken, apiBaseUrl, now }: Environment, deadlineMilliseconds: number): CardDoor {
  const transport = createClientTransport({ accessToken, baseUrl: apiBaseUrl });
  const client = createHubSpotClient(transport, { signal: AbortSignal.timeout(deadlineMilliseconds) });
  const policy = bundledPolicy();
  return {
    records: createHubSpotCustomerRecords(client, { reading: readingOf(policy) }),
    scoring: { policy, model: bundledModel() },
    now: now ?? new Date(),
    dayOf: (instant, timeZone) => createDayOfInstant(timeZone)(instant.getTime()),
  };
}
