import { ENTERED_PROPERTIES, type EnteredFormat } from './entered-properties.ts';
import type { PropertyOption } from './property-options.ts';
import { WRITTEN_PROPERTIES } from './written-properties.ts';
import type { WrittenFormat } from './written-property.ts';

export const PROPERTY_GROUP = { name: 'loyalty_lens', label: 'Loyalty Lens' } as const;

/** A property as HubSpot's API defines it. */
export interface PropertyDefinition {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: 'enumeration' | 'number' | 'date' | 'datetime' | 'string' | 'bool';
  readonly fieldType: 'select' | 'number' | 'date' | 'text' | 'textarea' | 'booleancheckbox';
  readonly options: readonly PropertyOption[];
}

const KINDS: Readonly<Record<WrittenFormat | EnteredFormat, Pick<PropertyDefinition, 'type' | 'fieldType'>>> = {
  choice: { type: 'enumeration', fieldType: 'select' },
  text: { type: 'string', fieldType: 'textarea' },
  line: { type: 'string', fieldType: 'text' },
  day: { type: 'date', fieldType: 'date' },
  date: { type: 'date', fieldType: 'date' },
  instant: { type: 'datetime', fieldType: 'date' },
  score: { type: 'number', fieldType: 'number' },
  amount: { type: 'number', fieldType: 'number' },
  share: { type: 'number', fieldType: 'number' },
  number: { type: 'number', fieldType: 'number' },
  checkbox: { type: 'bool', fieldType: 'booleancheckbox' },
};

/**
 * Those that an account needs.
 *
 * @param parts of the loyalty programme that are on
 */
export function definitionsFor(parts: ReadonlySet<string>): readonly PropertyDefinition[] {
  const off = new Set(
    WRITTEN_PROPERTIES.filter(({ part }) => part !== undefined && !parts.has(part)).map(({ name }) => name),
  );
  return PROPERTY_DEFINITIONS.filter(({ name }) => !off.has(name));
}

/** Every property that Loyalty Lens adds to companies: those it writes, then those that people fill in. */
export const PROPERTY_DEFINITIONS: readonly PropertyDefinition[] = [...WRITTEN_PROPERTIES, ...ENTERED_PROPERTIES].map(
  ({ name, label, description, format, options }) => ({
    name,
    label,
    description,
    ...KINDS[format],
    options: options ?? [],
  }),
);
