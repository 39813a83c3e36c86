import { cardAnswerSchema } from '../../../extensions/shared/card-view.ts';
import { de } from '../../../extensions/shared/texts/de.ts';
import { en, type Texts } from '../../../extensions/shared/texts/en.ts';
import type { PropertyValues } from '../../../sandbox/host/protocol.ts';
import { healthyProperties, lapsed } from '../../extensions/fixtures.ts';
import {
  answerCard,
  companies,
  history,
  noHistory,
  overridden,
  plainFacts,
  referrals,
  withEverything,
} from './card-fixtures.ts';
import { NEVER, said, UNREACHABLE, type FixtureAnswer, type GalleryState, type Width } from './gallery-state.ts';
import { clickTestId, fillTestId, openAllAccordions } from './steps.ts';

const SCORE = 'POST /api/card';
const HISTORY = 'POST /api/card/history';
const NARROW_AND_WIDE: readonly Width[] = ['sidebar', 'tab'];
/** The compact card has no forms. */
const WIDE: readonly Width[] = ['tab'];
const WORDS = { en, de };

interface Told {
  readonly widths?: readonly Width[];
  readonly score?: FixtureAnswer | readonly FixtureAnswer[];
  readonly history?: FixtureAnswer;
  readonly properties?: PropertyValues;
  readonly waits?: true;
  readonly reach: (page: Parameters<NonNullable<GalleryState['reach']>>[0], words: Texts) => Promise<void>;
  readonly says: (words: Texts) => string;
}

function panel(name: string, { widths = WIDE, says, reach, properties = {}, ...told }: Told): GalleryState {
  const answers = { [SCORE]: told.score ?? answerCard(withEverything), [HISTORY]: told.history ?? history };
  return {
    surface: 'card',
    name,
    widths,
    fixture: { properties, answers, found: companies, associated: referrals },
    says: { en: says(en), de: says(de) },
    reach: (page, language) => reach(page, WORDS[language]),
    ...(told.waits === undefined ? {} : { waits: told.waits }),
  };
}

const HOW: readonly GalleryState[] = [
  panel('how', {
    widths: NARROW_AND_WIDE,
    reach: (page) => clickTestId(page, 'how'),
    says: (words) => words.history.breaks(2),
  }),
  panel('how-all-open', {
    widths: NARROW_AND_WIDE,
    reach: async (page) => {
      await clickTestId(page, 'how');
      await openAllAccordions(page);
    },
    says: () => 'Nordwind Holding',
  }),
  panel('how-without-history', {
    history: noHistory,
    reach: (page) => clickTestId(page, 'how'),
    says: (words) => words.history.none,
  }),
  panel('how-history-waits', {
    history: NEVER,
    waits: true,
    reach: (page) => clickTestId(page, 'how'),
    says: (words) => words.history.loading,
  }),
  panel('how-history-failed', {
    history: UNREACHABLE,
    reach: (page) => clickTestId(page, 'how'),
    says: (words) => words.states.failures.unreachable[1] ?? '',
  }),
  panel('plain-facts', {
    widths: NARROW_AND_WIDE,
    score: answerCard(plainFacts),
    properties: healthyProperties,
    reach: (page) => clickTestId(page, 'facts'),
    says: () => 'First order',
  }),
];

const REFUSED = said(cardAnswerSchema, {
  kind: 'failed',
  code: 'refused',
  message: 'The record refused the segment. Check the values.',
  correlationId: 'c-18',
});
/** What colleagues noted on the record. */
const NOTED = {
  loyalty_known_competitor: 'Sternfeld Systems',
  loyalty_churn_reason: 'Their group buys everything from one vendor now',
};

const FORMS: readonly GalleryState[] = [
  panel('budget-problem', {
    reach: async (page) => {
      await clickTestId(page, 'enter-budget');
      await fillTestId(page, 'budget-amount', '0');
      await clickTestId(page, 'loyalty-budget-save');
    },
    says: ({ entries }) => entries.budget.amountInvalid,
  }),
  panel('override-problem', {
    score: answerCard(overridden),
    reach: async (page) => {
      await clickTestId(page, 'override-segment');
      await fillTestId(page, 'override-reason', ' ');
      await clickTestId(page, 'loyalty-override-save');
    },
    says: ({ entries }) => entries.override.reasonInvalid,
  }),
  panel('override-refused', {
    score: [answerCard(overridden), REFUSED],
    reach: async (page) => {
      await clickTestId(page, 'override-segment');
      await clickTestId(page, 'loyalty-override-save');
    },
    says: ({ states }) => states.failures.refused[0] ?? '',
  }),
  panel('referrer-found', {
    reach: async (page) => {
      await clickTestId(page, 'name-referrer');
      await fillTestId(page, 'referrer-query', 'Nordwind');
      await page.locator('[data-test-id="referrer-company"]').waitFor();
    },
    says: () => 'Nordwind Air',
  }),
  panel('referrer-problem', {
    reach: async (page) => {
      await clickTestId(page, 'name-referrer');
      await clickTestId(page, 'loyalty-referrer-save');
    },
    says: ({ notes }) => notes.referrer.companyInvalid,
  }),
  panel('competitor-problem', {
    reach: async (page) => {
      await clickTestId(page, 'enter-competitor');
      await fillTestId(page, 'loyalty-competitor-text', ' ');
      await clickTestId(page, 'loyalty-competitor-save');
    },
    says: ({ notes }) => notes.invalid(200),
  }),
  panel('churn-reason-problem', {
    score: answerCard(lapsed),
    properties: NOTED,
    reach: async (page) => {
      await clickTestId(page, 'enter-churn-reason');
      await fillTestId(page, 'loyalty-churn-text', ' ');
      await clickTestId(page, 'loyalty-churn-save');
    },
    says: ({ notes }) => notes.invalid(500),
  }),
];

/** What a person opens on the card, and the mistakes they make there. */
export const CARD_PANELS: readonly GalleryState[] = [...HOW, ...FORMS];
