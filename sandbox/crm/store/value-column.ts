import { Int32List } from './number-list.ts';

const ABSENT = 0;
const EMPTY = 1;
const FIRST_TEXT = 2;

/** The values of one property, by slot of the record. Each distinct text is held once. */
export class ValueColumn {
  readonly #codes = new Int32List();
  readonly #texts: string[] = [];
  readonly #codeOf = new Map<string, number>();

  /** Undefined where the record was never given a value, null where it was emptied. */
  get(slot: number): string | null | undefined {
    const code = this.#codes.get(slot);
    if (code === ABSENT) return undefined;
    return code === EMPTY ? null : this.#texts[code - FIRST_TEXT];
  }

  set(slot: number, value: string | null): void {
    this.#codes.set(slot, value === null ? EMPTY : this.#code(value));
  }

  /** Every text that a record has or had, once. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  #code(text: string): number {
    const known = this.#codeOf.get(text);
    if (known !== undefined) return known;
    const code = this.#texts.push(text) - 1 + FIRST_TEXT;
    this.#codeOf.set(text, code);
    return code;
  }
}
