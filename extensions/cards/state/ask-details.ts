import { askService, type Question as ServiceQuestion } from '../../shared/ask-service.ts';
import type { Asked, AskFailure } from '../../shared/asked.ts';
import { ANSWER_TIMEOUT_MS, awaitAnswer } from '../../shared/await-answer.ts';
import { cardAnswerSchema, type CardRequest } from '../../shared/card-view.ts';
import { type HistoryAnswer, historyAnswerSchema, type HistoryRequest } from '../../shared/history-view.ts';
import { SERVICE_ADDRESS } from '../../shared/service-address.ts';
import { askFunction } from './ask-function.ts';
import { type Answer, type Failure, failure } from './card-answer.ts';

export interface Question {
  /** Of the record that the card is on. */
  readonly companyId: string;
  readonly request: CardRequest;
}

export interface AskOptions {
  readonly timeoutMs?: number;
  /** https address of the service; null: the app function is asked. */
  readonly serviceAddress?: string | null;
}

/** Asks for the details of a company, the app function or the service, as the build has it. Always answers. */
export async function askDetails({ companyId, request }: Question, options: AskOptions = {}): Promise<Answer> {
  const asked = await ask({ path: '/api/card', companyId, request, schema: cardAnswerSchema }, options);
  return asked.ok ? asked.value : toFailure(asked);
}

/** Asks how the company's score went; only the service knows. Always answers. */
export async function askHistory(companyId: string, options: AskOptions = {}): Promise<HistoryAnswer | Failure> {
  const request = { action: 'history' } as const;
  const asked = await ask({ path: '/api/card/history', companyId, request, schema: historyAnswerSchema }, options);
  return asked.ok ? asked.value : toFailure(asked);
}

interface CardQuestion<Value> extends Pick<ServiceQuestion<Value>, 'path' | 'schema'> {
  readonly companyId: string;
  readonly request: CardRequest | HistoryRequest;
}

/** Which record the card is on HubSpot does not say to the service, which looks at what the person may see. */
function ask<Value>(
  { path, schema, companyId, request }: CardQuestion<Value>,
  { timeoutMs = ANSWER_TIMEOUT_MS, serviceAddress = SERVICE_ADDRESS }: AskOptions,
): Promise<Asked<Value>> {
  if (serviceAddress === null)
    return awaitAnswer(() => askFunction(request), { schema, name: `loyalty-card ${request.action}`, timeoutMs });
  const body = { companyId, request: { ...request } };
  return askService({ path, method: 'POST', body, schema, address: serviceAddress, timeoutMs });
}

function toFailure({ code, message }: AskFailure): Failure {
  // The service has nothing at such an address: card and service are of different versions, which passes.
  return { ...failure(code === 'not_found' || code === 'conflict' ? 'service_away' : code), message };
}
