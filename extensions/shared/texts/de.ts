import { deDetails } from './de-details.ts';
import { deEntries } from './de-entries.ts';
import { deLabels } from './de-labels.ts';
import { deMeanwhile } from './de-meanwhile.ts';
import { deFacts, deHeadlines, deNextSteps } from './de-sentences.ts';
import { deHistory } from './de-history.ts';
import { deLetters } from './de-letters.ts';
import { deNotes } from './de-notes.ts';
import { deProgrammeLine } from './de-programme-line.ts';
import { deRelations } from './de-relations.ts';
import { deStates } from './de-states.ts';
import type { Texts } from './en.ts';

/** Every word the card says of itself, in German; what records bring along is in `de-drivers.ts` and `de-reasons.ts`. */
export const de: Texts = {
  language: 'de',
  headlines: deHeadlines,
  facts: deFacts,
  factLabels: {
    loyalty: 'Loyalität',
    winBack: 'Rückgewinnung',
    contact: 'Kontakt',
    budget: 'Wert und Budget',
    lifetimeValue: 'Kundenwert',
  },
  score: {
    title: 'Loyalitätswert (mehr ist besser)',
    winBack: 'Aussicht auf Rückgewinnung',
    alone: (score) => `${score} von 100`,
    withRange: (score, low, high) => `${score} von 100; wahrscheinlich ${low} bis ${high}`,
  },
  segmentTag: (segment) => `Segment: ${segment}`,
  overridden: (segment) => `${segment} (von einer Person gesetzt)`,
  percent: (value) => `${value} %`,
  meanwhile: deMeanwhile,
  nextSteps: deNextSteps,
  labels: deLabels,
  details: deDetails,
  states: deStates,
  entries: deEntries,
  history: deHistory,
  letters: deLetters,
  notes: deNotes,
  relations: deRelations,
  programme: deProgrammeLine,
};
