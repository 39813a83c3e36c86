import { hubspot } from '@hubspot/ui-extensions';
import type { AskSource } from './ask-source.ts';

/** The `uid` of the app function. */
const FUNCTION_NAME = 'loyalty-card';

/** Asks the app function. The company is sent by HubSpot itself, not by the browser. */
export const askFunction: AskSource = async ({ request }) => ({
  kind: 'answered',
  value: await hubspot.serverless<unknown>(FUNCTION_NAME, {
    propertiesToSend: ['hs_object_id'],
    parameters: { ...request },
  }),
});
