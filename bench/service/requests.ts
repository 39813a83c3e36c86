import { Worker } from 'node:worker_threads';

/** What a thread is to send. */
export interface ToSend {
  /** Without a closing slash. */
  readonly url: string;
  readonly path: string;
  readonly portalId: string;
  readonly requests: number;
  readonly eventsPerRequest: number;
  /** Of the first event; each has the next one, so that all are new. */
  readonly firstObjectId: number;
}

export interface SentRequests {
  readonly seconds: number;
  /** Of each request. */
  readonly milliseconds: readonly number[];
  /** Requests that were answered with 204. */
  readonly acknowledged: number;
}

/** Sends from a thread of its own, so that the client's work does not stand in the server's way. */
export function sendRequests(toSend: ToSend): Promise<SentRequests> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('send-requests.ts', import.meta.url), { workerData: toSend });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
