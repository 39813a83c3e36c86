import { ApiDoor } from './api-door.ts';
import { CallLog } from './call-log.ts';
import type { CrmEvents } from './change-feed.ts';
import type { CrmData, CrmObjectType } from './crm-data.ts';
import { Misbehaviour } from './misbehaviour.ts';
import type { Rule } from './misbehaviour.ts';
import type { StoredRecord } from './store/record-table.ts';
import { Portal } from './portal.ts';
import type { PropertyDefinition } from './properties/definition.ts';
import { RateLimits } from './rate-limits.ts';
import type { Limits } from './rate-limits.ts';
import { normalizeValues, refuseValues } from './properties/value-validation.ts';

export interface CrmOptions {
  /** The access token that is taken; without it any bearer token is. */
  readonly token?: string;
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
  /** HubSpot's answer; `Response.error()` where the connection drops. */
  handle(request: Request): Promise<Response>;
  misbehave(...rules: readonly Rule[]): void;
  calm(): void;
  readonly calls: CallLog;
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
  /** Ids of the associated live records. */
  associatedIds(type: CrmObjectType, id: string, to: CrmObjectType): readonly string[];
  property(type: CrmObjectType, name: string): PropertyDefinition | undefined;
  /** Returns the function that ends the listening. */
  on<Name extends keyof CrmEvents>(name: Name, listener: (event: CrmEvents[Name]) => void): () => void;
}

const APP_ID = '1000001';

/** An account that is filled with the data and answers as HubSpot's API does. It imports nothing of the app. */
export function createCrm(data: CrmData, options: CrmOptions = {}): SandboxCrm {
  const misbehaviour = new Misbehaviour(options.seed ?? 1);
  misbehaviour.add(options.misbehaviour ?? []);
  const now = options.now ?? (() => new Date());
  const portal = new Portal(data, misbehaviour, {
    now,
    appId: options.appId ?? APP_ID,
    mergeMintsNewId: options.mergeMintsNewId ?? false,
  });
  const calls = new CallLog();
  const door = new ApiDoor({
    portal,
    misbehaviour,
    calls,
    limits: new RateLimits(options.limits ?? {}, data.account.timeZone),
    now: options.limits?.now ?? now,
    token: options.token,
    latencyMilliseconds: options.latencyMilliseconds ?? 0,
    wait: options.wait ?? waitOnClock,
  });
  return {
    calls,
    handle: (request) => door.handle(request),
    misbehave: (...rules) => {
      misbehaviour.add(rules);
    },
    calm: () => {
      misbehaviour.clear();
    },
    setProperties: (type, id, values, userId = 'userId:1') => {
      writeAsPerson(portal, type, id, values, userId);
    },
    record: (type, id) => {
      const record = portal.table(type).find(id);
      return record === undefined ? undefined : seen(record);
    },
    records: (type) => portal.index(type).all().map(seen),
    associatedIds: (type, id, to) => portal.linksOf({ type, id }, to).map((link) => link.id),
    property: (type, name) => portal.catalog.findLive(type, name),
    on: (name, listener) => portal.feed.on(name, listener),
  };
}

function writeAsPerson(
  portal: Portal,
  type: CrmObjectType,
  id: string,
  values: Readonly<Record<string, string | null>>,
  userId: string,
): void {
  const record = portal.table(type).findLive(id);
  if (record === undefined) throw new Error(`The sandbox has no record ${id} among its ${type}.`);
  const refusal = refuseValues(portal.catalog, type, values);
  if (refusal !== null) throw refusal;
  portal.write(type, record, normalizeValues(portal.catalog, type, values), { source: 'CRM_UI', sourceId: userId });
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
