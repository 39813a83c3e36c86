import type { CrmObjectType } from '../crm-data.ts';
import type { Portal } from '../portal.ts';

/**
 * The records of one type as search knows them at the moment. While it lags behind, a new record is not found, and a changed
 * one is found by the instant of the modification before, with the values that it has now.
 */
export class SearchView {
  /** The records whose last change search does not know: the modification by which it finds them, null for none. */
  readonly #behind = new Map<number, number | null>();
  readonly #updatedAt: (slot: number) => number;

  constructor(portal: Portal, type: CrmObjectType) {
    const table = portal.table(type);
    this.#updatedAt = (slot) => table.updatedAt(slot);
    const longest = portal.misbehaviour.longestLag(type);
    if (longest === 0) return;
    const now = portal.now().getTime();
    for (const slot of portal.index(type).modifiedBetween(now - longest, now)) {
      const at = table.updatedAt(slot);
      if (at + portal.misbehaviour.lagOf(type, table.idAt(slot), at) <= now) continue;
      this.#behind.set(slot, table.updatedBefore(slot) ?? null);
    }
  }

  get isBehind(): boolean {
    return this.#behind.size > 0;
  }

  /** The instant of the last modification that search knows of, in milliseconds. */
  modifiedAt(slot: number): number {
    return this.#behind.get(slot) ?? this.#updatedAt(slot);
  }

  /** The slots without those that search does not find, and with those that it may find by what they were. */
  corrected(slots: Int32Array): Int32Array {
    const known = slots.filter((slot) => !this.#behind.has(slot));
    const earlier = [...this.#behind].flatMap(([slot, at]) => (at === null ? [] : [slot]));
    return Int32Array.from([...known, ...earlier]);
  }
}
