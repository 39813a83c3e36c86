import type { Request, RequestHandler, Response } from 'express';
import { isHubSpotError } from '../../hubspot/client/hubspot-error.ts';
import { isStoreError } from '../../store/store-error.ts';
import type { Accounts } from '../../accounts/account.ts';
import type { Log } from '../log.ts';
import { type ApiCall, type ApiReply, refuse } from './api-call.ts';
import { type Caller, type CallerDoor, identifyCaller } from './callers/identify-caller.ts';
import type { ViewerDesk } from './viewer-desk.ts';

export interface EndpointDoor {
  readonly accounts: Accounts;
  readonly callers: CallerDoor;
  readonly viewers: ViewerDesk;
  readonly log: Log;
}

export type Endpoint = (call: ApiCall) => Promise<ApiReply>;

/** Of a function HubSpot decides which record it may be asked about; the key is that of the whole portal. */
const FUNCTION_RIGHTS = { ownerIds: null, mayChangeSettings: false } as const;

/**
 * Makes a route of an endpoint: identifies the caller, opens the account, finds out what the caller may see, and answers.
 *
 * @param open for whom: `everyone` who is identified, or `users` whom HubSpot vouches for
 */
export function route(door: EndpointDoor, open: 'everyone' | 'users', endpoint: Endpoint): RequestHandler {
  return async (request, response) => {
    const correlationId = correlationOf(response);
    try {
      send(response, await answer(door, open, endpoint, request, correlationId));
    } catch (error) {
      const reply = outsideFailure(error);
      if (reply === null) throw error;
      door.log.warn('api_outside_failure', { route: request.path, status: reply.status, correlationId });
      send(response, reply);
    }
  };
}

async function answer(
  door: EndpointDoor,
  open: 'everyone' | 'users',
  endpoint: Endpoint,
  request: Request,
  correlationId: string,
): Promise<ApiReply> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const { method, originalUrl: target, headers } = request;
  const identified = identifyCaller(door.callers, { method, target, body, headers });
  if (!identified.ok) {
    door.log.warn('api_caller_refused', { reason: identified.reason, correlationId });
    return refuse(
      401,
      'not_identified',
      'This call is neither signed by HubSpot nor does it bring a key of this service.',
    );
  }
  const { caller } = identified;
  if (open === 'users' && caller.kind !== 'user')
    return refuse(403, 'users_only', 'Only a person in HubSpot may ask this, not an app function.');
  const account = await door.accounts.open(caller.portalId, 'person');
  if (account === null)
    return refuse(403, 'not_installed', 'The app is not installed in this HubSpot account. Install it again.');
  const query = readQuery(target);
  const json = readJson(body);
  if (query === null || !json.ok)
    return refuse(400, 'bad_request', 'The body is not JSON, or a parameter stands in the address twice.');
  const rights = await rightsOf(door, caller, account);
  const { params } = request;
  return endpoint({ caller, account, rights, query, body: json.value, params: toText(params), correlationId });
}

function rightsOf(
  { viewers }: EndpointDoor,
  caller: Caller,
  account: ApiCall['account'],
): ReturnType<ViewerDesk['rightsOf']> {
  return caller.kind === 'user' ? viewers.rightsOf(account, caller.user) : Promise.resolve(FUNCTION_RIGHTS);
}

/** Trouble that is not the service's own: it may have passed the next time. */
function outsideFailure(error: unknown): ApiReply | null {
  if (isHubSpotError(error)) return refuse(503, 'hubspot_away', error.meaning);
  if (isStoreError(error, 'unreachable'))
    return refuse(503, 'store_away', 'The database of the service does not answer. Try again in a minute.');
  return null;
}

function send(response: Response, { status, body }: ApiReply): void {
  response.status(status).set('cache-control', 'no-store').json(body);
}

/** As it was given to the request on its way in. */
function correlationOf(response: Response): string {
  const given = response.getHeader('x-correlation-id');
  return typeof given === 'string' ? given : '';
}

/** What HubSpot appends to the address that a card or page asks for. */
const HUBSPOTS: ReadonlySet<string> = new Set(['portalId', 'userId', 'userEmail', 'appId']);

/** Null where a name stands there twice, since which of them counts would be a guess, or where it is no address at all. */
function readQuery(target: string): Readonly<Record<string, string>> | null {
  const url = URL.parse(target, 'http://service');
  if (url === null) return null;
  const { searchParams } = url;
  const query = new Map(searchParams);
  if (query.size !== [...searchParams].length) return null;
  return Object.fromEntries([...query].filter(([name]) => !HUBSPOTS.has(name)));
}

function readJson(body: Buffer): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  if (body.length === 0) return { ok: true, value: undefined };
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return { ok: true, value };
  } catch {
    return { ok: false };
  }
}

function toText(params: Request['params']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
