import { logger } from '@hubspot/ui-extensions';
import { cardAnswerSchema, type CardRequest } from '../../shared/card-view.ts';
import { SERVICE_ADDRESS } from '../../shared/service-address.ts';
import { askFunction } from './ask-function.ts';
import { askService } from './ask-service.ts';
import { type Answer, failure } from './card-answer.ts';
import type { AskSource, Question } from './ask-source.ts';

/** Longer than the function and the service allow themselves, shorter than HubSpot's own limit of 15 seconds. */
export const ANSWER_TIMEOUT_MS = 12_000;

export interface AskOptions {
  readonly timeoutMs?: number;
  /** https address of the service; null: the app function is asked. */
  readonly serviceAddress?: string | null;
}

/**
 * Asks for the details of a company, the app function or the service, as the build has it. Always answers: a call that HubSpot
 * drops, rejects or answers with something unreadable becomes a failure.
 */
export async function askDetails(
  question: Question,
  { timeoutMs = ANSWER_TIMEOUT_MS, serviceAddress = SERVICE_ADDRESS }: AskOptions = {},
): Promise<Answer> {
  const source = serviceAddress === null ? askFunction : askService(serviceAddress);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => {
      resolve(failure('timeout'));
    }, timeoutMs);
  });
  try {
    return await Promise.race([ask(source, question), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

async function ask(source: AskSource, question: Question): Promise<Answer> {
  let reply;
  try {
    reply = await source(question);
  } catch (error) {
    logError(question.request, error instanceof Error ? error.message : 'rejected');
    return failure('unreachable');
  }
  if (reply.kind === 'failed') {
    logError(question.request, reply.reason);
    return failure(reply.code);
  }
  const answer = cardAnswerSchema.safeParse(reply.value);
  if (answer.success) return answer.data;
  const [issue] = answer.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'its root' : issue.path.join('.');
  logError(question.request, `answer not readable at ${place}`);
  return failure('malformed');
}

/** Never what an answer holds: the log is read by others than the record. */
function logError({ action }: CardRequest, text: string): void {
  logger.error(`loyalty-card ${action}: ${text}`);
}
