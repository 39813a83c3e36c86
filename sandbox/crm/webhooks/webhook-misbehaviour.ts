import { seededShare } from '../seeded-share.ts';

/** What goes wrong between HubSpot and the app, each drawn for every event from the seed. */
export interface WebhookMisbehaviour {
  /** Share of the events that are never sent, 0 to 1. */
  readonly drop?: number;
  /** Share of the events that are sent twice, with the same id. */
  readonly duplicate?: number;
  /** Share of the events that wait before they are sent. */
  readonly late?: { readonly share: number; readonly milliseconds: number };
  /** Events leave in an order of chance. */
  readonly reorder?: boolean;
}

/** When each copy of an event leaves: nothing where it is dropped. */
export class EventFate {
  readonly #draw: () => number;
  #misbehaviour: WebhookMisbehaviour = {};

  constructor(seed: number) {
    this.#draw = seededShare(seed);
  }

  set(misbehaviour: WebhookMisbehaviour): void {
    this.#misbehaviour = misbehaviour;
  }

  /** Milliseconds that each copy waits. */
  delays(): readonly number[] {
    const { drop = 0, duplicate = 0, late } = this.#misbehaviour;
    if (this.#draw() < drop) return [];
    const copies = this.#draw() < duplicate ? 2 : 1;
    return Array.from({ length: copies }, () =>
      late !== undefined && this.#draw() < late.share ? late.milliseconds : 0,
    );
  }

  /** In an order of chance where that is wanted, else as they are (Fisher and Yates, 1938). */
  arranged<T>(items: readonly T[]): readonly T[] {
    if (this.#misbehaviour.reorder !== true) return items;
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const place = Math.floor(this.#draw() * (last + 1));
      const [moved] = shuffled.splice(place, 1);
      if (moved !== undefined) shuffled.push(moved);
    }
    return shuffled;
  }
}
