const FIRST_SIZE = 64;

/** Whole 32-bit numbers by place; it grows as it is written to, and a place never written to holds 0. */
export class Int32List {
  #items = new Int32Array(FIRST_SIZE);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get(place: number): number {
    return this.#items[place] ?? 0;
  }

  set(place: number, value: number): void {
    if (place >= this.#items.length) {
      const larger = new Int32Array(Math.max(place + 1, this.#items.length * 2));
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[place] = value;
    if (place >= this.#length) this.#length = place + 1;
  }

  /** Returns the place at which the value stands. */
  push(value: number): number {
    this.set(this.#length, value);
    return this.#length - 1;
  }
}

/** Numbers of any kind by place; it grows as it is written to, and a place never written to holds 0. */
export class Float64List {
  #items = new Float64Array(FIRST_SIZE);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get(place: number): number {
    return this.#items[place] ?? 0;
  }

  set(place: number, value: number): void {
    if (place >= this.#items.length) {
      const larger = new Float64Array(Math.max(place + 1, this.#items.length * 2));
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[place] = value;
    if (place >= this.#length) this.#length = place + 1;
  }

  /** Returns the place at which the value stands. */
  push(value: number): number {
    this.set(this.#length, value);
    return this.#length - 1;
  }
}
