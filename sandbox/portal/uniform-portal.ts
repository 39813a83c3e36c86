import type { CrmAssociation, CrmObjectType, CrmRecord, CrmSource } from '../crm/crm-data.ts';
import type { Day } from '../../src/scoring/types.ts';
import { readDay } from './calendar.ts';
import { Random } from './chance/random.ts';
import { DEAL_TYPES, PIPELINES } from './records/pipelines.ts';
import { drawCompany, drawContacts, drawDeals, drawLife, drawLineItem, drawTouch } from './uniform-draws.ts';
import type { TouchKind, UniformLife } from './uniform-draws.ts';
import { OWNERS } from './words/people.ts';

export interface UniformOptions {
  /** Whole, 0 or more, as all the numbers of records are. */
  readonly companies: number;
  readonly seed?: number;
  /** `YYYY-MM-DD`: the last day of the history. */
  readonly asOf?: string;
  readonly dealsPerCompany?: number;
  readonly touchesPerCompany?: number;
  readonly contactsPerCompany?: number;
  /** Share of the deals with a line item, 0 to 1. */
  readonly lineItemShare?: number;
}

/** A portal whose companies are all alike: for measuring, not for judging scores. */
export interface UniformPortal {
  readonly data: CrmSource;
  readonly asOf: string;
  readonly title: string;
}

const DEFAULTS = {
  seed: 4,
  asOf: '2026-11-21',
  dealsPerCompany: 10,
  touchesPerCompany: 60,
  contactsPerCompany: 3,
  lineItemShare: 0.3,
};

/** Ids of each type are numbered on from here, with room for a hundred million records. */
const FIRST_IDS = {
  companies: 1_000_000_001,
  contacts: 1_100_000_001,
  deals: 1_200_000_001,
  line_items: 1_300_000_001,
  calls: 1_400_000_001,
  meetings: 1_500_000_001,
  emails: 1_600_000_001,
  communications: 1_700_000_001,
  notes: 1_800_000_001,
  tasks: 1_900_000_001,
} satisfies Partial<Record<CrmObjectType, number>>;

/** The kinds of touches in the order in which they come, over and over. */
const CYCLE: readonly TouchKind[] = [
  ...(['emails', 'calls', 'emails', 'meetings', 'emails', 'calls', 'notes', 'emails'] as const),
  ...(['communications', 'calls', 'emails', 'tasks', 'meetings', 'emails', 'calls'] as const),
];

/** A touch that every company has: its kind, and how many of that kind come before it. */
interface TouchPlace {
  readonly index: number;
  readonly kind: TouchKind;
  readonly ordinal: number;
}

/**
 * Makes a large portal without holding it: records are drawn when they are gone through, the same ones each time. Every
 * touch is on its company, a third also on a deal, four in five on a contact.
 *
 * @throws where a number of records, the share or the day is none
 */
export function uniformPortal(options: UniformOptions): UniformPortal {
  const settings = { ...DEFAULTS, ...options };
  const { companies, dealsPerCompany, touchesPerCompany, contactsPerCompany, lineItemShare, seed } = settings;
  const day = readDay(settings.asOf);
  if (day === null) throw new RangeError(`The as-of day "${settings.asOf}" is no date: write it as YYYY-MM-DD.`);
  for (const count of [companies, dealsPerCompany, touchesPerCompany, contactsPerCompany]) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`${String(count)} is no number of records.`);
  }
  if (!(lineItemShare >= 0 && lineItemShare <= 1)) throw new RangeError(`${String(lineItemShare)} is no share.`);
  const title = `Uniform portal: ${String(companies)} companies, seed ${String(seed)}`;
  return { data: new UniformRecords(settings, day).source(), asOf: settings.asOf, title };
}

class UniformRecords {
  readonly #settings: Required<UniformOptions>;
  readonly #asOf: Day;
  readonly #touches: readonly TouchPlace[];
  /** How many touches of each kind a company has. */
  readonly #ofKind = new Map<TouchKind, number>();

