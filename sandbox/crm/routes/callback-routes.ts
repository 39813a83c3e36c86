import * as z from 'zod';
import { parameterOf, readBody } from '../api-call.ts';
import type { ApiCall } from '../api-call.ts';
import { emptyAnswer, notFound } from '../answers.ts';
import type { Portal } from '../portal.ts';
import type { Route } from '../route.ts';

/** How an app tells a waiting workflow that it may go on. */
export const callbackRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: 'automation/actions/callbacks/{version}/{id}/complete',
    bucket: 'other',
    access: 'automation',
    answer: completeCallback,
  },
];

const completionForm = z.object({ outputFields: z.record(z.string(), z.unknown()) });

function completeCallback(call: ApiCall, portal: Portal): Response {
  const callbackId = parameterOf(call, 'id');
  const { outputFields } = readBody(call, completionForm);
  if (!portal.callbacks.close(callbackId)) throw notFound(`No action waits for a callback ${callbackId}.`);
  portal.feed.tell('callback', { callbackId, outputFields, occurredAt: portal.now().toISOString() });
  return emptyAnswer();
}
