import { enDetails } from './en-details.ts';
import { enEntries } from './en-entries.ts';
import { enLabels } from './en-labels.ts';
import { enMeanwhile } from './en-meanwhile.ts';
import { enFacts, enHeadlines, enNextSteps } from './en-sentences.ts';
import { enHistory } from './en-history.ts';
import { enLetters } from './en-letters.ts';
import { enNotes } from './en-notes.ts';
import { enProgrammeLine } from './en-programme-line.ts';
import { enRelations } from './en-relations.ts';
import { enStates } from './en-states.ts';

/** Every word the card says, in English; the shape that any other language follows. */
export const en = {
  language: 'en',
  headlines: enHeadlines,
  facts: enFacts,
  factLabels: {
    loyalty: 'Loyalty',
    winBack: 'Win-back',
    contact: 'Contact',
    budget: 'Value and budget',
    lifetimeValue: 'Lifetime value',
  },
  score: {
    title: 'Loyalty score (higher is better)',
    winBack: 'Chance of winning them back',
    alone: (score: string): string => `${score} of 100`,
    withRange: (score: string, low: string, high: string): string => `${score} of 100; likely ${low} to ${high}`,
  },
  segmentTag: (segment: string): string => `Segment: ${segment}`,
  overridden: (segment: string): string => `${segment} (set by a person)`,
  percent: (value: string): string => `${value} %`,
  meanwhile: enMeanwhile,
  nextSteps: enNextSteps,
  labels: enLabels,
  details: enDetails,
  states: enStates,
  entries: enEntries,
  history: enHistory,
  letters: enLetters,
  notes: enNotes,
  relations: enRelations,
  programme: enProgrammeLine,
};

export type Texts = typeof en;
