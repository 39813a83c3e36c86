import {
  PORTAL_SETTINGS,
  type ProgrammePart,
  type ProgrammeSettings,
} from '../../../src/operations/settings/portal-settings.ts';

/** The setting by which these parts of the programme are on, and no others. */
export function programmeWith(...on: readonly ProgrammePart[]) {
  const { defaults } = PORTAL_SETTINGS.programme;
  const parts = { ...defaults.parts, ...Object.fromEntries(on.map((part) => [part, true])) };
  const value: ProgrammeSettings = { ...defaults, parts };
  return { name: 'programme', value, setBy: 'test', why: 'on' };
}
