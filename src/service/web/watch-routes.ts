/** `/health`, `/ready` and `/metrics`: for whoever runs the service, in every role. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, type Request } from 'express';
import type { Backlog } from '../backlog.ts';
import type { AccountFigures, Metrics } from '../metrics.ts';
import { refuse } from './answers.ts';
import { within } from './within.ts';

const LOOK_WITHIN_MILLISECONDS = 3000;

/** `starting`: the store is not open yet. `closing`: the process was asked to end. */
export type Standing = 'starting' | 'ready' | 'closing';

export interface WatchDoors {
  readonly role: string;
  readonly metrics: Metrics;
  /** Null: /metrics is open. */
  readonly metricsKey: string | null;
  readonly now: () => Date;
  readonly standing: () => Standing;
  /** Asks the database. @throws {StoreError} where it does not answer */
  readonly readBacklog: () => Promise<Backlog>;
  readonly readAccounts: () => Promise<readonly AccountFigures[]>;
}

export function watchRoutes(doors: WatchDoors): Router {
  const { role, metrics, metricsKey, now, standing } = doors;
  const router = Router();

  // Lives as long as it answers: a database that is away is no reason to start the process again.
  router.get('/health', (_request, response) => {
    response.json({ status: 'ok', role });
  });

  router.get('/ready', async (_request, response) => {
    const state = standing();
    const backlog = state === 'ready' ? await lookAt(doors.readBacklog) : null;
    const isReady = backlog !== null;
    response.status(isReady ? 200 : 503).json({
      ready: isReady,
      state: state === 'ready' && !isReady ? 'database_away' : state,
      ...(backlog === null ? {} : describe(backlog, now())),
    });
  });

  router.get('/metrics', async (request, response) => {
    if (metricsKey !== null && !hasKey(request, metricsKey)) {
      response.setHeader('WWW-Authenticate', 'Bearer');
      refuse(response, 401, 'no_key', 'Send LOYALTY_METRICS_KEY as a bearer token.');
      return;
    }
    const isOpen = standing() !== 'starting';
    const backlog = isOpen ? await lookAt(doors.readBacklog) : null;
    const accounts = isOpen ? await lookAt(doors.readAccounts) : null;
    response.type(metrics.contentType).send(await metrics.write(backlog, accounts ?? [], now()));
  });

  return router;
}

/** Null where the database is away: that is what these routes are asked for. */
async function lookAt<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await within(LOOK_WITHIN_MILLISECONDS, read());
  } catch {
    return null;
  }
}

function describe(backlog: Backlog, now: Date): object {
  const ageOf = (at: Date | null): number | null =>
    at === null ? null : Math.max(0, Math.round((now.getTime() - at.getTime()) / 1000));
  return {
    waitingEvents: backlog.waitingEvents,
    oldestEventSeconds: ageOf(backlog.oldestEventAt),
    waitingJobs: backlog.queues.reduce((total, { waiting }) => total + waiting, 0),
    oldestJobSeconds: ageOf(backlog.oldestJobAt),
    deadJobs: backlog.queues.reduce((total, { dead }) => total + dead, 0),
  };
}

/** Compared by digests, which are of one length whatever is sent. */
function hasKey(request: Request, key: string): boolean {
  const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digestOf(request.headers.authorization ?? ''), digestOf(`Bearer ${key}`));
}
