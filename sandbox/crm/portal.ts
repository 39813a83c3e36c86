import { Callbacks } from './callbacks.ts';
import { AssociationTypes } from './association-types.ts';
import type { AssociationType } from './association-types.ts';
import { ChangeFeed } from './change-feed.ts';
import type { AssociationWay, ChangeSource, RecordEvent } from './change-feed.ts';
import type { CrmAssociation, CrmObjectType, CrmSource } from './crm-data.ts';
import type { Misbehaviour } from './active-rules.ts';
import { namedAssociations } from './named-associations.ts';
import { PropertyCatalog } from './properties/property-catalog.ts';
import { PropertyValues } from './properties/property-values.ts';
import { AssociationStore } from './store/association-store.ts';
import type { Place } from './store/association-store.ts';
import { mergedValues } from './store/merged-values.ts';
import type { RecordTable } from './store/record-table.ts';
import { loadTables } from './store/record-tables.ts';
import type { RecordTables } from './store/record-tables.ts';
import { SearchIndex } from './store/search-index.ts';
import type { StoredRecord } from './store/stored-record.ts';

const FIRST_NEW_ID = 90_000_000_001;

export interface PortalOptions {
  readonly now: () => Date;
  /** The id of the app whose token is used: the `sourceId` of the changes that the API makes. */
  readonly appId: string;
  readonly mergeMintsNewId: boolean;
  /** What the app's token is granted. */
  readonly scopes: readonly string[];
}

export type RecordName = CrmAssociation['from'];

/** An associated record and all the ways in which it is associated. */
export interface Link {
  readonly id: string;
  readonly types: readonly AssociationType[];
}

type Values = Readonly<Record<string, string>>;

/** The state of one sandbox account: records, associations, definitions. Every change of a record goes through here. */
export class Portal {
  readonly data: Omit<CrmSource, 'records' | 'associations'>;
  readonly options: PortalOptions;
  /** When the account's oldest record was made; records and definitions without a date are taken to be as old. */
  readonly firstDay: Date;
  readonly misbehaviour: Misbehaviour;
  readonly catalog: PropertyCatalog;
  readonly values: PropertyValues;
  readonly associationTypes = new AssociationTypes();
  readonly feed = new ChangeFeed();
  readonly callbacks = new Callbacks();
  readonly #associations = new AssociationStore(this.associationTypes);
  readonly #tables: RecordTables;
  readonly #indexes = new Map<CrmObjectType, SearchIndex>();
  #nextId = FIRST_NEW_ID;

