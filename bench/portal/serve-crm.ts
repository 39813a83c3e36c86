import { createServer } from 'node:http';
import express from 'express';
import { crmRouter } from '../../sandbox/crm/mount-express.ts';
import type { SandboxCrm } from '../../sandbox/crm/sandbox-crm.ts';

export interface ServedCrm {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a sandbox of this process on a free loopback port, so that what arrives can be watched from here. */
export async function serveCrm(crm: SandboxCrm): Promise<ServedCrm> {
  const app = express();
  app.use(crmRouter(crm));
  const server = createServer(app);
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', () => {
      listening();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}
