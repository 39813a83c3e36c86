import type { MirrorStore, RecordKind } from '../../operations/ports/mirror-store.ts';
import type { PublishedValues } from '../../operations/ports.ts';
import type { CrmRecord } from '../records/crm-record.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { KIND_OF, type ObjectType } from '../records/object-types.ts';
import type { ReadingContext } from '../history/reading-context.ts';
import type { FieldPackers } from './field-packers.ts';
import type { LooseEnds } from './loose-ends.ts';
import type { UnreadParts } from './unread-parts.ts';

export interface FoundPublished {
  readonly companyId: string;
  /** What the CRM says is published; null: nothing. */
  readonly published: PublishedValues | null;
}

export interface Merge {
  readonly oldId: string;
  readonly newId: string;
}

/** Who wants to know what the mirror comes by besides. */
export interface MirrorListeners {
  /** Companies as they were read, in batches; the same one may come more than once. */
  readonly onPublished: (found: readonly FoundPublished[]) => Promise<void>;
  /** Companies that are the same since a merge. */
  readonly onMerged: (merges: readonly Merge[]) => Promise<void>;
}

/** What every step of a run works with. */
export interface MirrorRun extends MirrorListeners {
  readonly client: HubSpotClient;
  readonly store: MirrorStore;
  /** Reads live. */
  readonly context: ReadingContext;
  readonly packers: FieldPackers;
  readonly unread: UnreadParts;
  readonly loose: LooseEnds;
  readonly tally: RunTally;
  /** Records that a search has shown and the mirror did not know, until they turn up in links. */
  readonly found: FoundRecords;
  /** The reading under way, begun before its first call: what it found counts as of then. */
  readonly reading: number;
  /** It reads for the sake of a change, and what it found stands against every reading that began before it. */
  readonly confirms: boolean;
  readonly now: () => Date;
  readonly signal: AbortSignal | undefined;
}

/** What a run has done so far. */
export class RunTally {
  readonly read: Partial<Record<RecordKind, number>> = {};
  readonly removed: Partial<Record<RecordKind, number>> = {};
  readonly merged: Merge[] = [];
  companies = 0;
  corrected = 0;

  countRead(type: ObjectType, count: number): void {
    add(this.read, KIND_OF[type], count);
  }

  countRemoved(type: ObjectType, count: number): void {
    add(this.removed, KIND_OF[type], count);
  }
}

function add(counts: Partial<Record<RecordKind, number>>, kind: RecordKind, count: number): void {
  if (count > 0) counts[kind] = (counts[kind] ?? 0) + count;
}

/** Records beyond this are read by their ids when they turn up, which costs calls and no memory. */
const MOST_FOUND = 50_000;

export class FoundRecords {
  readonly #records = new Map<string, CrmRecord>();

  add(type: ObjectType, record: CrmRecord): void {
    if (this.#records.size < MOST_FOUND) this.#records.set(`${type} ${record.id}`, record);
  }

  get(type: ObjectType, id: string): CrmRecord | undefined {
    return this.#records.get(`${type} ${id}`);
  }
}
