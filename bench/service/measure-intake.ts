import { createLog } from '../../src/service/log.ts';
import { startService } from '../../src/service/start-service.ts';
import { openStore } from '../../src/store/open-store.ts';
import { serviceSettings } from '../../tests/service/service-bed.ts';
import { startBareRoute } from './bare-route.ts';
import { sendRequests, type SentRequests } from './requests.ts';

export interface IntakeOrder {
  /** Of an empty database. */
  readonly databaseUrl: string;
  /** Each: some requests to the bare route, and as many to the service. */
  readonly rounds: number;
  readonly requestsPerRound: number;
  readonly eventsPerRequest: number;
}

export interface IntakeFigures {
  readonly requestsPerSecond: number;
  readonly baselineRequestsPerSecond: number;
  readonly eventsPerRequest: number;
  readonly p99Ms: number;
  /** Events that were acknowledged and are not in the store. */
  readonly lost: number;
}

const PATH = '/hubspot/webhooks';
const OF_SERVICE = '11';
const OF_BARE_ROUTE = '12';
const WARM_UP_REQUESTS = 50;

/** Rounds take turns, so that whatever else the machine does strikes both alike; the first of each only warms up. */
export async function measureIntake(order: IntakeOrder): Promise<IntakeFigures> {
  const { databaseUrl, rounds, requestsPerRound, eventsPerRequest } = order;
  const settings = serviceSettings({ DATABASE_URL: databaseUrl, LOYALTY_ROLE: 'web' });
  const service = await startService(settings, {
    log: createLog('info', [], { write: () => undefined }),
    now: () => new Date(),
  });
  const store = await openStore({ kind: 'server', databaseUrl }, 'create');
  const bare = await startBareRoute(store.intake, PATH);
  const sent: { readonly service: SentRequests[]; readonly bare: SentRequests[] } = { service: [], bare: [] };
  let firstObjectId = 1_000_000;
  const send = (url: string, portalId: string, requests: number): Promise<SentRequests> => {
    firstObjectId += requests * eventsPerRequest;
    return sendRequests({ url, path: PATH, portalId, requests, eventsPerRequest, firstObjectId });
  };
  const warmUp = await send(service.url, OF_SERVICE, WARM_UP_REQUESTS);
  await send(bare.url, OF_BARE_ROUTE, WARM_UP_REQUESTS);
  for (let round = 0; round < rounds; round += 1) {
    sent.bare.push(await send(bare.url, OF_BARE_ROUTE, requestsPerRound));
    sent.service.push(await send(service.url, OF_SERVICE, requestsPerRound));
  }
  const acknowledged = [warmUp, ...sent.service].reduce((sum, each) => sum + each.acknowledged, 0);
  const { waiting } = await store.portal(OF_SERVICE).inbox.describe();
  await bare.close(0);
  await store.close();
  await service.close();
  return {
    requestsPerSecond: median(sent.service.map((each) => requestsPerRound / each.seconds)),
    baselineRequestsPerSecond: median(sent.bare.map((each) => requestsPerRound / each.seconds)),
    eventsPerRequest,
    p99Ms: quantile(
      sent.service.flatMap((each) => each.milliseconds),
      0.99,
    ),
    lost: acknowledged * eventsPerRequest - waiting,
  };
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that so many do not exceed. @param share 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
