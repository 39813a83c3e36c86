/** What the settings page's tests are told, as answers of the service. */
import { modelReportSchema } from '../../../extensions/shared/model-view.ts';
import {
  checklistSchema,
  settingChangeSchema,
  settingHistorySchema,
  settingRefusalSchema,
  settingsSchema,
} from '../../../extensions/shared/settings-view.ts';
import { walletChoicesSchema } from '../../../extensions/shared/wallet-view.ts';
import * as given from '../../extensions/settings/fixtures.ts';
import * as models from '../../extensions/settings/model-fixtures.ts';
import { walletChoices } from '../../extensions/settings/preview-fixtures.ts';
import { said } from './gallery-state.ts';

export const mayChange = said(settingsSchema, given.confirmedSettings);
export const readOnly = said(settingsSchema, given.readOnlySettings);
export const provisional = said(settingsSchema, given.untouchedSettings);
export const allDone = said(checklistSchema, given.allDone);
export const firstHour = said(checklistSchema, given.firstHour);
export const emptyAccount = said(checklistSchema, given.emptyAccount);
export const ownModel = said(modelReportSchema, models.model);
export const seedModel = said(modelReportSchema, models.untestedModel);
export const history = said(settingHistorySchema, given.policyHistory);
export const neverChanged = said(settingHistorySchema, given.noHistory);
export const properties = said(walletChoicesSchema, walletChoices);
export const saved = said(settingChangeSchema, {
  kind: 'changed',
  setting: given.changedPolicy({ provisional: false, grossMargin: 0.8 }),
  takesEffect: 'with_next_run',
});
export const conflict = said(
  settingRefusalSchema,
  given.conflictWith(given.changedPolicy({ contract: { ...given.policy.contract, defaultTermMonths: 24 } })),
  409,
);
export const invalid = said(settingRefusalSchema, given.invalid, 400);
export const busy = said(settingRefusalSchema, given.busy, 429);
