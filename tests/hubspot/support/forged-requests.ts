import { randomBytes } from 'node:crypto';
import { SIGNATURE_LIFE_MILLISECONDS, type SignedRequest } from '../../../src/hubspot/requests/signature.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { ADDRESS, NOW, SECRET, signV3, withHeaders } from './signed-requests.ts';

/**
 * What somebody can send who does not have the secret: signatures made up or made with another secret, genuine requests that
 * were altered, and genuine requests sent again later, earlier than their time, or elsewhere.
 */
export const FORGERIES = ['forged', 'altered', 'stale', 'future', 'replayed'] as const;
export type Forgery = (typeof FORGERIES)[number];

const SIGNATURE = 'x-hubspot-signature-v3';
const TIMESTAMP = 'x-hubspot-request-timestamp';

/** Requests none of which may be accepted, each kind in turn, the same for the same seed but for made-up signatures. */
export function* forgedRequests(
  count: number,
  seed: number,
): Generator<{ readonly forgery: Forgery; readonly request: SignedRequest }> {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  for (let index = 0; index < count; index += 1) {
    const forgery = FORGERIES[index % FORGERIES.length] ?? 'forged';
    const body = JSON.stringify([{ eventId: index, portalId: 1 + below(1e6), objectId: 1 + below(1e9) }]);
    yield { forgery, request: forge(forgery, body, below) };
  }
}

function forge(forgery: Forgery, body: string, below: (limit: number) => number): SignedRequest {
  const late = SIGNATURE_LIFE_MILLISECONDS + 1 + below(10 ** (1 + below(11)));
  switch (forgery) {
    case 'forged':
      return madeUp(body, below(4));
    case 'altered':
      return altered(signV3({ body }), below);
    case 'stale':
      return signV3({ body, at: NOW.getTime() - late });
    case 'future':
      return signV3({ body, at: NOW.getTime() + late });
    case 'replayed':
      return replayed(body, below);
  }
}

function madeUp(body: string, way: number): SignedRequest {
  const genuine = signV3({ body });
  const signatures: readonly (string | undefined)[] = [
    randomBytes(32).toString('base64'),
    String(signV3({ body, secret: randomBytes(16).toString('hex') }).headers[SIGNATURE]),
    String(signV3({ body, secret: '' }).headers[SIGNATURE]),
    undefined,
  ];
  return withHeaders(genuine, { [SIGNATURE]: signatures[way] });
}

function altered(genuine: SignedRequest, below: (limit: number) => number): SignedRequest {
  const body = Buffer.from(genuine.body);
  const at = below(body.length);
  body[at] = (body[at] ?? 0) ^ (1 << below(8));
  const signature = Buffer.from(String(genuine.headers[SIGNATURE]), 'base64');
  const byte = below(32);
  signature[byte] = (signature[byte] ?? 0) ^ (1 << below(8));
  const time = String(Number(genuine.headers[TIMESTAMP]) + 1 + below(1000));
  const ways: readonly SignedRequest[] = [
    { ...genuine, body },
    { ...genuine, body: Buffer.concat([genuine.body, Buffer.from(' ')]) },
    { ...genuine, body: genuine.body.subarray(0, at) },
    withHeaders(genuine, { [SIGNATURE]: signature.toString('base64') }),
    withHeaders(genuine, { [TIMESTAMP]: time }),
  ];
  return ways[below(ways.length)] ?? genuine;
}

/** A genuine request of moments ago, sent again to another place, or after its time under a new one. */
function replayed(body: string, below: (limit: number) => number): SignedRequest {
  const genuine = signV3({ body, at: NOW.getTime() - below(60_000) });
  const old = signV3({ body, at: NOW.getTime() - SIGNATURE_LIFE_MILLISECONDS - 1 - below(1e6) });
  const ways: readonly SignedRequest[] = [
    { ...genuine, uri: ADDRESS.replace('/webhooks', '/actions/rescore') },
    { ...genuine, uri: ADDRESS.replace('loyalty', 'other') },
    { ...genuine, uri: `${ADDRESS}?portalId=${String(below(1e6))}` },
    { ...genuine, method: 'PUT' },
    { ...genuine, secrets: [SECRET.replace('7', '8')] },
    withHeaders(old, { [TIMESTAMP]: String(NOW.getTime()) }),
  ];
  return ways[below(ways.length)] ?? genuine;
}
