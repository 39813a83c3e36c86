import { expiredAnswer, refusedGrant, unauthorizedAnswer } from '../access-tokens.ts';
import { jsonAnswer } from '../answers.ts';

/** An app as HubSpot knows it. */
export interface AppRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUrls: readonly string[];
  readonly scopes: readonly string[];
  /** How long an access token is taken; default 1,800 seconds. */
  readonly lifetimeSeconds?: number;
}

interface Code {
  readonly portalId: number;
  readonly redirectUri: string;
  readonly expiresAt: number;
}

interface AccessToken {
  readonly portalId: number;
  expiresAt: number;
}

const LIFETIME_SECONDS = 1_800;
const CODE_MILLISECONDS = 60_000;

/** In which accounts an app is installed, and the tokens it holds there. */
export class InstalledApps {
  readonly #app: AppRegistration;
  readonly #codes = new Map<string, Code>();
  /** The account of each refresh token. */
  readonly #refreshTokens = new Map<string, number>();
  readonly #accessTokens = new Map<string, AccessToken>();
  #minted = 0;

  constructor(app: AppRegistration) {
    this.#app = app;
  }

  isInstalled(portalId: number): boolean {
    return [...this.#refreshTokens.values()].includes(portalId);
  }

  /** How many access tokens were given out for an account so far. */
  tokensGiven(portalId: number): number {
    return [...this.#accessTokens.values()].filter((token) => token.portalId === portalId).length;
  }

  /** A person agreed: the code that the app exchanges for its tokens, once and within a minute. */
  grantCode(portalId: number, redirectUri: string, at: Date): string {
    const code = this.#mint('code');
    this.#codes.set(code, { portalId, redirectUri, expiresAt: at.getTime() + CODE_MILLISECONDS });
    return code;
  }

  /** A token that never expires, as that of an app that is installed in one account only. */
  addStatic(portalId: number, token: string): void {
    this.#accessTokens.set(token, { portalId, expiresAt: Number.POSITIVE_INFINITY });
  }

  /** No token of the account is taken any more, and none is given. */
  uninstall(portalId: number): void {
    for (const [token, of] of this.#refreshTokens) if (of === portalId) this.#refreshTokens.delete(token);
    for (const [token, of] of this.#accessTokens) if (of.portalId === portalId) this.#accessTokens.delete(token);
  }

  /** The access tokens given out so far are taken no more; of one account, or of all. */
  expireTokens(at: Date, portalId?: number): void {
    for (const token of this.#accessTokens.values()) {
      if (portalId === undefined || token.portalId === portalId) {
        token.expiresAt = Math.min(token.expiresAt, at.getTime());
      }
    }
  }

  /** The account that a request is about, by its token alone; else HubSpot's 401. */
  portalOf(request: Request, at: Date): number | Response {
    const text = /^Bearer (.+)$/.exec(request.headers.get('Authorization') ?? '')?.[1] ?? '';
    const token = this.#accessTokens.get(text);
    if (token === undefined) return unauthorizedAnswer();
    if (token.expiresAt > at.getTime()) return token.portalId;
    return expiredAnswer(Math.ceil((at.getTime() - token.expiresAt) / 1_000));
  }

  /** HubSpot's answer to a form that exchanges a code, or a refresh token, for an access token. */
  answer(form: URLSearchParams, at: Date): Response {
    if (form.get('client_id') !== this.#app.clientId || form.get('client_secret') !== this.#app.clientSecret) {
      return refusedGrant('BAD_CLIENT_ID', 'missing or unknown client id');
    }
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return this.#exchangeCode(form, at);
      case 'refresh_token':
        return this.#refresh(form.get('refresh_token') ?? '', at);
      default:
        return refusedGrant('BAD_GRANT_TYPE', 'grant_type is not known');
    }
  }

  #exchangeCode(form: URLSearchParams, at: Date): Response {
    const text = form.get('code') ?? '';
    const code = this.#codes.get(text);
    this.#codes.delete(text);
    if (code === undefined || code.expiresAt <= at.getTime()) {
      return refusedGrant('BAD_AUTH_CODE', 'missing or unknown auth code');
    }
    if (form.get('redirect_uri') !== code.redirectUri) {
      return refusedGrant('MISMATCH_REDIRECT_URI_AUTH_CODE', 'the redirect URI is not the one of the auth code');
    }
    const refreshToken = this.#mint('refresh-token');
    this.#refreshTokens.set(refreshToken, code.portalId);
    return this.#give(code.portalId, refreshToken, at);
  }

  #refresh(refreshToken: string, at: Date): Response {
    const portalId = this.#refreshTokens.get(refreshToken);
    if (portalId === undefined) return refusedGrant('BAD_REFRESH_TOKEN', 'missing or unknown refresh token');
    return this.#give(portalId, refreshToken, at);
  }

  #give(portalId: number, refreshToken: string, at: Date): Response {
    const seconds = this.#app.lifetimeSeconds ?? LIFETIME_SECONDS;
    const token = this.#mint(`access-token-${String(portalId)}`);
    this.#accessTokens.set(token, { portalId, expiresAt: at.getTime() + seconds * 1_000 });
    return jsonAnswer(200, {
      token_type: 'bearer',
      refresh_token: refreshToken,
      access_token: token,
      expires_in: seconds,
    });
  }

  #mint(kind: string): string {
    this.#minted += 1;
    return `${kind}-${String(this.#minted)}`;
  }
}
