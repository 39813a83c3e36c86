import { enColumns } from './en-columns.ts';
import { enFrame } from './en-frame.ts';
import { enGlossary } from './en-glossary.ts';
import { enPageLabels } from './en-labels.ts';
import { enMoreViews } from './en-more-views.ts';
import { enProgramme } from './en-programme.ts';
import { enViews } from './en-views.ts';

/** Every word of the page, in English; the shape that any other language follows. */
export const enPages = {
  language: 'en',
  frame: enFrame,
  columns: enColumns,
  labels: enPageLabels,
  glossary: enGlossary,
  ...enViews,
  ...enMoreViews,
  programme: enProgramme,
};

export type PageTexts = typeof enPages;