  constructor(settings: Required<UniformOptions>, asOf: Day) {
    this.#settings = settings;
    this.#asOf = asOf;
    this.#touches = Array.from({ length: settings.touchesPerCompany }, (_, index) => {
      const kind = CYCLE[index % CYCLE.length] ?? 'emails';
      const ordinal = this.#ofKind.get(kind) ?? 0;
      this.#ofKind.set(kind, ordinal + 1);
      return { index, kind, ordinal };
    });
  }

  source(): CrmSource {
    const touches = (kind: TouchKind): Iterable<CrmRecord> => this.#ofEach((life) => this.#touchesOf(kind, life));
    return {
      account: { portalId: 148_200_318, companyCurrency: 'EUR', timeZone: 'Europe/Berlin' },
      records: {
        companies: this.#ofEach((life) => [{ id: idAt('companies', life.place), ...drawCompany(life) }]),
        contacts: this.#ofEach((life) => this.#contactsOf(life)),
        deals: this.#ofEach((life) =>
          drawDeals(life).map((deal, index) => ({ id: this.#dealId(life, index), ...deal })),
        ),
        line_items: this.#ofEach((life) =>
          this.#dealsWithItem(life).map((index) => ({ id: this.#itemId(life, index), ...drawLineItem(life, index) })),
        ),
        calls: touches('calls'),
        meetings: touches('meetings'),
        emails: touches('emails'),
        notes: touches('notes'),
        tasks: touches('tasks'),
        communications: touches('communications'),
        tickets: [],
        feedback_submissions: [],
      },
      associations: this.#ofEach((life) => this.#associationsOf(life)),
      dealPipelines: PIPELINES,
      dealTypes: DEAL_TYPES,
      owners: OWNERS,
    };
  }

  #ofEach<T>(draw: (life: UniformLife) => Iterable<T>): Iterable<T> {
    const { companies, seed, dealsPerCompany } = this.#settings;
    const asOf = this.#asOf;
    return {
      *[Symbol.iterator]() {
        for (let place = 0; place < companies; place += 1) yield* draw(drawLife(seed, place, dealsPerCompany, asOf));
      },
    };
  }

  #contactsOf(life: UniformLife): readonly CrmRecord[] {
    const { contactsPerCompany } = this.#settings;
    return drawContacts(life, contactsPerCompany).map((contact, index) => ({
      id: this.#contactId(life, index),
      ...contact,
    }));
  }

  #touchesOf(kind: TouchKind, life: UniformLife): readonly CrmRecord[] {
    const { seed, touchesPerCompany } = this.#settings;
    const random = new Random(seed, kind, life.place);
    return this.#touches
      .filter((touch) => touch.kind === kind)
      .map((touch) => ({
        id: this.#touchId(touch, life),
        ...drawTouch(kind, life, touch.index, touchesPerCompany, random),
      }));
  }

  *#associationsOf(life: UniformLife): Iterable<CrmAssociation> {
    const { dealsPerCompany, touchesPerCompany, contactsPerCompany } = this.#settings;
    const name = (type: CrmObjectType, id: string): CrmAssociation['from'] => ({ type, id });
    const company = name('companies', idAt('companies', life.place));
    const contacts = Array.from({ length: contactsPerCompany }, (_, index) =>
      name('contacts', this.#contactId(life, index)),
    );
    const deals = Array.from({ length: dealsPerCompany }, (_, index) => name('deals', this.#dealId(life, index)));
    for (const from of contacts) yield { from, to: company, primary: true };
    for (const from of deals) yield { from, to: company, primary: true };
    for (const index of this.#dealsWithItem(life)) {
      yield { from: name('line_items', this.#itemId(life, index)), to: name('deals', this.#dealId(life, index)) };
    }
    for (const touch of this.#touches) {
      const from = name(touch.kind, this.#touchId(touch, life));
      yield { from, to: company };
      const deal = deals[Math.floor((touch.index * dealsPerCompany) / touchesPerCompany)];
      if (touch.index % 3 === 0 && deal !== undefined) yield { from, to: deal };
      const contact = contacts[touch.index % contactsPerCompany];
      if (touch.index % 5 !== 4 && contact !== undefined) yield { from, to: contact };
    }
  }

  /** Spread evenly over all deals of the portal. */
  #dealsWithItem(life: UniformLife): readonly number[] {
    const { dealsPerCompany } = this.#settings;
    const indexes = Array.from({ length: dealsPerCompany }, (_, index) => index);
    return indexes.filter((index) => this.#itemsBefore(life, index + 1) > this.#itemsBefore(life, index));
  }

  #itemsBefore(life: UniformLife, index: number): number {
    const { dealsPerCompany, lineItemShare } = this.#settings;
    return Math.floor((life.place * dealsPerCompany + index) * lineItemShare);
  }

  #itemId(life: UniformLife, index: number): string {
    return idAt('line_items', this.#itemsBefore(life, index));
  }

  #dealId(life: UniformLife, index: number): string {
    return idAt('deals', life.place * this.#settings.dealsPerCompany + index);
  }

  #contactId(life: UniformLife, index: number): string {
    return idAt('contacts', life.place * this.#settings.contactsPerCompany + index);
  }

  #touchId({ kind, ordinal }: TouchPlace, life: UniformLife): string {
    return idAt(kind, life.place * (this.#ofKind.get(kind) ?? 0) + ordinal);
  }
}

function idAt(type: keyof typeof FIRST_IDS, place: number): string {
  return String(FIRST_IDS[type] + place);
}
