import * as z from 'zod';
import type { MirrorStore } from '../../operations/ports/mirror-store.ts';
import type { ObjectType } from '../records/object-types.ts';
import { UNLINKABLE_TYPES } from './mirrored-types.ts';

/** What a run has seen and not yet looked after. Kept in the store, so that a run that is ended loses nothing of it. */
export interface LooseEnds {
  /** Records that a record they belonged to does not name any more. */
  addUnlinked(type: ObjectType, ids: Iterable<string>): void;
  /** Deals whose companies have changed: what they say of their primary company may be out of date. */
  addDeals(ids: Iterable<string>): void;
  takeUnlinked(): ReadonlyMap<ObjectType, ReadonlySet<string>>;
  takeDeals(): readonly string[];
  /** Writes down what was added since, if anything was. */
  save(): Promise<void>;
  /** Everything is looked after. */
  clear(): Promise<void>;
}

const ids = z.array(z.string());
const looseSchema = z.object({ deals: ids, unlinked: z.record(z.string(), ids) });

const OF_ALL = 'mirror.loose';
/** Each run over some companies has its own, named after its reading: many are under way at once. */
const OF_SOME = 'mirror.loose.some';
/** What nobody has added to for so long may be of a run that was ended early; looked after twice, nothing is lost. */
const LEFT_AFTER_MILLISECONDS = 5 * 60_000;

/** Those of a run over the whole portal, of which there is one at a time: it looks after all that others have left too. */
export async function openLooseEndsOfAll(store: MirrorStore): Promise<LooseEnds> {
  return openLooseEnds(store, OF_ALL, await store.listCheckpoints(OF_SOME, 0));
}

/** Those of a run over some companies, with what earlier ones have left. */
export async function openLooseEndsOfSome(store: MirrorStore, reading: number): Promise<LooseEnds> {
  const left = await store.listCheckpoints(OF_SOME, LEFT_AFTER_MILLISECONDS);
  return openLooseEnds(store, `${OF_SOME}.${String(reading)}`, left);
}

/**
 * @param name of the checkpoint
 * @param others checkpoints of other runs that may have been ended early
 */
async function openLooseEnds(store: MirrorStore, name: string, others: readonly string[]): Promise<LooseEnds> {
  // What was taken stays on record until it is looked after: a run that ends in between starts over with it.
  const all = { deals: new Set<string>(), unlinked: new Map<ObjectType, Set<string>>() };
  let fresh = { deals: new Set<string>(), unlinked: new Map<ObjectType, Set<string>>() };
  let saved = 0;
  const size = (): number => [...all.unlinked.values()].reduce((sum, set) => sum + set.size, all.deals.size);

  function addDeals(added: Iterable<string>): void {
    for (const id of added) {
      all.deals.add(id);
      fresh.deals.add(id);
    }
  }

  function addUnlinked(type: ObjectType, added: Iterable<string>): void {
    for (const loose of [all.unlinked, fresh.unlinked]) if (!loose.has(type)) loose.set(type, new Set());
    for (const id of added) {
      all.unlinked.get(type)?.add(id);
      fresh.unlinked.get(type)?.add(id);
    }
  }

  async function save(): Promise<void> {
    if (size() === saved) return;
    saved = size();
    const unlinked = Object.fromEntries([...all.unlinked].map(([type, set]) => [type, [...set]]));
    await store.writeCheckpoint(name, { deals: [...all.deals], unlinked });
  }

  for (const each of [name, ...others]) {
    const kept = looseSchema.safeParse(await store.readCheckpoint(each));
    if (!kept.success) continue;
    addDeals(kept.data.deals);
    for (const type of UNLINKABLE_TYPES) addUnlinked(type, kept.data.unlinked[type] ?? []);
  }
  await save();
  for (const other of others) await store.writeCheckpoint(other, null);

  return {
    addDeals,
    addUnlinked,
    save,
    takeDeals() {
      const taken = [...fresh.deals];
      fresh = { ...fresh, deals: new Set() };
      return taken;
    },
    takeUnlinked() {
      const taken = new Map([...fresh.unlinked].filter(([, set]) => set.size > 0));
      fresh = { ...fresh, unlinked: new Map() };
      return taken;
    },
    async clear() {
      all.deals.clear();
      all.unlinked.clear();
      saved = 0;
      await store.writeCheckpoint(name, null);
    },
  };
}
