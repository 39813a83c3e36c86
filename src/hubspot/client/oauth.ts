import * as z from 'zod';
import { HUBSPOT_BASE_URL, OAUTH_VERSION } from './api-versions.ts';
import { parseErrorBody, toCorrelationId, toErrorCode } from './error-body.ts';
import { HubSpotError } from './hubspot-error.ts';

const HUBSPOT_CONSENT = 'https://app.hubspot.com/oauth/authorize';
const TIMEOUT_MILLISECONDS = 15_000;

/** The app as HubSpot knows it. */
export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Default: HubSpot's own. */
  readonly apiBaseUrl?: string;
}

export interface OAuthTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
  /** Empty where HubSpot does not name them. */
  readonly scopes: readonly string[];
}

/** `refused`: the code or the refresh token is worth nothing any more. */
export type OAuthGrant = { readonly kind: 'granted'; readonly tokens: OAuthTokens } | { readonly kind: 'refused' };

export interface Consent {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  /** A one-time word that comes back. */
  readonly state: string;
  /** The page that asks; default: HubSpot's own. */
  readonly page?: string;
}

/** Where an admin is sent to install the app. */
export function consentUrl({ clientId, redirectUri, scopes, state, page = HUBSPOT_CONSENT }: Consent): string {
  const query = new URLSearchParams({ client_id: clientId, redirect_uri: redirectUri, scope: scopes.join(' '), state });
  return `${page}?${query.toString()}`;
}

/** HubSpot's pages show the answer's names in both spellings. */
const grantSchema = z
  .object({
    access_token: z.string().min(1).optional(),
    accessToken: z.string().min(1).optional(),
    refresh_token: z.string().min(1).optional(),
    refreshToken: z.string().min(1).optional(),
    expires_in: z.number().positive().optional(),
    expiresIn: z.number().positive().optional(),
    scopes: z.array(z.string()).optional().catch(undefined),
  })
  .transform((answer) => ({
    accessToken: answer.access_token ?? answer.accessToken,
    refreshToken: answer.refresh_token ?? answer.refreshToken,
    expiresInSeconds: answer.expires_in ?? answer.expiresIn,
    scopes: answer.scopes ?? [],
  }));

/** Exchanges the code that an installation came back with. @throws {HubSpotError} where HubSpot gives no answer to use */
export async function exchangeCode(app: OAuthApp, code: string, redirectUri: string, now: Date): Promise<OAuthGrant> {
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
  return requestTokens(app, form, null, 'exchange the code of an installation', now);
}

/**
 * Fetches the next access token. A refusal counts as one only where HubSpot speaks of the refresh token: a wrong client
 * secret must not look as if every account had uninstalled the app.
 *
 * @throws {HubSpotError} where HubSpot gives no answer to use
 */
export async function refreshTokens(app: OAuthApp, refreshToken: string, now: Date): Promise<OAuthGrant> {
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
  return requestTokens(app, form, refreshToken, 'fetch a new access token', now);
}

/** Sent in the body: in the address it would stand in logs. */
async function requestTokens(
  { clientId, clientSecret, apiBaseUrl = HUBSPOT_BASE_URL }: OAuthApp,
  form: Readonly<Record<string, string>>,
  earlierRefreshToken: string | null,
  operation: string,
  now: Date,
): Promise<OAuthGrant> {
  const answer = await post(
    `${apiBaseUrl}/oauth/${OAUTH_VERSION}/token`,
    new URLSearchParams({ ...form, client_id: clientId, client_secret: clientSecret }),
    operation,
  );
  if (saysWorthless(answer)) return { kind: 'refused' };
  const granted = grantSchema.safeParse(answer.status === 200 ? answer.json : null);
  if (!granted.success) throw failure(answer, operation);
  const { accessToken, expiresInSeconds, scopes } = granted.data;
  const refreshToken = granted.data.refreshToken ?? earlierRefreshToken;
  if (accessToken === undefined || expiresInSeconds === undefined || refreshToken === null) {
    throw failure(answer, operation);
  }
  const expiresAt = new Date(now.getTime() + expiresInSeconds * 1_000);
  return { kind: 'granted', tokens: { accessToken, refreshToken, expiresAt, scopes } };
}

interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly correlationId: string | null;
}

async function post(url: string, body: URLSearchParams, operation: string): Promise<Answer> {
  const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
  try {
    const response = await fetch(url, { method: 'POST', body, redirect: 'manual', signal });
    const text = await response.text();
    const correlationId = toCorrelationId(response.headers.get('x-hubspot-correlation-id') ?? undefined);
    return { status: response.status, json: parseJson(text), correlationId };
  } catch {
    const code = signal.aborted ? 'timeout' : 'network';
    throw new HubSpotError({ code, status: null, correlationId: null, operation });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const refusalSchema = z.object({
  status: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
});

const WORTHLESS = /^(BAD_REFRESH_TOKEN|BAD_AUTH_CODE|EXPIRED_AUTH_CODE|INVALID_GRANT)$/i;

function saysWorthless({ status, json }: Answer): boolean {
  if (status !== 400 && status !== 401) return false;
  const parsed = refusalSchema.safeParse(json);
  if (!parsed.success) return false;
  const { status: word, error, category } = parsed.data;
  return [word, error, category].some((each) => each !== undefined && WORTHLESS.test(each));
}

function failure({ status, json, correlationId }: Answer, operation: string): HubSpotError {
  const code = status === 400 ? 'not_authorized' : toErrorCode(status, parseErrorBody(json));
  return new HubSpotError({ code, status, correlationId, operation });
}
