import { AssociationTypes } from './association-types.ts';
import type { AssociationType } from './association-types.ts';
import { ChangeFeed } from './change-feed.ts';
import type { ChangeSource } from './change-feed.ts';
import type { CrmData, CrmObjectType } from './crm-data.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import { OBJECT_TYPES } from './object-types.ts';
import { PropertyCatalog } from './properties/property-catalog.ts';
import { PropertyValues } from './properties/property-values.ts';
import { AssociationStore } from './store/association-store.ts';
import { loadAssociation } from './store/load-association.ts';
import type { Link, RecordName } from './store/association-store.ts';
import { mergedValues } from './store/merged-values.ts';
import { RecordTable } from './store/record-table.ts';
import type { StoredRecord } from './store/record-table.ts';
import { SearchIndex } from './store/search-index.ts';

const FIRST_NEW_ID = 90_000_000_001;

export interface PortalOptions {
  readonly now: () => Date;
  /** The id of the app whose token is used: the `sourceId` of the changes that the API makes. */
  readonly appId: string;
  readonly mergeMintsNewId: boolean;
}

/** The state of one sandbox account: records, associations, definitions. Every change of a record goes through here. */
export class Portal {
  readonly data: CrmData;
  readonly options: PortalOptions;
  /** When the account's oldest record was made; records and definitions without a date are taken to be as old. */
  readonly firstDay: Date;
  readonly misbehaviour: Misbehaviour;
  readonly catalog: PropertyCatalog;
  readonly values: PropertyValues;
  readonly associationTypes = new AssociationTypes();
  readonly associations = new AssociationStore(this.associationTypes);
  readonly feed = new ChangeFeed();
  readonly #tables: Readonly<Record<CrmObjectType, RecordTable>>;
  readonly #indexes = new Map<CrmObjectType, SearchIndex>();
  #nextId = FIRST_NEW_ID;

  /** Throws where the data holds a record twice, or an association of a kind that HubSpot does not have. */
  constructor(data: CrmData, misbehaviour: Misbehaviour, options: PortalOptions) {
    this.data = data;
    this.options = options;
    this.misbehaviour = misbehaviour;
    const firstDay = firstDayOf(data) ?? options.now().getTime();
    this.firstDay = new Date(firstDay);
    this.catalog = new PropertyCatalog(data, this.firstDay.toISOString());
    this.values = new PropertyValues(this.catalog, data, (type, id) => this.#primaryCompanyOf({ type, id }));
    const table = (type: CrmObjectType): RecordTable =>
      new RecordTable(data.records[type], OBJECT_TYPES[type].createdProperty, firstDay);
    this.#tables = {
      companies: table('companies'),
      contacts: table('contacts'),
      deals: table('deals'),
      line_items: table('line_items'),
      calls: table('calls'),
      meetings: table('meetings'),
      emails: table('emails'),
      notes: table('notes'),
      tasks: table('tasks'),
      communications: table('communications'),
      tickets: table('tickets'),
      feedback_submissions: table('feedback_submissions'),
    };
    for (const association of data.associations) loadAssociation(association, this.associationTypes, this.associations);
  }

  now(): Date {
    return this.options.now();
  }

  /** What the API's own writes are put down to. */
  get app(): ChangeSource {
    return { source: 'INTEGRATION', sourceId: this.options.appId };
  }

  table(type: CrmObjectType): RecordTable {
    return this.#tables[type];
  }

  index(type: CrmObjectType): SearchIndex {
    const index = this.#indexes.get(type) ?? new SearchIndex(this.#tables[type]);
    this.#indexes.set(type, index);
    return index;
  }

  /** Replaces values, bumps the day of modification and tells the listeners what changed. */
  write(type: CrmObjectType, record: StoredRecord, values: Readonly<Record<string, string>>, by: ChangeSource): void {
    const before = record.properties;
    this.#tables[type].write(record, values, this.now().getTime());
    this.#tellChanges(type, record, before, values, by);
  }

  create(type: CrmObjectType, values: Readonly<Record<string, string>>, by: ChangeSource): StoredRecord {
    const record = this.#tables[type].insert(this.#mintId(type), values, this.now().getTime());
    this.#tellChanges(type, record, {}, values, by);
    return record;
  }

