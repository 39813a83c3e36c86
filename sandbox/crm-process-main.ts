/** The sandbox as a process of its own: takes its options by message, answers with the port, ends with its parent. */
import { createServer } from 'node:http';
import express from 'express';
import { crmRouter } from './crm/mount-express.ts';
import { controlRouter } from './crm/control-router.ts';
import type { CrmSource } from './crm/crm-data.ts';
import { ALL_OBJECT_TYPES } from './crm/object-types.ts';
import { createCrm } from './crm/sandbox-crm.ts';
import { processOptionsForm } from './crm-process-messages.ts';
import type { ProcessOptions, Ready } from './crm-process-messages.ts';
import { generatePortal } from './portal/generate-portal.ts';
import { uniformPortal } from './portal/uniform-portal.ts';

const LATENCY_MILLISECONDS = 50;

process.once('message', (message: unknown) => {
  start(processOptionsForm.parse(message));
});
process.once('disconnect', () => {
  process.exit(0);
});

function start(options: ProcessOptions): void {
  const { portal, latencyMilliseconds = LATENCY_MILLISECONDS, limits, ...rest } = options;
  const { data, asOf } = open(portal);
  const crm = createCrm(data, {
    ...rest,
    latencyMilliseconds,
    limits: { enforce: true, ...limits },
    now: clockFrom(asOf),
  });
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use('/__sandbox', controlRouter(crm));
  app.use(crmRouter(crm));
  const server = createServer(app);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    const ready: Ready = {
      port: address.port,
      asOf,
      records: ALL_OBJECT_TYPES.reduce((sum, { type }) => sum + crm.countOf(type), 0),
      startMilliseconds: performance.now(),
      residentBytes: process.memoryUsage.rss(),
    };
    process.send?.(ready);
  });
}

function open(portal: ProcessOptions['portal']): { readonly data: CrmSource; readonly asOf: string } {
  const { kind, ...options } = portal;
  return kind === 'uniform' ? uniformPortal(portal) : generatePortal(options);
}

/** Noon of the day, and as much later as the process is older; it never goes back. */
function clockFrom(asOf: string): () => Date {
  const noon = Date.parse(`${asOf}T12:00:00Z`);
  const start = performance.now();
  return () => new Date(noon + Math.floor(performance.now() - start));
}
