import type { CrmObjectType } from './crm-data.ts';
import { ALL_OBJECT_TYPES } from './object-types.ts';

/** One direction of one kind of association. */
export interface AssociationType {
  readonly category: 'HUBSPOT_DEFINED' | 'USER_DEFINED';
  readonly typeId: number;
  readonly label: string | null;
  /** A record has at most one primary of the other type. */
  readonly primary: boolean;
}

/** One kind of association as seen from one record, and the same seen from the other. */
interface Direction {
  readonly type: AssociationType;
  readonly inverse: AssociationType;
}

type Row = readonly [from: CrmObjectType, to: CrmObjectType, forward: number, backward: number];

/** The associations without a label: every associated pair of records has one of these. */
const PLAIN: readonly Row[] = [
  ['contacts', 'companies', 279, 280],
  ['deals', 'companies', 341, 342],
  ['deals', 'contacts', 3, 4],
  ['deals', 'line_items', 19, 20],
  ['tickets', 'companies', 339, 340],
  ['tickets', 'contacts', 16, 15],
  ['tickets', 'deals', 28, 27],
  ['companies', 'companies', 450, 450],
  ['contacts', 'contacts', 449, 449],
  ['deals', 'deals', 451, 451],
  ['calls', 'companies', 182, 181],
  ['calls', 'contacts', 194, 193],
  ['calls', 'deals', 206, 205],
  ['calls', 'tickets', 220, 219],
  ['emails', 'companies', 186, 185],
  ['emails', 'contacts', 198, 197],
  ['emails', 'deals', 210, 209],
  ['emails', 'tickets', 224, 223],
  ['meetings', 'companies', 188, 187],
  ['meetings', 'contacts', 200, 199],
  ['meetings', 'deals', 212, 211],
  ['meetings', 'tickets', 226, 225],
  ['notes', 'companies', 190, 189],
  ['notes', 'contacts', 202, 201],
  ['notes', 'deals', 214, 213],
  ['notes', 'tickets', 228, 227],
  ['tasks', 'companies', 192, 191],
  ['tasks', 'contacts', 204, 203],
  ['tasks', 'deals', 216, 215],
  ['tasks', 'tickets', 230, 229],
  ['communications', 'companies', 87, 88],
  ['communications', 'contacts', 81, 82],
  ['communications', 'deals', 85, 86],
  ['communications', 'tickets', 83, 84],
  ['feedback_submissions', 'contacts', 98, 97],
  ['feedback_submissions', 'tickets', 99, 100],
  ['feedback_submissions', 'companies', 101, 102],
];

/** The primary company of a record: the plain association exists beside it. */
const PRIMARY: readonly Row[] = [
  ['contacts', 'companies', 1, 2],
  ['deals', 'companies', 5, 6],
  ['tickets', 'companies', 26, 25],
];

const FIRST_USER_DEFINED_ID = 1001;

function hubspotDefined(typeId: number, label: string | null, primary = false): AssociationType {
  return { category: 'HUBSPOT_DEFINED', typeId, label, primary };
}

/** The kinds of association of one portal: HubSpot's own and the labels that people defined. */
export class AssociationTypes {
  /** By both types, the first record's first. */
  readonly #directions = new Map<CrmObjectType, Map<CrmObjectType, Direction[]>>();
  #nextId = FIRST_USER_DEFINED_ID;

  constructor() {
    for (const [from, to, forward, backward] of PRIMARY) {
      this.#register(from, to, hubspotDefined(forward, 'Primary', true), hubspotDefined(backward, 'Primary', true));
    }
    for (const [from, to, forward, backward] of PLAIN) {
      const type = hubspotDefined(forward, null);
      this.#register(from, to, type, forward === backward ? type : hubspotDefined(backward, null));
    }
    // Seen from the parent, the other company is its child.
    this.#register('companies', 'companies', hubspotDefined(13, 'Child Company'), hubspotDefined(14, 'Parent Company'));
  }

  /** All kinds that records of one type can have with records of the other, seen from the first. */
  between(from: CrmObjectType, to: CrmObjectType): readonly AssociationType[] {
    return this.#between(from, to).map((direction) => direction.type);
  }

  plain(from: CrmObjectType, to: CrmObjectType): AssociationType | undefined {
    return this.#between(from, to).find(({ type }) => type.label === null)?.type;
  }

  primary(from: CrmObjectType, to: CrmObjectType): AssociationType | undefined {
    return this.#between(from, to).find(({ type }) => type.primary)?.type;
  }

  labelled(from: CrmObjectType, to: CrmObjectType, label: string): AssociationType | undefined {
    return this.#between(from, to).find(({ type }) => type.label === label && !type.primary)?.type;
  }

  byId(from: CrmObjectType, to: CrmObjectType, category: string, typeId: number): AssociationType | undefined {
    return this.#between(from, to).find(({ type }) => type.typeId === typeId && type.category === category)?.type;
  }

  /** The type of the records to which this kind of association leads. */
  targetOf(from: CrmObjectType, category: string, typeId: number): CrmObjectType | undefined {
    for (const { type: to } of ALL_OBJECT_TYPES) {
      if (this.byId(from, to, category, typeId) !== undefined) return to;
    }
    return undefined;
  }

  /** The same association seen from the other record. */
  inverse(from: CrmObjectType, to: CrmObjectType, type: AssociationType): AssociationType {
    const direction = this.#between(from, to).find((known) => known.type.typeId === type.typeId);
    if (direction === undefined) {
      throw new Error(`No association of type ${String(type.typeId)} leads from ${from} to ${to}.`);
    }
    return direction.inverse;
  }

  /** A label that people define; without an inverse label both sides read the same. Returns what it made. */
  define(
    from: CrmObjectType,
    to: CrmObjectType,
    label: string,
    inverseLabel: string | null,
  ): readonly AssociationType[] {
    const forward = this.#userDefined(label);
    const backward = inverseLabel === null && from === to ? forward : this.#userDefined(inverseLabel ?? label);
    this.#register(from, to, forward, backward);
    return inverseLabel === null ? [forward] : [forward, backward];
  }

  #userDefined(label: string): AssociationType {
    const type: AssociationType = { category: 'USER_DEFINED', typeId: this.#nextId, label, primary: false };
    this.#nextId += 1;
    return type;
  }

  #between(from: CrmObjectType, to: CrmObjectType): Direction[] {
    const known = this.#directions.get(from)?.get(to);
    if (known !== undefined) return known;
    const none: Direction[] = [];
    const ofType = this.#directions.get(from) ?? new Map<CrmObjectType, Direction[]>();
    this.#directions.set(from, ofType.set(to, none));
    return none;
  }

  #register(from: CrmObjectType, to: CrmObjectType, forward: AssociationType, backward: AssociationType): void {
    this.#between(from, to).push({ type: forward, inverse: backward });
    if (forward !== backward) this.#between(to, from).push({ type: backward, inverse: forward });
  }
}

/** The other side of a label that the data names, by the rule "Referred by" and "Referred"; else both sides read alike. */
export function inverseLabelOf(label: string): string | null {
  return / by$/i.test(label) ? label.replace(/ by$/i, '') : null;
}
