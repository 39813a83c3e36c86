import type { Command } from 'commander';
import { changeSetting, type SettingChange } from '../../operations/settings/change-setting.ts';
import {
  listStanding,
  readAllStanding,
  readStanding,
  SETTING_NAMES,
  type SettingName,
  type StandingSetting,
} from '../../operations/settings/read-settings.ts';
import { checkWallet } from '../../operations/settings/wallet-property.ts';
import { keepPolicy, POLICY_SETTING } from '../../operations/rescore/keep-policy.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors/doors.ts';
import { readJsonFile } from '../portal/json-file.ts';
import { withKeptPortal } from '../portal/kept-portal.ts';
import { registerSettingsPreview } from './settings-preview.ts';

interface SettingsOptions {
  readonly set?: string;
  readonly why?: string;
  readonly history?: boolean;
  readonly json?: boolean;
}

/** `loyalty settings`: what people may set, its history, and setting it, for those who work without the pages. */
export function registerSettings(program: Command, doors: CommandDoors): void {
  const settings = program
    .command('settings')
    .description('show what is set, by whom and why, and set it')
    .argument('[name]', SETTING_NAMES.join(', '))
    .option('--set <file>', 'set it to what the JSON file holds')
    .option('--why <text>', 'with --set: why it is changed')
    .option('--history', 'show every version, the latest first')
    .option('--json', 'print JSON')
    .action(async (given: string | undefined, options: SettingsOptions) => {
      const name = given === undefined ? null : readName(given);
      if (options.set !== undefined) doors.out(await setText(doors, name, options.set, options));
      else doors.out(showText(await readAsked(doors, name, options.history === true), options.json === true));
    });
  registerSettingsPreview(settings, doors);
}

function readName(given: string): SettingName {
  const name = SETTING_NAMES.find((one) => one === given);
  if (name !== undefined) return name;
  throw new CommandFailure(`There is no setting "${given}". There are ${SETTING_NAMES.join(', ')}.`);
}

function readAsked(
  doors: CommandDoors,
  name: SettingName | null,
  isHistory: boolean,
): Promise<readonly StandingSetting[]> {
  if (name === null && isHistory) throw new CommandFailure(`Say whose history: ${SETTING_NAMES.join(', ')}.`);
  return withKeptPortal(doors, async ({ store }) => {
    if (name === null) return readAllStanding(store.runs);
    return isHistory ? listStanding(store.runs, name) : [await readStanding(store.runs, name)];
  });
}

function showText(settings: readonly StandingSetting[], isJson: boolean): string {
  if (isJson) return JSON.stringify(settings, null, 2);
  if (settings.length === 0) return 'It was never set: the default counts.';
  return settings.map((setting) => [headOf(setting), JSON.stringify(setting.value, null, 2)].join('\n')).join('\n\n');
}

function headOf({ name, version, setAt, setBy, why }: StandingSetting): string {
  if (setAt === null) return `${name}: the default, never set`;
  return `${name}: version ${String(version)}, set by ${setBy ?? 'nobody'} on ${setAt} (${why ?? 'no reason given'})`;
}

async function setText(
  doors: CommandDoors,
  name: SettingName | null,
  file: string,
  { why, json }: SettingsOptions,
): Promise<string> {
  if (name === null) throw new CommandFailure(`Say what to set: ${SETTING_NAMES.join(', ')}.`);
  if (why === undefined || why.trim() === '')
    throw new CommandFailure('Say why it is changed: --why "…". It stands in the history.');
  const given = await readJsonFile(file, 'set', false);
  const changed = await withKeptPortal(doors, async ({ store, companyProperties }) => {
    const { version } = await readStanding(store.runs, name);
    const checked =
      name === POLICY_SETTING
        ? await checkWallet(companyProperties, given, (await keepPolicy(store.runs, null, false)).wallet)
        : ({ ok: true, value: given } as const);
    if (!checked.ok) return { kind: 'invalid' as const, problems: checked.problems };
    const { value } = checked;
    return changeSetting(store.runs, { name, value, version, why, by: doors.user, userId: null });
  });
  return json === true ? JSON.stringify(changed, null, 2) : sayChange(changed, file);
}

function sayChange(changed: SettingChange, file: string): string {
  switch (changed.kind) {
    case 'changed':
      return changed.takesEffect === 'at_once'
        ? `${headOf(changed.setting)}. It counts at once.`
        : `${headOf(changed.setting)}. It counts from the next run of the whole portal: the service's nightly one, or loyalty rescore, which starts one now; with --dry-run it shows what it would change.`;
    case 'unchanged':
      return `Nothing to set: ${headOf(changed.setting)} holds the same.`;
    case 'conflict':
      throw new CommandFailure('Somebody else has set it at this moment. Look at it and set it again.');
    case 'invalid':
      throw new CommandFailure(`${file} cannot be set: ${changed.problems.join('; ')}.`);
  }
}
