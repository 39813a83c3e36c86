import { AccessTokens } from './access-tokens.ts';
import type { OAuthApp } from './access-tokens.ts';
import { Misbehaviour } from './active-rules.ts';
import { ApiDoor } from './api-door.ts';
import { CallLog } from './call-log.ts';
import type { CrmEvents } from './change-feed.ts';
import { applyChange } from './changes.ts';
import type { Change } from './changes.ts';
import type { CrmObjectType, CrmSource } from './crm-data.ts';
import type { Rule } from './misbehaviour.ts';
import type { StoredRecord } from './store/stored-record.ts';
import { Portal } from './portal.ts';
import type { PropertyDefinition } from './properties/definition.ts';
import { RateLimits } from './rate-limits.ts';
import type { Limits } from './rate-limits.ts';

export interface CrmOptions {
  /** The access token that is taken; without it, and without an OAuth app, any bearer token is. */
  readonly token?: string;
  /** An app that fetches its access tokens by a refresh token, at `/oauth/{version}/token`. */
  readonly oauth?: OAuthApp;
  readonly now?: () => Date;
  /** What HubSpot does wrong from the start. */
  readonly misbehaviour?: readonly Rule[];
  /** Of everything that is drawn by chance; default 1. */
  readonly seed?: number;
  readonly limits?: Limits;
  /** What every answer takes at least; default 0. */
  readonly latencyMilliseconds?: number;
  /** How the sandbox waits; a test with a clock of its own passes its own. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  readonly appId?: string;
  /** What the app's token says that it is granted; default none. */
  readonly scopes?: readonly string[];
  /** Whether a merge gives the merged record a new id, as it does in newer accounts; default false. */
  readonly mergeMintsNewId?: boolean;
}

/** A record as it is stored, past the API; what HubSpot works out itself is not among the properties. */
export interface SeenRecord {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null>>;
  readonly archived: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface SandboxCrm {
  readonly portalId: number;
  readonly timeZone: string;
  /** The id of the app whose token is used: what the app's own writes are put down to. */
  readonly appId: string;
  /** The account's own clock. */
  now(): Date;
  /** HubSpot's answer; `Response.error()` where the connection drops. */
  handle(request: Request): Promise<Response>;
  misbehave(...rules: readonly Rule[]): void;
  calm(): void;
  /** How often each kind of fault struck since the start. */
  readonly faults: Readonly<Record<string, number>>;
  readonly calls: CallLog;
  /** Sets the clocks forward: that of the records, and that of the limits. */
  advance(milliseconds: number): void;
  /** From now on no access token that was given out is taken any more. */
  expireTokens(): void;
  /** What happens in the account without the app. Returns the id of the record; throws where HubSpot would not take it. */
  change(change: Change): string;
  /** What a person changes on HubSpot's own screens. Throws where HubSpot would not take it. */
  setProperties(
    type: CrmObjectType,
    id: string,
    values: Readonly<Record<string, string | null>>,
    userId?: string,
  ): void;
  /** Undefined where there is none; the id of a merged record leads to the winner. */
  record(type: CrmObjectType, id: string): SeenRecord | undefined;
  /** All live records of a type in order of id. */
  records(type: CrmObjectType): readonly SeenRecord[];
  /** How many records of a type there are, archived ones too. */
  countOf(type: CrmObjectType): number;
  /** Ids of the associated live records. */
  associatedIds(type: CrmObjectType, id: string, to: CrmObjectType): readonly string[];
  property(type: CrmObjectType, name: string): PropertyDefinition | undefined;
  /**
   * A step of a workflow waits for this callback: from now on the app may complete it. Returns the function that ends the
   * waiting.
   */
  awaitCallback(callbackId: string): () => void;
  /** Whether the step waits still. */
  awaitsCallback(callbackId: string): boolean;
  /** Returns the function that ends the listening. */
  on<Name extends keyof CrmEvents>(name: Name, listener: (event: CrmEvents[Name]) => void): () => void;
}

const APP_ID = '1000001';

/** An account that is filled with the data and answers as HubSpot's API does. It imports nothing of the app. */
export function createCrm(source: CrmSource, options: CrmOptions = {}): SandboxCrm {
  const misbehaviour = new Misbehaviour(options.seed ?? 1);
  misbehaviour.add(options.misbehaviour ?? []);
  let advanced = 0;
  const ahead = (clock: () => Date) => (): Date => new Date(clock().getTime() + advanced);
  const ownClock = options.now ?? (() => new Date());
  const portal = new Portal(source, misbehaviour, {
    now: ahead(ownClock),
    appId: options.appId ?? APP_ID,
    mergeMintsNewId: options.mergeMintsNewId ?? false,
    scopes: options.scopes ?? [],
  });
  const calls = new CallLog();
  const tokens = new AccessTokens(options.token, options.oauth);
  const callClock = ahead(options.limits?.now ?? ownClock);
  const door = new ApiDoor({
    portal,
    misbehaviour,
    calls,
    tokens,
    limits: new RateLimits(options.limits ?? {}, source.account.timeZone),
    now: callClock,
    latencyMilliseconds: options.latencyMilliseconds ?? 0,
    wait: options.wait ?? waitOnClock,
  });
  return {
    calls,
    portalId: source.account.portalId,
    timeZone: source.account.timeZone,
    appId: portal.options.appId,
    now: () => portal.now(),
    get faults() {
      return misbehaviour.injected;
    },
    handle: (request) => door.handle(request),
    misbehave: (...rules) => {
      misbehaviour.add(rules);
    },
    calm: () => {
      misbehaviour.clear();
    },
    advance: (milliseconds) => {
      advanced += milliseconds;
    },
    expireTokens: () => {
      tokens.expireAll(callClock());
    },
    change: (change) => applyChange(portal, change),
    setProperties: (type, id, properties, userId) => {
      applyChange(portal, { change: 'update', type, id, properties, ...(userId === undefined ? {} : { userId }) });
    },
    record: (type, id) => {
      const record = portal.table(type).find(id);
      return record === undefined ? undefined : seen(record);
    },
    records: (type) => Array.from(portal.index(type).byId(), (slot) => seen(portal.table(type).at(slot))),
    countOf: (type) => portal.table(type).size,
    associatedIds: (type, id, to) => portal.linksOf({ type, id }, to).map((link) => link.id),
    property: (type, name) => portal.catalog.findLive(type, name),
    awaitCallback: (callbackId) => {
      portal.callbacks.open(callbackId);
      return () => {
        portal.callbacks.close(callbackId);
      };
    },
    awaitsCallback: (callbackId) => portal.callbacks.isWaiting(callbackId),
    on: (name, listener) => portal.feed.on(name, listener),
  };
}

function seen(record: StoredRecord): SeenRecord {
  return {
    id: record.id,
    properties: record.properties,
    archived: record.archivedAt !== null,
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
  };
}

function waitOnClock(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
