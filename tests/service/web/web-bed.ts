import type { Router } from 'express';
import { createMetrics, type Metrics } from '../../../src/service/metrics.ts';
import { createApp, type AppDoors } from '../../../src/service/web/create-app.ts';
import { listen } from '../../../src/service/web/http-server.ts';
import { readLog, type ReadLog } from '../signed.ts';

export interface WebBed extends ReadLog {
  readonly url: string;
  readonly metrics: Metrics;
  /** The metrics as Prometheus reads them. */
  readonly scrape: () => Promise<string>;
  readonly close: () => Promise<void>;
}

const EMPTY_BACKLOG = { queues: [], waitingEvents: 0, oldestEventAt: null, oldestJobAt: null };

/** The application of the service on a port of this machine, with the routes of a test. */
export async function openWeb(
  routes: (parts: { readonly metrics: Metrics } & ReadLog) => Router | null | 'none',
  doors: Partial<AppDoors> = {},
): Promise<WebBed> {
  const { log, text } = readLog();
  const metrics = createMetrics();
  const made = routes({ metrics, log, text });
  const app = createApp({
    ...{ role: 'all', metrics, metricsKey: null, log, isSecure: true, now: () => new Date() },
    standing: () => 'ready',
    routes: () => made,
    readBacklog: async () => EMPTY_BACKLOG,
    readAccounts: async () => [],
    ...doors,
  });
  const server = await listen(app, '127.0.0.1', 0);
  return {
    ...{ url: server.url, metrics, log, text },
    scrape: () => metrics.write(null, [], new Date()),
    close: () => server.close(0),
  };
}
