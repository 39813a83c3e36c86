import type { ProgrammeSettingsValue } from '../../shared/programme/programme-settings.ts';
import type { AccessSettingsValue, AlertSettingsValue, PolicyValue } from '../../shared/settings-view.ts';
import type { Draft } from '../hooks/use-draft.ts';

/** What a person is changing, setting by setting. */
export interface SettingDrafts {
  readonly policy: Draft<PolicyValue>;
  readonly alerts: Draft<AlertSettingsValue>;
  readonly access: Draft<AccessSettingsValue>;
  readonly programme: Draft<ProgrammeSettingsValue>;
}
