import type { AssociationType, AssociationTypes } from '../association-types.ts';
import type { CrmObjectType } from '../crm-data.ts';
import { compareIds } from './record-table.ts';

/** An associated record and all the ways in which it is associated. Lists of types are shared between links. */
export interface Link {
  readonly id: string;
  readonly types: readonly AssociationType[];
}

export interface RecordName {
  readonly type: CrmObjectType;
  readonly id: string;
}

const NO_LINKS: readonly Link[] = [];
const NO_TYPES: readonly AssociationType[] = [];

/** Which record is associated with which, seen from both sides. */
export class AssociationStore {
  readonly #types: AssociationTypes;
  /** By both types, then by the id of the first record. */
  readonly #links = new Map<CrmObjectType, Map<CrmObjectType, Map<string, Link[]>>>();
  readonly #typeLists = new Map<string, readonly AssociationType[]>();
  /** Which list becomes which by one more type: worked out once, not for each of a million associations. */
  readonly #extensions = new Map<readonly AssociationType[], Map<AssociationType, readonly AssociationType[]>>();

  constructor(types: AssociationTypes) {
    this.#types = types;
  }

  /** In order of the ids of the associated records where there are more than a page of them, else as they were made. */
  linksOf(from: RecordName, to: CrmObjectType): readonly Link[] {
    return this.#links.get(from.type)?.get(to)?.get(from.id) ?? NO_LINKS;
  }

  find(from: RecordName, to: RecordName): Link | undefined {
    return this.linksOf(from, to.type).find((link) => link.id === to.id);
  }

  /** Associates two records in the given way and, as HubSpot does, always in the plain way too. */
  add(from: RecordName, to: RecordName, type: AssociationType): void {
    if (type.primary) this.#dropPrimary(to.type === 'companies' ? from : to);
    this.#addOneWay(from, to, type);
    this.#addOneWay(to, from, this.#types.inverse(from.type, to.type, type));
  }

  /** Removes every association of two records. */
  remove(from: RecordName, to: RecordName): void {
    this.#replace(from, to, []);
    this.#replace(to, from, []);
  }

  /** Removes some of the ways in which two records are associated; without the plain one, none is left. */
  removeTypes(from: RecordName, to: RecordName, types: readonly AssociationType[]): void {
    const link = this.find(from, to);
    if (link === undefined) return;
    const left = link.types.filter((type) => !types.some((gone) => gone.typeId === type.typeId));
    if (!left.some((type) => type.label === null)) {
      this.remove(from, to);
      return;
    }
    this.#replace(from, to, left);
    this.#replace(
      to,
      from,
      left.map((type) => this.#types.inverse(from.type, to.type, type)),
    );
  }

  /** Gives all associations of one record to another of its type; the winner keeps its own primary. */
  move(loser: RecordName, winner: RecordName): void {
    for (const [type, byId] of this.#links.get(loser.type) ?? []) {
      for (const link of [...(byId.get(loser.id) ?? [])]) this.#moveLink(loser, winner, { type, id: link.id }, link);
    }
  }

  #moveLink(loser: RecordName, winner: RecordName, to: RecordName, link: Link): void {
    const hasPrimary =
      to.type === 'companies' &&
      this.linksOf(winner, to.type).some((other) => other.types.some((type) => type.primary));
    this.remove(loser, to);
    if (to.type === winner.type && to.id === winner.id) return;
    for (const type of link.types) if (!(type.primary && hasPrimary)) this.add(winner, to, type);
  }

  #addOneWay(from: RecordName, to: RecordName, type: AssociationType): void {
    const byId = this.#linksBetween(from.type, to.type);
    const links = byId.get(from.id);
    if (links === undefined) {
      byId.set(from.id, [{ id: to.id, types: this.#extended(from, to, NO_TYPES, type) }]);
      return;
    }
    const position = links.findIndex((link) => link.id === to.id);
    const link = { id: to.id, types: this.#extended(from, to, links[position]?.types ?? NO_TYPES, type) };
    if (position < 0) links.push(link);
    else links[position] = link;
  }

  /** The list with one more type, and with the plain one; labelled types come first. The same lists give the same list. */
  #extended(
    from: RecordName,
    to: RecordName,
    present: readonly AssociationType[],
    type: AssociationType,
  ): readonly AssociationType[] {
    const known = this.#extensions.get(present)?.get(type);
    if (known !== undefined) return known;
    const plain = this.#types.plain(from.type, to.type);
    const all = new Set([type, ...present, ...(plain === undefined ? [] : [plain])]);
    const extended = this.#shared(
      [...all].sort((one, other) => Number(one.label === null) - Number(other.label === null)),
    );
    const extensions = this.#extensions.get(present) ?? new Map<AssociationType, readonly AssociationType[]>();
    this.#extensions.set(present, extensions.set(type, extended));
    return extended;
  }

  /** A record has one primary company; a company can be that of many records. */
  #dropPrimary(record: RecordName): void {
    const current = this.linksOf(record, 'companies').find((link) => link.types.some((type) => type.primary));
    if (current === undefined) return;
    const primary = current.types.filter((type) => type.primary);
    this.removeTypes(record, { type: 'companies', id: current.id }, primary);
  }

  /** Leaves the given types between two associated records, or nothing. */
  #replace(from: RecordName, to: RecordName, types: readonly AssociationType[]): void {
    const byId = this.#linksBetween(from.type, to.type);
    const links = byId.get(from.id) ?? [];
    const position = links.findIndex((link) => link.id === to.id);
    if (position < 0) return;
    if (types.length > 0) links[position] = { id: to.id, types: this.#shared(types) };
    else if (links.length > 1) links.splice(position, 1);
    else byId.delete(from.id);
  }

  #linksBetween(from: CrmObjectType, to: CrmObjectType): Map<string, Link[]> {
    const byType = this.#links.get(from) ?? new Map<CrmObjectType, Map<string, Link[]>>();
    this.#links.set(from, byType);
    const byId = byType.get(to) ?? new Map<string, Link[]>();
    byType.set(to, byId);
    return byId;
  }

  #shared(types: readonly AssociationType[]): readonly AssociationType[] {
    const key = types.map((type) => type.typeId).join();
    const known = this.#typeLists.get(key);
    if (known !== undefined) return known;
    this.#typeLists.set(key, types);
    return types;
  }
}

/** One page of links in order of id, and the id at which the next one begins. */
export function pageOfLinks<T extends { readonly id: string }>(
  links: readonly T[],
  after: string | undefined,
  size: number,
): { readonly page: readonly T[]; readonly next: string | null } {
  if (after === undefined && links.length <= size) return { page: links, next: null };
  const rest = [...links]
    .sort((one, other) => compareIds(one.id, other.id))
    .filter((link) => after === undefined || compareIds(link.id, after) >= 0);
  return { page: rest.slice(0, size), next: rest[size]?.id ?? null };
}
