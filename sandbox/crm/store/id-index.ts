import { Float64List, Int32List } from './number-list.ts';

/** Orders ids as HubSpot does, by number, whatever their length. */
export function compareIds(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length;
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * Which record has which id. Records are numbered as they come; that number is their slot. Ids that come in ascending order,
 * as those of a generated portal do, cost eight bytes each; any other id, such as one beyond 2^53, is kept as text.
 */
export class IdIndex {
  /** By slot; NaN where the id is kept as text. */
  readonly #numbers = new Float64List();
  readonly #texts = new Map<number, string>();
  /** Slots whose ids are numbers in ascending order: found by halving. */
  readonly #ascending = new Int32List();
  readonly #others = new Map<string, number>();
  #found = 0;

  /** How many slots there are. */
  get size(): number {
    return this.#numbers.length;
  }

  /** Returns the slot of the new id. The id must not be there yet. */
  add(id: string): number {
    const slot = this.#numbers.length;
    const number = numberOf(id);
    this.#numbers.push(number);
    if (Number.isNaN(number)) this.#texts.set(slot, id);
    if (number > this.#lastAscending()) this.#ascending.push(slot);
    else this.#others.set(id, slot);
    return slot;
  }

  /** Undefined where no record ever had this id. */
  slotOf(id: string): number | undefined {
    const number = numberOf(id);
    if (!Number.isNaN(number)) {
      const place = this.#placeOf(number);
      if (place >= 0) return this.#ascending.get(place);
    }
    return this.#others.get(id);
  }

  idOf(slot: number): string {
    return this.#texts.get(slot) ?? String(this.#numbers.get(slot));
  }

  /** Orders two slots by their ids, without making text of numbers. */
  compare(one: number, other: number): number {
    const difference = this.#numbers.get(one) - this.#numbers.get(other);
    return Number.isNaN(difference) ? compareIds(this.idOf(one), this.idOf(other)) : difference;
  }

  /** All slots in order of their ids. */
  ordered(): Int32Array {
    const others = [...this.#others].sort(([one], [other]) => compareIds(one, other));
    const slots = new Int32Array(this.size);
    let place = 0;
    let next = 0;
    for (const [id, slot] of others) {
      while (next < this.#ascending.length && compareIds(this.idOf(this.#ascending.get(next)), id) < 0) {
        slots[place++] = this.#ascending.get(next++);
      }
      slots[place++] = slot;
    }
    while (next < this.#ascending.length) slots[place++] = this.#ascending.get(next++);
    return slots;
  }

  #lastAscending(): number {
    const { length } = this.#ascending;
    return length === 0 ? Number.NEGATIVE_INFINITY : this.#numberAt(length - 1);
  }

  #numberAt(place: number): number {
    return this.#numbers.get(this.#ascending.get(place));
  }

  /** Below 0 where none is there. Records are mostly asked for one after the other. */
  #placeOf(number: number): number {
    const { length } = this.#ascending;
    for (const guess of [this.#found, this.#found + 1]) {
      if (guess < length && this.#numberAt(guess) === number) return (this.#found = guess);
    }
    let low = 0;
    let high = length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const there = this.#numberAt(middle);
      if (there === number) return (this.#found = middle);
      if (there < number) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/** Every number of so many digits is held exactly. */
const SAFE_DIGITS = 15;
const ZERO = 48;

/** NaN where the id is not exactly a number that the engine can hold. Digit by digit: this is asked for every association. */
function numberOf(id: string): number {
  const { length } = id;
  if (length === 0 || length > SAFE_DIGITS || (length > 1 && id.charCodeAt(0) === ZERO)) return Number.NaN;
  let number = 0;
  for (let place = 0; place < length; place += 1) {
    const digit = id.charCodeAt(place) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}
