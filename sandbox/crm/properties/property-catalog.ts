import type { CrmData, CrmObjectType } from '../crm-data.ts';
import { ALL_OBJECT_TYPES } from '../object-types.ts';
import type { PropertyDefinition, PropertyGroup, PropertyOption } from './definition.ts';
import { STANDARD_INDUSTRIES, standardProperties } from './standard-properties.ts';
import type { StandardProperty } from './standard-properties.ts';

/** The properties and property groups of every object type of one portal. */
export class PropertyCatalog {
  readonly #properties = new Map<CrmObjectType, Map<string, PropertyDefinition>>();
  readonly #groups = new Map<CrmObjectType, Map<string, PropertyGroup>>();

  constructor(data: CrmData, since: string) {
    for (const { type, singular } of ALL_OBJECT_TYPES) {
      const group = `${singular}information`.replaceAll('_', '');
      const label = `${singular.replaceAll('_', ' ')} information`;
      const defined = standardProperties(type).map((property) =>
        standardDefinition(type, property, group, data, since),
      );
      this.#properties.set(type, new Map(defined.map((definition) => [definition.name, definition])));
      this.#groups.set(type, new Map([[group, { name: group, label, displayOrder: 0, archived: false }]]));
    }
  }

  /** Archived ones too. */
  find(type: CrmObjectType, name: string): PropertyDefinition | undefined {
    return this.#propertiesOf(type).get(name);
  }

  /** Undefined where no such property is in use. */
  findLive(type: CrmObjectType, name: string): PropertyDefinition | undefined {
    const definition = this.find(type, name);
    return definition?.archived === false ? definition : undefined;
  }

  list(type: CrmObjectType, archived: boolean): readonly PropertyDefinition[] {
    return [...this.#propertiesOf(type).values()].filter((definition) => definition.archived === archived);
  }

  set(type: CrmObjectType, definition: PropertyDefinition): void {
    this.#propertiesOf(type).set(definition.name, definition);
  }

  findGroup(type: CrmObjectType, name: string): PropertyGroup | undefined {
    const group = this.#groupsOf(type).get(name);
    return group?.archived === false ? group : undefined;
  }

  listGroups(type: CrmObjectType): readonly PropertyGroup[] {
    return [...this.#groupsOf(type).values()].filter((group) => !group.archived);
  }

  setGroup(type: CrmObjectType, group: PropertyGroup): void {
    this.#groupsOf(type).set(group.name, group);
  }

  #propertiesOf(type: CrmObjectType): Map<string, PropertyDefinition> {
    return this.#properties.get(type) ?? new Map<string, PropertyDefinition>();
  }

  #groupsOf(type: CrmObjectType): Map<string, PropertyGroup> {
    return this.#groups.get(type) ?? new Map<string, PropertyGroup>();
  }
}

function standardDefinition(
  type: CrmObjectType,
  property: StandardProperty,
  groupName: string,
  data: CrmData,
  since: string,
): PropertyDefinition {
  return {
    name: property.name,
    label: property.label,
    type: property.type,
    fieldType: property.fieldType,
    groupName,
    description: '',
    options: optionsFromData(type, property.name, data) ?? (property.options ?? []).map(plainOption),
    displayOrder: -1,
    hidden: false,
    hasUniqueValue: property.name === 'hs_object_id',
    formField: false,
    hubspotDefined: true,
    readOnlyValue: property.readOnly === true,
    externalOptions: property.external === true,
    createdAt: since,
    updatedAt: since,
    archived: false,
  };
}

/** The options that depend on the portal; undefined where the property has none of that kind. */
function optionsFromData(type: CrmObjectType, name: string, data: CrmData): readonly PropertyOption[] | undefined {
  if (type === 'deals' && name === 'dealtype') return data.dealTypes.map(toOption);
  if (type === 'deals' && name === 'pipeline') {
    return data.dealPipelines.map((pipeline) => ({ value: pipeline.id, label: pipeline.label })).map(toOption);
  }
  if (type === 'deals' && name === 'dealstage') {
    const stages = data.dealPipelines.flatMap((pipeline) => pipeline.stages);
    const byId = new Map(stages.map((stage) => [stage.id, stage]));
    return [...byId.values()].map((stage) => ({ value: stage.id, label: stage.label })).map(toOption);
  }
  if (name === 'deal_currency_code' || name === 'hs_line_item_currency_code')
    return currenciesOf(data).map(plainOption);
  if (type === 'companies' && name === 'industry') return industriesOf(data).map(plainOption);
  return undefined;
}

/** HubSpot's own industries and those that the account added. */
function industriesOf(data: CrmData): readonly string[] {
  const used = data.records.companies.flatMap((company) => company.properties.industry ?? []);
  return [...new Set([...STANDARD_INDUSTRIES, ...used])].filter((industry) => industry !== '');
}

/** The portal's own currency first, then those that its deals are in. */
export function currenciesOf(data: CrmData): readonly string[] {
  const used = data.records.deals.map((deal) => deal.properties.deal_currency_code ?? data.account.companyCurrency);
  return [...new Set([data.account.companyCurrency, ...used])];
}

function toOption(option: { readonly value: string; readonly label: string }, index: number): PropertyOption {
  return { value: option.value, label: option.label, description: '', displayOrder: index, hidden: false };
}

function plainOption(value: string, index: number): PropertyOption {
  return toOption({ value, label: value }, index);
}
