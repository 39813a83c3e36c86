import { Router } from 'express';
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import type { SandboxCrm } from './sandbox-crm.ts';

/** A router that lets the sandbox, or several behind one address, answer. It reads the raw body, so it stands before any body parser. */
export function crmRouter(crm: Pick<SandboxCrm, 'handle'>): Router {
  const router = Router();
  router.use(async (incoming: ExpressRequest, outgoing: ExpressResponse) => {
    const answer = await crm.handle(await toRequest(incoming));
    if (answer.type === 'error') {
      outgoing.destroy();
      return;
    }
    outgoing.status(answer.status);
    answer.headers.forEach((value, name) => outgoing.setHeader(name, value));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  return router;
}

async function toRequest(incoming: ExpressRequest): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const url = new URL(incoming.url, `http://${incoming.headers.host ?? 'localhost'}`);
  const { method } = incoming;
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  return new Request(url, { method, headers, body: await readBody(incoming) });
}

async function readBody(incoming: ExpressRequest): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}
