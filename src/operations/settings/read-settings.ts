import { withPolicyId } from '../parse-policy.ts';
import type { RunStore, SettingVersion } from '../ports/run-store.ts';
import { POLICY_SETTING, toPolicy } from '../rescore/keep-policy.ts';
import { DEFAULT_POLICY } from '../../scoring/policy.ts';
import {
  type AccessSettings,
  type AlertSettings,
  PORTAL_SETTINGS,
  PROGRAMME_PARTS,
  type ProgrammePart,
  type ProgrammeSettings,
} from './portal-settings.ts';

/** What people may set, by the names that it is kept under. */
export const SETTING_NAMES = [POLICY_SETTING, 'alerts', 'access', 'programme'] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** A setting as it stands. Version 0: never set, so that the default counts. */
export interface StandingSetting {
  readonly name: SettingName;
  readonly version: number;
  readonly value: unknown;
  /** ISO 8601 in UTC; null for the default. */
  readonly setAt: string | null;
  readonly setBy: string | null;
  readonly why: string | null;
}

const DEFAULTS: Readonly<Record<SettingName, unknown>> = {
  policy: withPolicyId(DEFAULT_POLICY),
  alerts: PORTAL_SETTINGS.alerts.defaults,
  access: PORTAL_SETTINGS.access.defaults,
  programme: PORTAL_SETTINGS.programme.defaults,
};

export async function readStanding(runs: Pick<RunStore, 'readSetting'>, name: SettingName): Promise<StandingSetting> {
  return toStanding(name, await runs.readSetting(name));
}

/** All of them, in the order of {@link SETTING_NAMES}. */
export async function readAllStanding(runs: Pick<RunStore, 'readSetting'>): Promise<readonly StandingSetting[]> {
  return Promise.all(SETTING_NAMES.map((name) => readStanding(runs, name)));
}

/** Every version that this program can read, the latest first. */
export async function listStanding(
  runs: Pick<RunStore, 'listSettings'>,
  name: SettingName,
): Promise<readonly StandingSetting[]> {
  const versions = await runs.listSettings(name);
  return versions.filter(({ value }) => readValue(name, value) !== null).map((version) => toStanding(name, version));
}

export function toStanding(name: SettingName, kept: SettingVersion | null): StandingSetting {
  if (kept === null) return { name, version: 0, value: DEFAULTS[name], setAt: null, setBy: null, why: null };
  const { version, setAt, setBy, why } = kept;
  // What another program kept and this one cannot read does not count: the default does.
  const value = readValue(name, kept.value) ?? DEFAULTS[name];
  return { name, version, value, setAt: setAt.toISOString(), setBy, why };
}

/** As this program reads it, with the default for what an older one did not know; null where it cannot. */
function readValue(name: SettingName, value: unknown): unknown {
  return name === POLICY_SETTING ? toPolicy({ value }) : (PORTAL_SETTINGS[name].schema.safeParse(value).data ?? null);
}

/** Whom the app tells what; the default where it was never set, or where a newer program set what this one does not know. */
export async function readAlertSettings(runs: Pick<RunStore, 'readSetting'>): Promise<AlertSettings> {
  const { schema, defaults } = PORTAL_SETTINGS.alerts;
  return schema.safeParse((await runs.readSetting('alerts'))?.value).data ?? defaults;
}

/** What of the loyalty programme is on; nothing where it was never set, or where what is kept cannot be read. */
export async function readProgrammeSettings(runs: Pick<RunStore, 'readSetting'>): Promise<ProgrammeSettings> {
  return toProgrammeSettings(await runs.readSetting('programme'));
}

function toProgrammeSettings(kept: Pick<SettingVersion, 'value'> | null): ProgrammeSettings {
  const { schema, defaults } = PORTAL_SETTINGS.programme;
  return schema.safeParse(kept?.value).data ?? defaults;
}

/** Parts of the programme that are switched on; none where nobody ever did. */
export async function readPartsOn(runs: Pick<RunStore, 'readSetting'>): Promise<ReadonlySet<ProgrammePart>> {
  return partsOf(await runs.readSetting('programme'));
}

/** @param kept the setting as it is kept; null: never set */
export function partsOf(kept: Pick<SettingVersion, 'value'> | null): ReadonlySet<ProgrammePart> {
  const { parts } = toProgrammeSettings(kept);
  return new Set(PROGRAMME_PARTS.filter((part) => parts[part]));
}

/**
 * Who sees and changes what; the default where it was never set.
 *
 * @throws {Error} where something is kept that this program cannot read: nobody is let in by a misunderstanding
 */
export async function readAccessSettings(runs: Pick<RunStore, 'readSetting'>): Promise<AccessSettings> {
  const kept = await runs.readSetting('access');
  if (kept === null) return PORTAL_SETTINGS.access.defaults;
  const parsed = PORTAL_SETTINGS.access.schema.safeParse(kept.value);
  if (parsed.success) return parsed.data;
  throw new Error(`version ${String(kept.version)} of the setting "access" must be readable`);
}
