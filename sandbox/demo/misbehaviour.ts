import { Router, type RequestHandler } from 'express';
import { faultAnswer } from '../crm/fault-answers.ts';
import type { Fault } from '../crm/misbehaviour.ts';
import { MISBEHAVIOUR_MODES, misbehaviourSchema, type MisbehaviourMode } from './misbehaviour-modes.ts';

const FAULTS: Readonly<Record<Exclude<MisbehaviourMode, 'normal' | 'silent' | 'service_away'>, Fault>> = {
  unauthorized: { kind: 'unauthorized' },
  rate_limited: { kind: 'rate_limit', policy: 'TEN_SECONDLY_ROLLING' },
  server_error: { kind: 'server_error' },
};

/** A switch that spoils what HubSpot answers the app, or takes the service away; the pages themselves are HubSpot's own and stay well. */
export interface MisbehaviourSwitch {
  /** Stands before the API that the app calls. */
  readonly spoil: RequestHandler;
  /** Whether calls of the service find nobody. */
  readonly isServiceAway: () => boolean;
  /** `GET` and `PUT` of the mode. */
  readonly router: Router;
}

export function createMisbehaviourSwitch(): MisbehaviourSwitch {
  let mode: MisbehaviourMode = 'normal';

  const spoil: RequestHandler = async (_request, response, next) => {
    if (mode === 'normal' || mode === 'service_away') {
      next();
      return;
    }
    // Neither answered nor closed: the caller's own time limit has to end it.
    if (mode === 'silent') return;
    const answer = faultAnswer(FAULTS[mode]);
    response
      .status(answer.status)
      .type('json')
      .send(await answer.text());
  };

  const router = Router();
  router.get('/', (_request, response) => {
    response.json({ mode });
  });
  router.put('/', (request, response) => {
    const parsed = misbehaviourSchema.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json({ message: `The mode is one of ${MISBEHAVIOUR_MODES.join(', ')}.` });
      return;
    }
    ({ mode } = parsed.data);
    response.json({ mode });
  });
  return { spoil, isServiceAway: () => mode === 'service_away', router };
}
