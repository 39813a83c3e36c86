import { parsePolicy } from '../parse-policy.ts';
import type { RunStore } from '../ports/run-store.ts';
import { POLICY_SETTING, toPolicy, withKeptIdeal } from '../rescore/keep-policy.ts';
import { PORTAL_SETTINGS } from './portal-settings.ts';
import { readStanding, type SettingName, type StandingSetting, toStanding } from './read-settings.ts';

export interface WantedSetting {
  readonly name: SettingName;
  readonly value: unknown;
  /** The version that the person saw. */
  readonly version: number;
  readonly why: string;
  /** Who sets it. */
  readonly by: string;
  /** HubSpot's id of the user who sets it; null from the command line, which may do everything. */
  readonly userId: string | null;
}

/**
 * `with_next_run`: the next scoring of the whole portal begins to count by it. Where that would move many segments at once, the
 * run waits for a yes before anything is written.
 */
export type TakesEffect = 'at_once' | 'with_next_run';

export type SettingChange =
  | { readonly kind: 'changed'; readonly setting: StandingSetting; readonly takesEffect: TakesEffect }
  | { readonly kind: 'unchanged'; readonly setting: StandingSetting }
  /** Somebody else set it since. */
  | { readonly kind: 'conflict'; readonly current: StandingSetting }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** Of the programme the surfaces show what is on at once; what is to be worked out comes with the next run. */
const TAKES_EFFECT: Readonly<Record<SettingName, TakesEffect>> = {
  policy: 'with_next_run',
  alerts: 'at_once',
  access: 'at_once',
  programme: 'with_next_run',
};

type Checked =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problems: readonly string[] };

/** Checks and keeps what a person set, as the next version with who, when and why. Setting an old value again restores it. */
export async function changeSetting(
  runs: Pick<RunStore, 'readSetting' | 'writeSettingAfter'>,
  wanted: WantedSetting,
): Promise<SettingChange> {
  const { name, version, why, by } = wanted;
  if (why.trim() === '') return { kind: 'invalid', problems: ['why: say in a few words why it is changed'] };
  const kept = await runs.readSetting(name);
  const current = toStanding(name, kept);
  if (current.version !== version) return { kind: 'conflict', current };
  const checked = name === POLICY_SETTING ? checkPolicy(wanted.value, kept) : checkPortalSetting(name, wanted);
  if (!checked.ok) return { kind: 'invalid', problems: checked.problems };
  const written = await runs.writeSettingAfter(version, { name, value: checked.value, setBy: by, why: why.trim() });
  if (written === null) return { kind: 'conflict', current: await readStanding(runs, name) };
  const setting = toStanding(name, written);
  if (written.version === version) return { kind: 'unchanged', setting };
  return { kind: 'changed', setting, takesEffect: TAKES_EFFECT[name] };
}

/** A policy that leaves the Ideal lifetime value open keeps the amount that was once fixed. */
function checkPolicy(value: unknown, kept: { readonly value: unknown } | null): Checked {
  const parsed = parsePolicy(value);
  if (!parsed.ok) return parsed;
  return { ok: true, value: withKeptIdeal(parsed.policy, toPolicy(kept)) };
}

function checkPortalSetting(name: keyof typeof PORTAL_SETTINGS, { value, userId }: WantedSetting): Checked {
  if (name === 'access') return checkAccess(value, userId);
  const parsed = PORTAL_SETTINGS[name].schema.safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, problems: parsed.error.issues.map(sayIssue) };
}

function checkAccess(value: unknown, userId: string | null): Checked {
  const parsed = PORTAL_SETTINGS.access.schema.safeParse(value);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(sayIssue) };
  const { portfolio, admins } = parsed.data;
  const problems: string[] = [];
  if (portfolio === 'own' && admins.length === 0)
    problems.push('admins: name at least one, or everyone sees the whole portfolio all the same');
  if (admins.length > 0 && userId !== null && !admins.includes(userId))
    problems.push('admins: name yourself too, so that nobody is locked out; another admin can take you off the list');
  return problems.length === 0 ? { ok: true, value: parsed.data } : { ok: false, problems };
}

function sayIssue({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return `${path.map(String).join('.') || 'value'}: ${message}`;
}
