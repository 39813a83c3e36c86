import type { AssociationType, AssociationTypes } from '../association-types.ts';
import type { CrmObjectType } from '../crm-data.ts';
import { Int32List } from './number-list.ts';
import { TypeLists } from './type-lists.ts';

/** A record by its place in the table of its type. */
export interface Place {
  readonly type: CrmObjectType;
  readonly slot: number;
}

/** An associated record and all the ways in which it is associated. Lists of types are shared between links. */
export interface SlotLink {
  readonly slot: number;
  readonly types: readonly AssociationType[];
}

const NO_EDGE = 0;

/**
 * Which record is associated with which, seen from both sides. Every association is two edges, one in the chain of each
 * record; the newest comes first in its chain.
 */
export class AssociationStore {
  readonly #types: AssociationTypes;
  readonly #lists: TypeLists;
  /** By both types: the first edge of each record of the first type, by its slot. */
  readonly #chains = new Map<CrmObjectType, Map<CrmObjectType, Int32List>>();
  // Of each edge, by its number: where it leads, in which ways, and which edge follows. Edge 0 is none.
  readonly #targets = new Int32List();
  readonly #ways = new Int32List();
  readonly #next = new Int32List();

  constructor(types: AssociationTypes) {
    this.#types = types;
    this.#lists = new TypeLists(types);
    this.#newEdge(0, 0, NO_EDGE);
  }

  /** In the order in which they were made. */
  linksOf(from: Place, to: CrmObjectType): readonly SlotLink[] {
    const links: SlotLink[] = [];
    for (let edge = this.#firstEdge(from, to); edge !== NO_EDGE; edge = this.#next.get(edge)) {
      links.push({ slot: this.#targets.get(edge), types: this.#lists.at(this.#ways.get(edge)) });
    }
    return links.reverse();
  }

  /** Associates two records in the given way and, as HubSpot does, always in the plain way too. */
  add(from: Place, to: Place, type: AssociationType): void {
    if (type.primary) this.#dropPrimary(to.type === 'companies' ? from : to);
    const inverse = this.#types.inverse(from.type, to.type, type);
    const edge = this.#edgeBetween(from, to);
    if (edge === NO_EDGE) {
      this.#prepend(from, to, this.#lists.first(from.type, to.type, type));
      this.#prepend(to, from, this.#lists.first(to.type, from.type, inverse));
      return;
    }
    const back = this.#walkTo(to, from);
    this.#ways.set(edge, this.#lists.extended(this.#ways.get(edge), type));
    this.#ways.set(back, this.#lists.extended(this.#ways.get(back), inverse));
  }

  /** Removes every association of two records. */
  remove(from: Place, to: Place): void {
    this.#unlink(from, to);
    this.#unlink(to, from);
  }

  /** Removes some of the ways in which two records are associated; without the plain one, none is left. */
  removeTypes(from: Place, to: Place, types: readonly AssociationType[]): void {
    const edge = this.#edgeBetween(from, to);
    if (edge === NO_EDGE) return;
    const left = this.#lists
      .at(this.#ways.get(edge))
      .filter((type) => !types.some((gone) => gone.typeId === type.typeId));
    if (!left.some((type) => type.label === null)) {
      this.remove(from, to);
      return;
    }
    const inverse = left.map((type) => this.#types.inverse(from.type, to.type, type));
    this.#ways.set(edge, this.#lists.numberOf(left));
    this.#ways.set(this.#walkTo(to, from), this.#lists.numberOf(inverse));
  }

  /** Gives all associations of one record to another of its type; the winner keeps its own primary. */
  move(loser: Place, winner: Place): void {
    for (const { to, types } of this.#detach(loser)) {
      if (to.type === winner.type && to.slot === winner.slot) continue;
      const hasPrimary = to.type === 'companies' && this.#primaryLink(winner) !== undefined;
      for (const type of types) if (!(type.primary && hasPrimary)) this.add(winner, to, type);
    }
  }

  /** Removes all associations of a record. */
  removeAll(place: Place): void {
    this.#detach(place);
  }

  #detach(place: Place): readonly { readonly to: Place; readonly types: readonly AssociationType[] }[] {
    const targets = [...(this.#chains.get(place.type)?.keys() ?? [])];
    const detached = targets.flatMap((type) =>
      this.linksOf(place, type).map(({ slot, types }) => ({ to: { type, slot }, types })),
    );
    for (const { to } of detached) this.remove(place, to);
    return detached;
  }

  /** A record has one primary company; a company can be that of many records. */
  #dropPrimary(record: Place): void {
    const current = this.#primaryLink(record);
    if (current === undefined) return;
    const primary = current.types.filter((type) => type.primary);
    this.removeTypes(record, { type: 'companies', slot: current.slot }, primary);
  }

  #primaryLink(record: Place): SlotLink | undefined {
    return this.linksOf(record, 'companies').find((link) => link.types.some((type) => type.primary));
  }

  /**
   * The edge from one record to the other. Both chains are walked at once and the shorter one decides that there is none: a
   * company has thousands of activities, an activity has few companies.
   */
  #edgeBetween(from: Place, to: Place): number {
    let forward = this.#firstEdge(from, to.type);
    let backward = this.#firstEdge(to, from.type);
    while (forward !== NO_EDGE && backward !== NO_EDGE) {
      if (this.#targets.get(forward) === to.slot) return forward;
      if (this.#targets.get(backward) === from.slot) return this.#walkTo(from, to, forward);
      forward = this.#next.get(forward);
      backward = this.#next.get(backward);
    }
    return NO_EDGE;
  }

  #walkTo(from: Place, to: Place, start = this.#firstEdge(from, to.type)): number {
    let edge = start;
    while (edge !== NO_EDGE && this.#targets.get(edge) !== to.slot) edge = this.#next.get(edge);
    return edge;
  }

  #prepend(from: Place, to: Place, way: number): void {
    const chain = this.#chain(from.type, to.type);
    chain.set(from.slot, this.#newEdge(to.slot, way, chain.get(from.slot)));
  }

  #newEdge(target: number, way: number, next: number): number {
    this.#targets.push(target);
    this.#ways.push(way);
    return this.#next.push(next);
  }

  #unlink(from: Place, to: Place): void {
    let before = NO_EDGE;
    let edge = this.#firstEdge(from, to.type);
    while (edge !== NO_EDGE && this.#targets.get(edge) !== to.slot) {
      before = edge;
      edge = this.#next.get(edge);
    }
    if (edge === NO_EDGE) return;
    const next = this.#next.get(edge);
    if (before === NO_EDGE) this.#chain(from.type, to.type).set(from.slot, next);
    else this.#next.set(before, next);
  }

  #firstEdge(from: Place, to: CrmObjectType): number {
    return this.#chains.get(from.type)?.get(to)?.get(from.slot) ?? NO_EDGE;
  }

  #chain(from: CrmObjectType, to: CrmObjectType): Int32List {
    const byType = this.#chains.get(from) ?? new Map<CrmObjectType, Int32List>();
    this.#chains.set(from, byType);
    const chain = byType.get(to) ?? new Int32List();
    byType.set(to, chain);
    return chain;
  }
}
