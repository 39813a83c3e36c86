import { ACTIVITY_KINDS, type ActivityKind, PROGRAMME_PARTS } from '../../shared/programme/programme-parts.ts';
import type { ProgrammeSettingsValue } from '../../shared/programme/programme-settings.ts';
import { type Field, PLAIN, toggleField } from './field.ts';

/** As the service takes them at most. */
const MOST_COST = 1e9;

export const PART_FIELDS: readonly Field<ProgrammeSettingsValue>[] = PROGRAMME_PARTS.map((part) =>
  toggleField(
    `parts.${part}`,
    ({ parts }) => parts[part],
    (settings, on) => ({ ...settings, parts: { ...settings.parts, [part]: on } }),
  ),
);

export const USUAL_COST_FIELDS: readonly Field<ProgrammeSettingsValue>[] = ACTIVITY_KINDS.map(usualCostField);

export const PROGRAMME_FIELDS = [...PART_FIELDS, ...USUAL_COST_FIELDS];

/** A kind that is left empty has no usual cost. */
function usualCostField(kind: ActivityKind): Field<ProgrammeSettingsValue> {
  return {
    ...PLAIN,
    name: `usualCosts.${kind}`,
    kind: 'money',
    min: 0,
    max: MOST_COST,
    isOptional: true,
    read: ({ usualCosts }) => usualCosts[kind] ?? null,
    write: (settings, entry) => {
      if (typeof entry !== 'number' && entry !== null) return settings;
      const { [kind]: _former, ...others } = settings.usualCosts;
      return { ...settings, usualCosts: entry === null ? others : { ...others, [kind]: entry } };
    },
  };
}
