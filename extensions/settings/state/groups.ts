import type { ProgrammeSettingsValue } from '../../shared/programme/programme-settings.ts';
import type { AccessSettingsValue, AlertSettingsValue, PolicyValue, Setting } from '../../shared/settings-view.ts';
import { checkAccessEdits, checkEdits, checkPolicyEdits, type Problems } from './check-edits.ts';
import type { Edits } from './edits.ts';
import type { Field } from './field.ts';
import { POLICY_FIELDS } from './policy-fields.ts';
import { PROGRAMME_FIELDS } from './programme-fields.ts';
import { ACCESS_FIELDS, ALERT_FIELDS } from './portal-fields.ts';

/** A setting as it stands. Version 0: never set. */
export type Standing<Value> = Omit<Setting, 'name' | 'value'> & { readonly value: Value };

/** What is set, saved and taken back together. */
export interface Group<Value> {
  readonly name: Setting['name'];
  readonly fields: readonly Field<Value>[];
  /** Null where it is another group's. */
  readonly narrow: (setting: Setting) => Standing<Value> | null;
  readonly check: (standing: Value, edits: Edits, userId: string | null) => Problems;
}

export const POLICY_GROUP: Group<PolicyValue> = {
  name: 'policy',
  fields: POLICY_FIELDS,
  narrow: (setting) => (setting.name === 'policy' ? setting : null),
  check: (standing, edits) => checkPolicyEdits(POLICY_FIELDS, standing, edits),
};

export const ALERT_GROUP: Group<AlertSettingsValue> = {
  name: 'alerts',
  fields: ALERT_FIELDS,
  narrow: (setting) => (setting.name === 'alerts' ? setting : null),
  check: (standing, edits) => checkEdits(ALERT_FIELDS, standing, edits),
};

export const ACCESS_GROUP: Group<AccessSettingsValue> = {
  name: 'access',
  fields: ACCESS_FIELDS,
  narrow: (setting) => (setting.name === 'access' ? setting : null),
  check: (standing, edits, userId) => checkAccessEdits(ACCESS_FIELDS, standing, edits, userId),
};

export const PROGRAMME_GROUP: Group<ProgrammeSettingsValue> = {
  name: 'programme',
  fields: PROGRAMME_FIELDS,
  narrow: (setting) => (setting.name === 'programme' ? setting : null),
  check: (standing, edits) => checkEdits(PROGRAMME_FIELDS, standing, edits),
};

/** The group's setting among others; null where it is not among them. */
export function findStanding<Value>(group: Group<Value>, settings: readonly Setting[]): Standing<Value> | null {
  for (const setting of settings) {
    const standing = group.narrow(setting);
    if (standing !== null) return standing;
  }
  return null;
}

/** Each setting once, in its highest version: what is known from saving may be newer than what was read. */
export function mergeSettings(read: readonly Setting[], taken: readonly Setting[]): readonly Setting[] {
  return read.map((setting) =>
    taken
      .filter(({ name }) => name === setting.name)
      .reduce((latest, one) => (one.version > latest.version ? one : latest), setting),
  );
}
