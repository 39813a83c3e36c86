import { enEditing } from './en-editing.ts';
import { enFields } from './en-fields.ts';
import { enModel } from './en-model.ts';
import { enPage } from './en-page.ts';
import { enPreviews } from './en-previews.ts';
import { enProgrammeTab } from './en-programme.ts';
import { enSetup } from './en-setup.ts';
import { enWallet } from './en-wallet.ts';

/** Every word of the settings page, in English; the shape that any other language follows. */
export const en = {
  language: 'en',
  page: enPage,
  fields: enFields,
  editing: enEditing,
  setup: enSetup,
  programme: enProgrammeTab,
  previews: enPreviews,
  wallet: enWallet,
  model: enModel,
};

export type Texts = typeof en;
