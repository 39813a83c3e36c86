import type { AssociationType, AssociationTypes } from '../association-types.ts';
import type { CrmObjectType } from '../crm-data.ts';

/** The lists of ways in which two records can be associated, each held once and known by its number. */
export class TypeLists {
  readonly #types: AssociationTypes;
  readonly #lists: (readonly AssociationType[])[] = [];
  readonly #numbers = new Map<string, number>();
  // Worked out once, not for each of a million associations.
  readonly #firsts = new Map<CrmObjectType, Map<AssociationType, number>>();
  readonly #extensions = new Map<number, Map<AssociationType, number>>();

  constructor(types: AssociationTypes) {
    this.#types = types;
  }

  /** Throws where there is no such list. */
  at(number: number): readonly AssociationType[] {
    const list = this.#lists[number];
    if (list === undefined) throw new Error(`There is no list of association types ${String(number)}.`);
    return list;
  }

  numberOf(list: readonly AssociationType[]): number {
    const key = list.map((type) => type.typeId).join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#lists.push(list) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** Of two records that are associated in this one way and, as HubSpot does it, in the plain way. */
  first(from: CrmObjectType, to: CrmObjectType, type: AssociationType): number {
    const known = this.#firsts.get(from)?.get(type);
    if (known !== undefined) return known;
    const plain = this.#types.plain(from, to);
    const number = this.numberOf(plain === undefined || plain === type ? [type] : [type, plain]);
    const ofType = this.#firsts.get(from) ?? new Map<AssociationType, number>();
    this.#firsts.set(from, ofType.set(type, number));
    return number;
  }

  /** The list with one more type; labelled types come first, the newest of them foremost. */
  extended(list: number, type: AssociationType): number {
    const known = this.#extensions.get(list)?.get(type);
    if (known !== undefined) return known;
    const all = [...new Set([type, ...this.at(list)])];
    const number = this.numberOf(all.sort((one, other) => Number(one.label === null) - Number(other.label === null)));
    const ofList = this.#extensions.get(list) ?? new Map<AssociationType, number>();
    this.#extensions.set(list, ofList.set(type, number));
    return number;
  }
}
