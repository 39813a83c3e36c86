import type { Account } from '../../accounts/account.ts';
import type { ViewerRights } from '../../operations/settings/viewer-rights.ts';
import type { Caller } from './callers/identify-caller.ts';

/** A call whose caller is known and whose account is open. */
export interface ApiCall {
  readonly caller: Caller;
  readonly account: Account;
  /** What the caller may see and do; of a function: everything of the one record that HubSpot shows the card on. */
  readonly rights: ViewerRights;
  /** Each name once, without what HubSpot adds. */
  readonly query: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined where there was no body. */
  readonly body: unknown;
  /** Of the path, such as a setting's name. */
  readonly params: Readonly<Record<string, string>>;
  readonly correlationId: string;
}

export interface ApiReply {
  readonly status: number;
  readonly body: unknown;
}

export function ok(body: unknown): ApiReply {
  return { status: 200, body };
}

/** @param message one plain sentence: what was wrong and what to do */
export function refuse(status: number, error: string, message: string, more: object = {}): ApiReply {
  return { status, body: { error, message, ...more } };
}
