import { deEditing } from './de-editing.ts';
import { deFields } from './de-fields.ts';
import { deModel } from './de-model.ts';
import { dePage } from './de-page.ts';
import { dePreviews } from './de-previews.ts';
import { deProgrammeTab } from './de-programme.ts';
import { deSetup } from './de-setup.ts';
import { deWallet } from './de-wallet.ts';
import type { Texts } from './en.ts';

/** Every word of the settings page, in German. */
export const de: Texts = {
  language: 'de',
  page: dePage,
  fields: deFields,
  editing: deEditing,
  setup: deSetup,
  programme: deProgrammeTab,
  previews: dePreviews,
  wallet: deWallet,
  model: deModel,
};
