import * as z from 'zod';
import { checkSignature } from '../../../hubspot/requests/signature.ts';
import { isRecordId } from '../../../operations/ports/record-id.ts';
import type { SignedUser } from '../../../operations/settings/viewer-rights.ts';
import type { FindPortal } from './function-keys.ts';

/** Who asks. The portal is that of the key, or of the query that HubSpot signed: nothing else in a request chooses it. */
export type Caller =
  | { readonly kind: 'function'; readonly portalId: string }
  | { readonly kind: 'user'; readonly portalId: string; readonly user: SignedUser };

export type Identified =
  { readonly ok: true; readonly caller: Caller } | { readonly ok: false; readonly reason: string };

/** A request as it arrived. */
export interface ArrivedRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export interface CallerDoor {
  readonly findPortal: FindPortal;
  readonly clientSecrets: readonly string[];
  /** https address by which HubSpot calls the service, without a closing slash. */
  readonly publicUrl: string;
  readonly now: () => Date;
}

const SIGNATURE_HEADER = 'x-hubspot-signature-v3';
const BEARER = /^Bearer ([\x21-\x7e]{1,512})$/;

const recordId = z.string().refine(isRecordId);
const identity = z.object({
  portalId: recordId,
  userId: recordId.nullable(),
  userEmail: z.email().max(320).nullable(),
});

/** A request that brings a signature is judged by it alone, else by its key. */
export function identifyCaller(door: CallerDoor, request: ArrivedRequest): Identified {
  return request.headers[SIGNATURE_HEADER] === undefined ? byKey(door, request) : bySignature(door, request);
}

function byKey({ findPortal }: CallerDoor, { headers }: ArrivedRequest): Identified {
  const { authorization } = headers;
  if (authorization === undefined) return refused('no_key');
  const key = typeof authorization === 'string' ? BEARER.exec(authorization)?.[1] : undefined;
  if (key === undefined) return refused('malformed_key');
  const portalId = findPortal(key);
  return portalId === null ? refused('unknown_key') : { ok: true, caller: { kind: 'function', portalId } };
}

function bySignature(
  { clientSecrets, publicUrl, now }: CallerDoor,
  { method, target, body, headers }: ArrivedRequest,
): Identified {
  const uri = publicUrl + target;
  const checked = checkSignature({ method, uri, body, headers, secrets: clientSecrets }, now(), ['v3']);
  if (!checked.ok) return refused(checked.reason);
  const read = readIdentity(new URL(uri).searchParams);
  if (read === null) return refused('no_identity');
  const { portalId, userId, userEmail } = read;
  return { ok: true, caller: { kind: 'user', portalId, user: { id: userId, email: userEmail } } };
}

/**
 * HubSpot appends whose call it is to the address that a card asks for. A card is code in a browser, which may have put such
 * words there itself: one that stands there twice, in any case of its letters, is not believed.
 */
function readIdentity(query: URLSearchParams): z.infer<typeof identity> | null {
  const names = [...query.keys()].map((name) => name.toLowerCase());
  const own = ['portalid', 'userid', 'useremail'];
  if (own.some((name) => names.filter((other) => other === name).length > 1)) return null;
  const parsed = identity.safeParse({
    portalId: query.get('portalId'),
    userId: query.get('userId'),
    userEmail: query.get('userEmail'),
  });
  if (!parsed.success || (parsed.data.userId === null && parsed.data.userEmail === null)) return null;
  return parsed.data;
}

function refused(reason: string): Identified {
  return { ok: false, reason };
}
