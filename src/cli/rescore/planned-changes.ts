import type { PublishedValues } from '../../operations/ports.ts';
import type { PlannedChange } from '../../operations/rescore/refresh-options.ts';
import { formatIsoDay } from '../../scoring/day.ts';

const DAYS: readonly (keyof PublishedValues)[] = ['renewalDate', 'lastNonRenewalContact'];
/** They go with any change and say nothing of their own. */
const COMPANIONS: readonly (keyof PublishedValues)[] = ['scoredAt', 'summary'];

/** What would be written on a company. */
export interface Planned extends Omit<PlannedChange, 'cause'> {
  /** Null where it is not told. */
  readonly cause: PlannedChange['cause'] | null;
}

/** Tells of each company what would be written, as it goes: the changes of a large portal are not held. */
export function plannedTeller(out: (text: string) => void, isJson: boolean): (change: Planned) => void {
  return (change) => {
    const { companyId, name, cause } = change;
    out(
      isJson ? JSON.stringify({ companyId, name, reason: cause, values: plannedValues(change) }) : plannedLine(change),
    );
  };
}

/** One value that would be written, with what stands there now. */
export interface PlannedValue {
  readonly value: string;
  readonly old: string | number | null;
  readonly new: string | number | null;
}

/** What would be written on a company, value by value; without those that only go along. */
function plannedValues({ before, after }: Pick<PlannedChange, 'before' | 'after'>): readonly PlannedValue[] {
  return keysOf(after)
    .filter((key) => !COMPANIONS.includes(key) && (before?.[key] ?? null) !== after[key])
    .map((key) => ({ value: key, old: shown(key, before), new: shown(key, after) }));
}

/** As text: one line for each company, with old and new of each value and the reason. */
function plannedLine(change: Planned): string {
  const values = plannedValues(change)
    .filter((planned) => planned.old !== planned.new)
    .map((planned) => `${planned.value} ${text(planned.old)} → ${text(planned.new)}`);
  const cause = change.cause === null ? '' : ` (${change.cause})`;
  return `${change.companyId} ${change.name}${cause}: ${values.join(', ')}`;
}

function keysOf(values: PublishedValues): readonly (keyof PublishedValues)[] {
  return Object.keys(values).filter((key): key is keyof PublishedValues => key in values);
}

function shown(key: keyof PublishedValues, values: PublishedValues | null): string | number | null {
  const value = values?.[key] ?? null;
  return typeof value === 'number' && DAYS.includes(key) ? formatIsoDay(value) : value;
}

function text(value: string | number | null): string {
  return value === null || value === '' ? '--' : String(value);
}
