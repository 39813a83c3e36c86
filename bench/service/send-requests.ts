/** A thread that calls a server as HubSpot does: so many requests of signed events, ten connections at once. */
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { dealEvent, signedPost, type SignedPost } from '../../tests/service/signed.ts';
import type { SentRequests, ToSend } from './requests.ts';

const { url, path, portalId, requests, eventsPerRequest, firstObjectId } = workerData as ToSend;
const CONNECTIONS = 10;

const posts = Array.from({ length: requests }, (_, index) => {
  const first = firstObjectId + index * eventsPerRequest;
  return signedPost(
    path,
    Array.from({ length: eventsPerRequest }, (_event, place) => dealEvent(portalId, first + place)),
  );
});

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const milliseconds: number[] = [];
let acknowledged = 0;

function send({ headers, body }: SignedPost): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(`${url}${path}`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        resolve(answer.statusCode ?? 0);
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

async function sendFrom(left: SignedPost[]): Promise<void> {
  for (let post = left.pop(); post !== undefined; post = left.pop()) {
    const began = performance.now();
    const status = await send(post);
    milliseconds.push(performance.now() - began);
    if (status === 204) acknowledged += 1;
  }
}

const began = performance.now();
await Promise.all(Array.from({ length: CONNECTIONS }, () => sendFrom(posts)));
const seconds = (performance.now() - began) / 1000;
agent.destroy();
parentPort?.postMessage({ seconds, milliseconds, acknowledged } satisfies SentRequests);
