/** A seeded source of chance: the same seed and stream always give the same numbers, on every machine. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /**
   * @param seed of the whole portal; any number
   * @param stream what the numbers are for, so that one use of chance does not disturb another
   */
  constructor(seed: number, ...stream: readonly (number | string)[]) {
    let hash = 0x811c9dc5;
    for (const character of [seed, ...stream].join('|')) {
      hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
    }
    this.#a = hash | 0;
    this.#b = Math.imul(hash ^ 0x9e3779b9, 0x85ebca6b) | 0;
    this.#c = Math.imul(hash ^ 0x7f4a7c15, 0xc2b2ae35) | 0;
    // The first numbers still show the seed's pattern.
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** Uniform on [0, 1): sfc32, the small fast counting generator of C. Doty-Humphrey's PractRand. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  uniform(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** Throws where the list is empty. */
  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from: the list is empty.');
    return item;
  }

  /** Picks by weight; the weights need not add up to 1. */
  pickWeighted<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item {
    const total = items.reduce((sum, [, weight]) => sum + weight, 0);
    let left = this.next() * total;
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return this.pick(items)[0];
  }
}
