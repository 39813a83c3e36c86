import { Router } from 'express';
import * as z from 'zod';
import type { CardAnswer } from '../../../../extensions/shared/card-view.ts';
import { failed, fromHubSpotError } from '../../../functions/card-failures.ts';
import { parseCardRequest, recordId } from '../../../functions/parse-card-call.ts';
import { isHubSpotError } from '../../../hubspot/client/hubspot-error.ts';
import { describeHistory } from '../../../operations/describe/describe-history.ts';
import type { JobQueue } from '../../../operations/ports/job-queue.ts';
import { type ApiCall, type ApiReply, ok, refuse } from '../api-call.ts';
import { type EndpointDoor, route } from '../endpoint.ts';
import { maySeeCompany, NOT_YOURS } from '../may-see-company.ts';
import { answerKeptCard, type CardCall, tooSlow } from './answer-kept-card.ts';
import { fitAnswer } from './fit-answer.ts';
import type { KeptContexts } from './kept-contexts.ts';
import { withProgramme } from './with-programme.ts';

/** The function waits for 6 seconds, and a person for not much more. What is under way then is finished all the same. */
const DEADLINE_MILLISECONDS = 5_500;
/** What was in the way of HubSpot a moment ago may have passed then. */
const LOOK_AGAIN_SECONDS = 5;

const cardSchema = z.object({ companyId: recordId, request: z.unknown().optional() });
const historySchema = z.object({ companyId: recordId });

export interface CardDoor extends EndpointDoor {
  readonly jobs: Pick<JobQueue, 'send'>;
  readonly contexts: KeptContexts;
}

/** `POST /card` and `POST /card/history`, for the card, which asks through a function or through HubSpot. */
export function cardRoutes(door: CardDoor): Router {
  const router = Router();
  router.post(
    '/',
    route(door, 'everyone', async (call) => ok(fitAnswer(await answerCall(door, call)))),
  );
  router.post('/history', route(door, 'everyone', answerHistory));
  return router;
}

async function answerCall(door: CardDoor, call: ApiCall): Promise<CardAnswer> {
  const body = cardSchema.safeParse(call.body);
  if (!body.success) return failed('bad_request', 'The record id did not arrive. Reload the page and try again.');
  const { companyId } = body.data;
  const parsed = parseCardRequest(body.data.request, companyId);
  if (!parsed.ok) return failed('bad_request', parsed.message);
  return answerInTime(door, call, { companyId, request: parsed.request });
}

async function answerInTime(door: CardDoor, call: ApiCall, card: CardCall): Promise<CardAnswer> {
  const { account, correlationId } = call;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<CardAnswer>((resolve) => {
    timer = setTimeout(() => {
      door.log.warn('card_too_slow', { action: card.request.action, correlationId });
      resolve(tooSlow(account, card.companyId));
    }, DEADLINE_MILLISECONDS);
  });
  try {
    return await Promise.race([answerFully(door, call, card), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Never rejects for an expected failure, also where nobody waits any more. */
async function answerFully({ jobs, contexts }: CardDoor, call: ApiCall, card: CardCall): Promise<CardAnswer> {
  const { account, rights } = call;
  try {
    const answer = await answerKeptCard(contexts, account, rights, card);
    if (card.request.action !== 'show' && (await account.store.notices.listUntold(1)).length > 0)
      await jobs.send('deliver_alerts', [{ portalId: account.portal.portalId }]);
    if ('published' in answer && answer.published === 'failed') await lookAgainSoon(jobs, call, card);
    return await withProgramme(call, answer);
  } catch (error) {
    if (!isHubSpotError(error)) throw error;
    if (card.request.action !== 'show') await lookAgainSoon(jobs, call, card);
    return fromHubSpotError(error);
  }
}

/** What a person entered may stand on the record by now, and an event of our own doing concerns nobody. */
function lookAgainSoon(
  jobs: CardDoor['jobs'],
  { account: { portal }, correlationId }: ApiCall,
  { companyId }: CardCall,
): Promise<void> {
  const job = { portalId: portal.portalId, companyId, occasion: 'person', correlationId } as const;
  return jobs.send('refresh_company', [job], { afterSeconds: LOOK_AGAIN_SECONDS });
}

async function answerHistory({ account, rights, body }: ApiCall): Promise<ApiReply> {
  const parsed = historySchema.safeParse(body);
  if (!parsed.success)
    return refuse(400, 'bad_request', 'The record id did not arrive. Reload the page and try again.');
  const { companyId } = parsed.data;
  if (!(await maySeeCompany(account, rights, companyId))) return refuse(403, 'not_yours', NOT_YOURS);
  return ok({ kind: 'history', companyId, points: await describeHistory(account.store.scores, companyId) });
}
