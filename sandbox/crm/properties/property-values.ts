import type { CrmObjectType, CrmPipeline, CrmSource } from '../crm-data.ts';
import { OBJECT_TYPES } from '../object-types.ts';
import type { StoredRecord } from '../store/stored-record.ts';
import type { PropertyCatalog } from './property-catalog.ts';
import { normalizeValue } from './value-formats.ts';

type Stage = CrmPipeline['stages'][number];

/** The properties in which HubSpot repeats a record's primary company. */
const PRIMARY_COMPANY: Partial<Record<CrmObjectType, string>> = {
  deals: 'hs_primary_associated_company',
  contacts: 'associatedcompanyid',
};

/** Reads a record's values as HubSpot shows them, those that it works out itself included. */
export class PropertyValues {
  readonly #catalog: PropertyCatalog;
  readonly #homeCurrency: string;
  /** By pipeline and stage: two pipelines may name their stages alike. */
  readonly #stages: ReadonlyMap<string, Stage>;
  readonly #primaryCompanyOf: (type: CrmObjectType, id: string) => string | null;

  constructor(
    catalog: PropertyCatalog,
    data: CrmSource,
    primaryCompanyOf: (type: CrmObjectType, id: string) => string | null,
  ) {
    this.#catalog = catalog;
    this.#primaryCompanyOf = primaryCompanyOf;
    this.#homeCurrency = data.account.companyCurrency;
    this.#stages = new Map(
      data.dealPipelines.flatMap(({ id, stages }) => stages.map((stage) => [`${id}/${stage.id}`, stage] as const)),
    );
  }

  /** Null where the record has no such value. */
  read(type: CrmObjectType, record: StoredRecord, name: string): string | null {
    const facts = OBJECT_TYPES[type];
    if (name === 'hs_object_id') return record.id;
    if (name === facts.modifiedProperty) return new Date(record.updatedAt).toISOString();
    // What HubSpot works out follows the stage and the amount of today, whatever a record was filled with.
    const workedOut = type === 'deals' ? this.#dealValue(record, name) : null;
    if (workedOut !== null) return workedOut;
    const stored = record.value(name);
    if (stored !== undefined && stored !== null && stored !== '') return stored;
    if (name === facts.createdProperty) return new Date(record.createdAt).toISOString();
    if (name === PRIMARY_COMPANY[type]) return this.#primaryCompanyOf(type, record.id);
    return null;
  }

  /** The named values that the portal knows, the default ones where none is named; unknown names are passed over. */
  select(type: CrmObjectType, record: StoredRecord, names: readonly string[]): Record<string, string | null> {
    const facts = OBJECT_TYPES[type];
    const values: Record<string, string | null> = {};
    for (const name of names.length > 0 ? names : facts.defaultProperties) {
      const definition = this.#catalog.findLive(type, name);
      if (definition === undefined) continue;
      const value = this.read(type, record, name);
      values[name] = value === null ? null : normalizeValue(definition.type, value);
    }
    values[facts.createdProperty] = normalizeValue('datetime', this.read(type, record, facts.createdProperty) ?? '');
    values[facts.modifiedProperty] = this.read(type, record, facts.modifiedProperty);
    values.hs_object_id = record.id;
    return values;
  }

  #dealValue(record: StoredRecord, name: string): string | null {
    if (name === 'amount_in_home_currency') {
      const currency = record.value('deal_currency_code') ?? this.#homeCurrency;
      return currency === this.#homeCurrency ? (record.value('amount') ?? null) : null;
    }
    const stage = this.#stages.get(`${record.value('pipeline') ?? ''}/${record.value('dealstage') ?? ''}`);
    if (stage === undefined) return null;
    switch (name) {
      case 'hs_is_closed':
        return String(stage.isClosed);
      case 'hs_is_closed_won':
        return String(stage.isClosed && stage.probability === 1);
      case 'hs_is_closed_lost':
        return String(stage.isClosed && stage.probability === 0);
      case 'hs_deal_stage_probability':
        return String(stage.probability);
      default:
        return null;
    }
  }
}
