import { hubspot, logger } from '@hubspot/ui-extensions';
import { cardAnswerSchema, type CardRequest } from '../../shared/card-view.ts';
import { type Answer, failure } from './card-answer.ts';

/** The `uid` of the app function. */
const FUNCTION_NAME = 'loyalty-card';

/** Longer than the 8 seconds that the function allows itself, shorter than HubSpot's own limit of 15. */
export const ANSWER_TIMEOUT_MS = 12_000;

/**
 * Asks the app function about the record that the card is on. Always answers: a call that HubSpot drops, rejects or
 * answers with something unreadable becomes a failure. The company is sent by HubSpot itself, not by the browser.
 */
export async function askFunction(request: CardRequest, timeoutMs = ANSWER_TIMEOUT_MS): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<Answer>((resolve) => {
    timer = setTimeout(() => {
      resolve(failure('timeout'));
    }, timeoutMs);
  });
  try {
    return await Promise.race([callFunction(request), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

async function callFunction(request: CardRequest): Promise<Answer> {
  let value: unknown;
  try {
    value = await hubspot.serverless<unknown>(FUNCTION_NAME, {
      propertiesToSend: ['hs_object_id'],
      parameters: { ...request },
    });
  } catch (error) {
    logger.error(`${FUNCTION_NAME} ${request.action}: ${error instanceof Error ? error.message : 'rejected'}`);
    return failure('unreachable');
  }
  const answer = cardAnswerSchema.safeParse(value);
  if (answer.success) return answer.data;
  const [issue] = answer.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'its root' : issue.path.join('.');
  logger.error(`${FUNCTION_NAME} ${request.action}: answer not readable at ${place}`);
  return failure('malformed');
}
