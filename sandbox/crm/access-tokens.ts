import { errorAnswer, jsonAnswer } from './answers.ts';

/** The app as the account knows it. */
export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  /** How long an access token is taken; default 1,800 seconds. */
  readonly lifetimeSeconds?: number;
}

const LIFETIME_SECONDS = 1_800;

/** The access tokens that the account takes: the one it was given, and those that an OAuth app fetches. */
export class AccessTokens {
  readonly #app: OAuthApp | undefined;
  readonly #takesAny: boolean;
  /** Milliseconds since 1970 at which each token expires. */
  readonly #expiry = new Map<string, number>();
  #issued = 0;

  constructor(token: string | undefined, app: OAuthApp | undefined) {
    this.#app = app;
    this.#takesAny = token === undefined && app === undefined;
    if (token !== undefined) this.#expiry.set(token, Number.POSITIVE_INFINITY);
  }

  /** Null where the token is taken, else HubSpot's 401. */
  refuse(request: Request, at: Date): Response | null {
    const token = /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
    if (token === undefined) return unauthorizedAnswer();
    if (this.#takesAny) return null;
    const expiry = this.#expiry.get(token);
    if (expiry === undefined) return unauthorizedAnswer();
    return expiry > at.getTime() ? null : expiredAnswer(Math.ceil((at.getTime() - expiry) / 1_000));
  }

  /** From now on no token that was given out is taken any more. */
  expireAll(at: Date): void {
    for (const [token, expiry] of this.#expiry) this.#expiry.set(token, Math.min(expiry, at.getTime()));
  }

  /** HubSpot's answer to a form that asks for an access token in exchange for the refresh token. */
  answer(form: URLSearchParams, at: Date): Response {
    const app = this.#app;
    if (app === undefined) return errorAnswer(404, { message: 'This account has no OAuth app.' });
    if (form.get('grant_type') !== 'refresh_token') return refusedGrant('BAD_GRANT_TYPE', 'grant_type is not known');
    if (form.get('client_id') !== app.clientId || form.get('client_secret') !== app.clientSecret) {
      return refusedGrant('BAD_CLIENT_ID', 'missing or unknown client id');
    }
    if (form.get('refresh_token') !== app.refreshToken) {
      return refusedGrant('BAD_REFRESH_TOKEN', 'missing or unknown refresh token');
    }
    this.#issued += 1;
    const seconds = app.lifetimeSeconds ?? LIFETIME_SECONDS;
    const token = `access-token-${String(this.#issued)}`;
    this.#expiry.set(token, at.getTime() + seconds * 1_000);
    return jsonAnswer(200, {
      token_type: 'bearer',
      refresh_token: app.refreshToken,
      access_token: token,
      expires_in: seconds,
    });
  }
}

/** HubSpot's answer to a token that is missing or wrong. */
export function unauthorizedAnswer(): Response {
  return errorAnswer(401, {
    message: 'Authentication credentials not found. Send the access token as "Authorization: Bearer ...".',
    category: 'INVALID_AUTHENTICATION',
  });
}

/** HubSpot's answer to a token that was good once. */
export function expiredAnswer(seconds: number): Response {
  return errorAnswer(401, {
    message: `The OAuth token used to make this call expired ${String(seconds)} second(s) ago.`,
    category: 'EXPIRED_AUTHENTICATION',
  });
}

/** HubSpot's answer to an exchange that it does not make. */
export function refusedGrant(status: string, message: string): Response {
  return jsonAnswer(400, { status, message });
}
