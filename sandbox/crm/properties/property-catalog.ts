import type { CrmObjectType, CrmSource } from '../crm-data.ts';
import { ALL_OBJECT_TYPES } from '../object-types.ts';
import type { PropertyDefinition, PropertyGroup, PropertyOption } from './definition.ts';
import { STANDARD_INDUSTRIES, standardProperties } from './standard-properties.ts';
import type { StandardProperty } from './standard-properties.ts';

/** Every value that the records of a type have for a property, once. */
export type UsedValues = (type: CrmObjectType, property: string) => readonly string[];

/** The properties and property groups of every object type of one portal. */
export class PropertyCatalog {
  readonly #properties = new Map<CrmObjectType, Map<string, PropertyDefinition>>();
  readonly #groups = new Map<CrmObjectType, Map<string, PropertyGroup>>();

  constructor(data: CrmSource, since: string, used: UsedValues) {
    for (const { type, singular } of ALL_OBJECT_TYPES) {
      const group = `${singular}information`.replaceAll('_', '');
      const label = `${singular.replaceAll('_', ' ')} information`;
      const defined = standardProperties(type).map((property) =>
        standardDefinition(type, property, group, optionsFromData(type, property.name, data, used), since),
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
  options: readonly PropertyOption[] | undefined,
  since: string,
): PropertyDefinition {
  return {
    name: property.name,
    label: property.label,
    type: property.type,
    fieldType: property.fieldType,
    groupName,
    description: '',
    options: options ?? (property.options ?? []).map(plainOption),
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
function optionsFromData(
  type: CrmObjectType,
  name: string,
  data: CrmSource,
  used: UsedValues,
): readonly PropertyOption[] | undefined {
  if (type === 'deals' && name === 'dealtype') return data.dealTypes.map(toOption);
  if (type === 'deals' && name === 'pipeline') {
    return data.dealPipelines.map((pipeline) => ({ value: pipeline.id, label: pipeline.label })).map(toOption);
  }
  if (type === 'deals' && name === 'dealstage') {
    const stages = data.dealPipelines.flatMap((pipeline) => pipeline.stages);
    const byId = new Map(stages.map((stage) => [stage.id, stage]));
    return [...byId.values()].map((stage) => ({ value: stage.id, label: stage.label })).map(toOption);
  }
  if (name === 'deal_currency_code' || name === 'hs_line_item_currency_code') {
    // The portal's own currency first, then those that its deals are in.
    return [...new Set([data.account.companyCurrency, ...used('deals', 'deal_currency_code')])].map(plainOption);
  }
  if (type !== 'companies' || name !== 'industry') return undefined;
  // HubSpot's own industries and those that the account added.
  return [...new Set([...STANDARD_INDUSTRIES, ...used('companies', 'industry')])]
    .filter((industry) => industry !== '')
    .map(plainOption);
}

function toOption(option: { readonly value: string; readonly label: string }, index: number): PropertyOption {
  return { value: option.value, label: option.label, description: '', displayOrder: index, hidden: false };
}

function plainOption(value: string, index: number): PropertyOption {
  return toOption({ value, label: value }, index);
}
