import type { Both, PolicyPair } from './policy-pair.ts';

/** How many there are of each name with each of the two policies. */
export class PairCounts<T extends string> {
  readonly #counts: Map<T, { now: number; then: number }>;

  constructor(names: readonly T[]) {
    this.#counts = new Map(names.map((name) => [name, { now: 0, then: 0 }]));
  }

  add(which: keyof PolicyPair, name: T, times = 1): void {
    const counted = this.#counts.get(name);
    if (counted !== undefined) counted[which] += times;
  }

  list(): readonly (readonly [T, Both<number>])[] {
    return [...this.#counts];
  }
}
