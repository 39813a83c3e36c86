import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface TakenRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** As it came. */
  readonly text: string;
}

export interface WebhookTarget {
  readonly address: string;
  readonly taken: readonly TakenRequest[];
}

/** A server that takes what it is sent and answers with the status asked for; null: never. It ends with the test. */
export async function startTarget(statusOf: (nth: number) => number | null = () => 204): Promise<WebhookTarget> {
  const taken: TakenRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      taken.push({
        method: request.method ?? '',
        headers: request.headers,
        text: Buffer.concat(chunks).toString('utf8'),
      });
      const status = statusOf(taken.length);
      if (status !== null) response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/hubspot/webhooks`, taken };
}
