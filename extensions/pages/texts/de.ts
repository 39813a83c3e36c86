import { deColumns } from './de-columns.ts';
import { deFrame } from './de-frame.ts';
import { deGlossary } from './de-glossary.ts';
import { dePageLabels } from './de-labels.ts';
import { deMoreViews } from './de-more-views.ts';
import { deProgramme } from './de-programme.ts';
import { deViews } from './de-views.ts';
import type { PageTexts } from './en.ts';

export const dePages: PageTexts = {
  language: 'de',
  frame: deFrame,
  columns: deColumns,
  labels: dePageLabels,
  glossary: deGlossary,
  ...deViews,
  ...deMoreViews,
  programme: deProgramme,
};
