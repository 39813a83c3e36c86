/** `POST /hubspot/actions/…`: what a workflow asks for is answered within the time that it waits, or by a job. */
import { Router, type RequestHandler, type Response } from 'express';
import {
  FAILED_OUTPUT,
  parseActionCall,
  toActionAnswer,
  toWaitingAnswer,
} from '../../hubspot/requests/action-calls.ts';
import type { ActionDoors, ActionName } from '../actions/action-doors.ts';
import { answerAction, type ActionReply } from '../actions/answer-action.ts';
import { correlationIdOf, refuse } from './answers.ts';
import { readSignedBody, takeRawBody, type SignatureDoors } from './signed-body.ts';

const ANSWER_WITHIN_MILLISECONDS = 4000;
/** The daily limit of an account may be in the way until its midnight. */
const WAITING_DAYS = 2;
/** Calls that are worked on at once; one more waits at HubSpot's. */
const AT_ONCE = 20;
const BUSY_MILLISECONDS = 10_000;

export interface ActionRouteDoors extends SignatureDoors, Pick<ActionDoors, 'accounts' | 'jobs' | 'lookAgain'> {}

export function actionRoutes(doors: ActionRouteDoors, answerWithin = ANSWER_WITHIN_MILLISECONDS): Router {
  let underWay = 0;
  const router = Router();
  router.post('/hubspot/actions/rescore', takeRawBody(), route('rescore'));
  router.post('/hubspot/actions/next-action', takeRawBody(), route('next_action'));
  return router;

  function route(action: ActionName): RequestHandler {
    return async (request, response) => {
      // HubSpot's own documents name v2 for these calls, and v3 for all others.
      const body = readSignedBody(request, response, ['v3', 'v2'], doors);
      if (body === null) return;
      const parsed = parseActionCall(body);
      if (parsed.kind === 'malformed') {
        refuse(response, 400, 'malformed', parsed.reason);
        return;
      }
      if (underWay >= AT_ONCE) {
        doors.metrics.countTrouble('action_busy');
        sendReply(response, { kind: 'busy' });
        return;
      }
      underWay += 1;
      try {
        const reply = await answerAction(doors, action, parsed.call, answerWithin);
        tell(action, parsed.call.portalId, reply, correlationIdOf(response));
        sendReply(response, reply);
      } finally {
        underWay -= 1;
      }
    };
  }

  function tell(action: ActionName, portalId: string, reply: ActionReply, correlationId: string): void {
    if (reply.kind !== 'answered') doors.metrics.countTrouble(`action_${reply.kind}`);
    const facts = { action, portalId, reply: reply.kind, correlationId };
    if (reply.kind === 'failed') doors.log.warn('action', { ...facts, reason: reply.reason });
    else doors.log.info('action', facts);
  }
}

function sendReply(response: Response, reply: ActionReply): void {
  switch (reply.kind) {
    case 'answered':
      response.json(toActionAnswer(reply.output));
      return;
    case 'failed':
      response.json({ ...toActionAnswer(FAILED_OUTPUT), message: reply.reason });
      return;
    case 'waiting':
      response.json(toWaitingAnswer(WAITING_DAYS));
      return;
    case 'busy':
      // In milliseconds, unlike everywhere else: https://developers.hubspot.com/docs/api-reference/automation-actions-v4-v4/custom-action-guide
      response.setHeader('Retry-After', String(BUSY_MILLISECONDS));
      refuse(response, 429, 'busy', 'Too many actions at once. Ask again in some seconds.');
  }
}
