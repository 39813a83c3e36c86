import { Router } from 'express';
import type { Request, Response } from 'express';
import * as z from 'zod';
import type { SandboxCrm } from '../sandbox-crm.ts';
import type { DeliveryCounts } from './delivery-log.ts';
import { readWebhookConfig, usualSubscriptions } from './subscriptions.ts';
import { startWebhooks } from './webhooks.ts';
import type { Webhooks } from './webhooks.ts';

const share = z.number().min(0).max(1);
const milliseconds = z.number().min(0);

const misbehaviourForm = z.strictObject({
  drop: share.exactOptional(),
  duplicate: share.exactOptional(),
  late: z.object({ share, milliseconds }).exactOptional(),
  reorder: z.boolean().exactOptional(),
});

const orderForm = z.strictObject({
  /** What is signed; default: the address. */
  targetUrl: z.string().exactOptional(),
  /** What is called. */
  address: z.string(),
  clientSecret: z.string(),
  /** The app's `webhooks-hsmeta.json`; default: the usual subscriptions. */
  config: z.unknown().optional(),
  maxConcurrentRequests: z.number().int().positive().exactOptional(),
  gatherMilliseconds: milliseconds.exactOptional(),
  timeoutMilliseconds: milliseconds.exactOptional(),
  retryPace: z.number().positive().exactOptional(),
  misbehaviour: misbehaviourForm.exactOptional(),
  seed: z.number().exactOptional(),
});
/** Where an account is to send its events, over the wire. */
export type WebhookOrder = z.infer<typeof orderForm>;

const count = z.number();
export const deliveryCountsForm: z.ZodType<DeliveryCounts> = z.object({
  events: count,
  dropped: count,
  duplicated: count,
  requests: count,
  failedRequests: count,
  delivered: count,
  givenUp: count,
  mostAtOnce: count,
});

/** Starts, spoils and watches the webhooks of a sandbox that runs elsewhere. Bodies are parsed already. */
export function webhookControl(crm: SandboxCrm): Router {
  const router = Router();
  let webhooks: Webhooks | null = null;
  const started = (): Webhooks => {
    if (webhooks === null) throw new Error('Nothing is subscribed to: POST webhooks first.');
    return webhooks;
  };
  router.post('/', async (request: Request, response: Response) => {
    const { config, targetUrl, address, ...options } = orderForm.parse(request.body);
    await webhooks?.close();
    webhooks = startWebhooks(crm, {
      ...options,
      address,
      targetUrl: targetUrl ?? address,
      subscriptions: config === undefined ? usualSubscriptions() : readWebhookConfig(config).subscriptions,
    });
    response.sendStatus(204);
  });
  router.post('/misbehaviour', (request: Request, response: Response) => {
    started().misbehave(misbehaviourForm.parse(request.body));
    response.sendStatus(204);
  });
  router.get('/', (_request: Request, response: Response) => {
    response.json(started().counts);
  });
  router.get('/settled', async (_request: Request, response: Response) => {
    await started().settled();
    response.json(started().counts);
  });
  return router;
}
