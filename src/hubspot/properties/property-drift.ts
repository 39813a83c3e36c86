import * as z from 'zod';
import type { PropertyDefinition } from './property-definitions.ts';
import type { PropertyOption } from './property-options.ts';

export const presentPropertySchema = z.object({
  name: z.string(),
  label: z.string().default(''),
  description: z.string().nullish(),
  type: z.string(),
  groupName: z.string().nullish(),
  options: z
    .array(z.looseObject({ value: z.string(), label: z.string(), displayOrder: z.number().nullish() }))
    .default([]),
});

/** A property as the account has it. */
export type PresentProperty = z.infer<typeof presentPropertySchema>;

/** How one property of the account differs from ours. */
export interface PropertyDrift {
  /** Ours that the account's property lacks. */
  readonly missingOptions: PropertyDefinition['options'];
  /** Ours that the account still calls as an earlier version did. */
  readonly outdatedOptions: PropertyDefinition['options'];
  /** What an admin changed, and keeps: in plain words. */
  readonly keptChanges: readonly string[];
  /** What only a person can put right; null where there is nothing. */
  readonly problem: string | null;
}

/** Compares a property with its definition. Labels, descriptions and further options belong to the account's admins. */
export function findDrift(ours: PropertyDefinition, present: PresentProperty): PropertyDrift {
  if (present.type !== ours.type) {
    return {
      missingOptions: [],
      outdatedOptions: [],
      keptChanges: [],
      problem: `it has type ${present.type} and has to have type ${ours.type}. Rename or delete it in HubSpot, then run this again`,
    };
  }
  const known = new Map(present.options.map((option) => [option.value, option.label]));
  const differing = ours.options.filter(({ value, label }) => (known.get(value) ?? label) !== label);
  const isOutdated = ({ value, formerLabels = [] }: PropertyOption): boolean =>
    formerLabels.includes(known.get(value) ?? '');
  return {
    missingOptions: ours.options.filter(({ value }) => !known.has(value)),
    outdatedOptions: differing.filter(isOutdated),
    keptChanges: [
      ...(present.label === ours.label ? [] : [`label is "${present.label}"`]),
      ...((present.description ?? '') === ours.description ? [] : ['description was changed']),
      ...differing
        .filter((option) => !isOutdated(option))
        .map(({ value }) => `option ${value} is called "${known.get(value) ?? ''}"`),
    ],
    problem: null,
  };
}

/** The options as the account has them, but for outdated labels, with ours that are missing after them. */
export function mergeOptions(
  ours: PropertyDefinition['options'],
  present: PresentProperty['options'],
  outdated: PropertyDefinition['options'] = [],
): readonly object[] {
  const labels = new Map(outdated.map(({ value, label }) => [value, label]));
  const last = Math.max(-1, ...present.map(({ displayOrder }) => displayOrder ?? -1));
  const added = ours.map(({ value, label }, index) => ({
    value,
    label,
    displayOrder: last + 1 + index,
    hidden: false,
  }));
  return [...present.map((option) => ({ ...option, label: labels.get(option.value) ?? option.label })), ...added];
}