  /** Throws where the data holds a record twice, or an association of a kind, or of records, that it does not have. */
  constructor(source: CrmSource, misbehaviour: Misbehaviour, options: PortalOptions) {
    const { account, dealPipelines, dealTypes, owners } = source;
    this.data = { account, dealPipelines, dealTypes, owners };
    this.options = options;
    this.misbehaviour = misbehaviour;
    const { tables, firstDay } = loadTables(source, options.now());
    this.#tables = tables;
    this.firstDay = firstDay;
    this.catalog = new PropertyCatalog(source, firstDay.toISOString(), (type, name) => tables[type].valuesOf(name));
    this.values = new PropertyValues(this.catalog, source, (type, id) => this.#primaryCompanyOf({ type, id }));
    for (const association of source.associations) this.#load(association);
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
  write(type: CrmObjectType, record: StoredRecord, values: Values, by: ChangeSource): void {
    const before = record.properties;
    this.#tables[type].write(record, values, this.now().getTime());
    this.#tellChanges(type, record, before, values, by);
  }

  /** Under a new id, or under one that no record ever had. */
  create(type: CrmObjectType, values: Values, by: ChangeSource, id = this.#mintId(type)): StoredRecord {
    const record = this.#tables[type].insert(id, values, this.now().getTime());
    this.#tell(type, record.id, by, { kind: 'creation' });
    this.#tellChanges(type, record, {}, values, by);
    return record;
  }

  archive(type: CrmObjectType, record: StoredRecord, by = this.app): void {
    this.#tables[type].archive(record, this.now().getTime());
    this.#tell(type, record.id, by, { kind: 'deletion' });
  }

  /** Brings an archived record back, with its associations. */
  restore(type: CrmObjectType, record: StoredRecord, by: ChangeSource): void {
    this.#tables[type].restore(record);
    this.#tell(type, record.id, by, { kind: 'restore' });
  }

  /** Removes a record and its associations for good, as a person may ask for. */
  erase(type: CrmObjectType, record: StoredRecord, by: ChangeSource): void {
    this.#associations.removeAll({ type, slot: record.slot });
    this.#tables[type].remove(record);
    this.#tell(type, record.id, by, { kind: 'privacyDeletion' });
  }

  /** Both records become one: the winner's values, the loser's where the winner has none, and the links of both. */
  merge(
    type: CrmObjectType,
    winner: StoredRecord,
    loser: StoredRecord,
    mintsNewId = this.options.mergeMintsNewId,
    by = this.app,
  ): StoredRecord {
    const values = mergedValues(winner, loser, mintsNewId);
    const at = this.now().getTime();
    const table = this.#tables[type];
    const merged = mintsNewId ? table.insert(this.#mintId(type), values, at) : winner;
    for (const absorbed of [winner, loser]) if (absorbed !== merged) this.#absorb(type, absorbed, merged, by);
    if (merged === winner) table.write(winner, values, at);
    this.#tell(type, merged.id, by, {
      kind: 'merge',
      primaryObjectId: winner.id,
      mergedObjectIds: [loser.id],
      newObjectId: merged.id,
    });
    return merged;
  }

  /** Associations of a record with live records; the ids of merged records lead to the winner. */
  linksOf(from: RecordName, to: CrmObjectType): readonly Link[] {
    const record = this.#tables[from.type].findLive(from.id);
    if (record === undefined) return [];
    const table = this.#tables[to];
    return this.#associations
      .linksOf({ type: from.type, slot: record.slot }, to)
      .filter(({ slot }) => table.isLive(slot))
      .map(({ slot, types }) => ({ id: table.idAt(slot), types }));
  }

  /** Associates two records in the ways named; false where one of them does not exist. */
  associate(from: RecordName, to: RecordName, types: readonly AssociationType[], by = this.app): boolean {
    const one = this.#placeOf(from);
    const other = this.#placeOf(to);
    if (one === null || other === null) return false;
    for (const type of types) this.#associations.add(one, other, type);
    const ways = this.#waysOf(from, to, types);
    this.#tell(from.type, from.id, by, { kind: 'associationChange', to, ways, removed: false });
    return true;
  }

  /** Removes associations of two records: all of them, or those of the given types. */
  dissociate(from: RecordName, to: RecordName, types?: readonly AssociationType[], by = this.app): void {
    const one = this.#placeOf(from);
    const other = this.#placeOf(to);
    if (one === null || other === null) return;
    const gone = types ?? this.linksOf(from, to.type).find((link) => link.id === to.id)?.types ?? [];
    if (types === undefined) this.#associations.remove(one, other);
    else this.#associations.removeTypes(one, other, types);
    const ways = this.#waysOf(from, to, gone);
    this.#tell(from.type, from.id, by, { kind: 'associationChange', to, ways, removed: true });
  }

  #waysOf(from: RecordName, to: RecordName, types: readonly AssociationType[]): readonly AssociationWay[] {
    return types.map((forward) => ({
      forward,
      backward: this.associationTypes.inverse(from.type, to.type, forward),
    }));
  }

  #load(association: CrmAssociation): void {
    const types = namedAssociations(association, this.associationTypes);
    const from = this.#loadedPlace(association.from);
    const to = this.#loadedPlace(association.to);
    for (const type of types) this.#associations.add(from, to, type);
  }

  #loadedPlace({ type, id }: RecordName): Place {
    const slot = this.#tables[type].slotOf(id);
    if (slot === undefined) throw new Error(`The data associates a record ${id} that is not among its ${type}.`);
    return { type, slot };
  }

  #placeOf({ type, id }: RecordName): Place | null {
    const record = this.#tables[type].findLive(id);
    return record === undefined ? null : { type, slot: record.slot };
  }

  #primaryCompanyOf(record: RecordName): string | null {
    const link = this.linksOf(record, 'companies').find(({ types }) => types.some((type) => type.primary));
    return link?.id ?? null;
  }

  #absorb(type: CrmObjectType, loser: StoredRecord, winner: StoredRecord, by: ChangeSource): void {
    this.#associations.move({ type, slot: loser.slot }, { type, slot: winner.slot });
    this.#tables[type].mergeInto(loser, winner);
    this.#tell(type, loser.id, by, { kind: 'deletion' });
  }

  #mintId(type: CrmObjectType): string {
    while (this.#tables[type].slotOf(String(this.#nextId)) !== undefined) this.#nextId += 1;
    const id = String(this.#nextId);
    this.#nextId += 1;
    return id;
  }

  #tell(objectType: CrmObjectType, objectId: string, by: ChangeSource, event: RecordEvent): void {
    this.feed.tell('recordChange', { objectType, objectId, occurredAt: this.now().toISOString(), ...by, ...event });
  }

  #tellChanges(
    objectType: CrmObjectType,
    record: StoredRecord,
    before: Readonly<Record<string, string | null>>,
    values: Values,
    by: ChangeSource,
  ): void {
    const { id: objectId } = record;
    const occurredAt = new Date(record.updatedAt).toISOString();
    for (const [propertyName, value] of Object.entries(values)) {
      const previousValue = before[propertyName] ?? '';
      if (previousValue === value) continue;
      this.feed.tell('propertyChange', { objectType, objectId, propertyName, value, previousValue, occurredAt, ...by });
    }
  }
}