  archive(type: CrmObjectType, record: StoredRecord): void {
    this.#tables[type].archive(record, this.now().getTime());
  }

  /** Both records become one: the winner's values, the loser's where the winner has none, and the links of both. */
  merge(type: CrmObjectType, winner: StoredRecord, loser: StoredRecord): StoredRecord {
    const values = mergedValues(winner, loser, this.options.mergeMintsNewId);
    const merged = this.options.mergeMintsNewId ? this.create(type, values, this.app) : winner;
    for (const absorbed of [winner, loser]) if (absorbed !== merged) this.#absorb(type, absorbed, merged);
    if (merged === winner) this.write(type, winner, values, this.app);
    return merged;
  }

  /** Associations of a record with live records; the ids of merged records lead to the winner. */
  linksOf(from: RecordName, to: CrmObjectType): readonly Link[] {
    const record = this.#tables[from.type].findLive(from.id);
    if (record === undefined) return [];
    const links = this.associations.linksOf({ type: from.type, id: record.id }, to);
    const table = this.#tables[to];
    return table.hasArchived ? links.filter((link) => !table.isArchived(link.id)) : links;
  }

  /** Associates two records in the ways named; false where one of them does not exist. */
  associate(from: RecordName, to: RecordName, types: readonly AssociationType[]): boolean {
    const one = this.#tables[from.type].findLive(from.id);
    const other = this.#tables[to.type].findLive(to.id);
    if (one === undefined || other === undefined) return false;
    for (const type of types) {
      this.associations.add({ type: from.type, id: one.id }, { type: to.type, id: other.id }, type);
    }
    return true;
  }

  /** Removes associations of two records: all of them, or those of the given types. */
  dissociate(from: RecordName, to: RecordName, types?: readonly AssociationType[]): void {
    const one = { type: from.type, id: this.#currentId(from) };
    const other = { type: to.type, id: this.#currentId(to) };
    if (types === undefined) this.associations.remove(one, other);
    else this.associations.removeTypes(one, other, types);
  }

  #primaryCompanyOf(record: RecordName): string | null {
    const link = this.linksOf(record, 'companies').find(({ types }) => types.some((type) => type.primary));
    return link?.id ?? null;
  }

  #absorb(type: CrmObjectType, loser: StoredRecord, winner: StoredRecord): void {
    this.associations.move({ type, id: loser.id }, { type, id: winner.id });
    this.#tables[type].mergeInto(loser, winner);
  }

  #currentId(name: RecordName): string {
    return this.#tables[name.type].find(name.id)?.id ?? name.id;
  }

  #mintId(type: CrmObjectType): string {
    let id = String(this.#nextId);
    while (this.#tables[type].find(id) !== undefined) {
      this.#nextId += 1;
      id = String(this.#nextId);
    }
    this.#nextId += 1;
    return id;
  }

  #tellChanges(
    objectType: CrmObjectType,
    record: StoredRecord,
    before: Readonly<Record<string, string | null>>,
    values: Readonly<Record<string, string>>,
    by: ChangeSource,
  ): void {
    const occurredAt = new Date(record.updatedAt).toISOString();
    for (const [propertyName, value] of Object.entries(values)) {
      const previousValue = before[propertyName] ?? '';
      if (previousValue === value) continue;
      const { source, sourceId } = by;
      const objectId = record.id;
      this.feed.tell('propertyChange', {
        objectType,
        objectId,
        propertyName,
        value,
        previousValue,
        occurredAt,
        source,
        sourceId,
      });
    }
  }
}

/** Milliseconds of the earliest day of creation in the data; null where none is told. */
function firstDayOf(data: CrmData): number | null {
  let first: string | null = null;
  for (const records of Object.values(data.records)) {
    for (const { createdAt } of records) {
      // ISO 8601 orders as text does; parsing a million of them takes its time.
      if (createdAt !== undefined && (first === null || createdAt < first)) first = createdAt;
    }
  }
  const instant = first === null ? Number.NaN : Date.parse(first);
  return Number.isNaN(instant) ? null : instant;
}
