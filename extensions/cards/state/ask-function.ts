import { hubspot } from '@hubspot/ui-extensions';
import type { CardRequest } from '../../shared/card-view.ts';
import type { HistoryRequest } from '../../shared/history-view.ts';
import type { Reply } from '../../shared/read-reply.ts';

/** The `uid` of the app function. */
const FUNCTION_NAME = 'loyalty-card';

/** Asks the app function. The company is sent by HubSpot itself, not by the browser. */
export async function askFunction(request: CardRequest | HistoryRequest): Promise<Reply> {
  const value = await hubspot.serverless<unknown>(FUNCTION_NAME, {
    propertiesToSend: ['hs_object_id'],
    parameters: { ...request },
  });
  return { ok: true, value };
}
