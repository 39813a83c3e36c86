import { dePages as de } from '../../../extensions/pages/texts/de.ts';
import { enPages as en, type PageTexts as Words } from '../../../extensions/pages/texts/en.ts';
import { ROUTE_NAMES, ROUTES, type RouteName } from '../../../extensions/pages/filters/routes.ts';
import {
  NEVER,
  saidText,
  UNREACHABLE,
  type Fixture,
  type FixtureAnswer,
  type GalleryState,
  type Width,
} from './gallery-state.ts';
import { EMPTY } from './portfolio-empty.ts';
import { neverRan, ORDINARY, ownOwners, staleHealth } from './portfolio-fixtures.ts';
import { PROGRAMME_OFF } from './programme-states.ts';
import { notSeen, notYet, retention } from './portfolio-retention.ts';

const PAGE_AND_TAB: readonly Width[] = ['page', 'tab'];
const PLACES: Fixture['answers'] = { ...ORDINARY, ...PROGRAMME_OFF, 'GET /api/portfolio/retention': retention };
const NOTHING: Fixture['answers'] = { ...PLACES, ...EMPTY, 'GET /api/portfolio/retention': notYet };
const FRAME = ['GET /api/portfolio/owners', 'GET /api/portfolio/health', 'GET /api/programme'];
type PortfolioView = Exclude<RouteName, 'programme'>;
/** The views of the portfolio: the programme has states of its own. */
const VIEWS = ROUTE_NAMES.filter((view): view is PortfolioView => view !== 'programme');

interface Told {
  readonly view: RouteName;
  readonly params?: Readonly<Record<string, string>>;
  readonly answers: Fixture['answers'];
  readonly waits?: true;
  readonly says: (words: Words) => string | undefined;
}

function portfolio(name: string, { view, params = {}, answers, says, ...rest }: Told): GalleryState {
  return {
    surface: 'portfolio',
    name,
    widths: PAGE_AND_TAB,
    fixture: { properties: {}, answers, pageLocation: { path: ROUTES[view], params } },
    says: { en: says(en) ?? '', de: says(de) ?? '' },
    ...rest,
  };
}

/** The page's frame answers; each view's own questions get this. */
function withViews(answer: FixtureAnswer): Fixture['answers'] {
  return Object.fromEntries(
    Object.entries(PLACES).map(([place, ordinary]) => [place, FRAME.includes(place) ? ordinary : answer]),
  );
}

const TITLES: Readonly<Record<PortfolioView, (words: Words) => string>> = {
  week: (words) => words.renewals.title,
  contact: (words) => words.clock.title,
  segments: (words) => words.moves.title,
  customers: (words) => words.list.title,
  growth: (words) => words.growth.title,
  retention: (words) => words.promise.title,
  data: (words) => words.missing.title,
};

const EACH_VIEW: readonly GalleryState[] = VIEWS.flatMap((view) => [
  portfolio(view, { view, answers: PLACES, says: TITLES[view] }),
  portfolio(`${view}-empty`, { view, answers: NOTHING, says: ({ frame }) => frame.tabs[view] }),
  portfolio(`${view}-loading`, {
    view,
    answers: withViews(NEVER),
    waits: true,
    says: ({ frame }) => frame.states.loading,
  }),
  portfolio(`${view}-failed`, {
    view,
    answers: withViews(UNREACHABLE),
    says: ({ frame }) => frame.failures.unreachable[0],
  }),
]);

const WHOLE: readonly GalleryState[] = [
  portfolio('no-permission', {
    view: 'week',
    answers: withViews(saidText(403, '{"error":"not_authorized","message":"Not yours."}')),
    says: ({ frame }) => frame.failures.not_authorized[0],
  }),
  portfolio('malformed', {
    view: 'customers',
    answers: withViews(saidText(200, '{"customers":7}')),
    says: ({ frame }) => frame.failures.malformed[0],
  }),
  portfolio('own-customers-only', {
    view: 'retention',
    answers: { ...PLACES, 'GET /api/portfolio/owners': ownOwners, 'GET /api/portfolio/retention': notSeen },
    says: ({ frame }) => frame.ownOnly,
  }),
  portfolio('old-values', {
    view: 'data',
    answers: { ...PLACES, 'GET /api/portfolio/health': staleHealth },
    says: ({ frame }) => frame.freshness.held,
  }),
  portfolio('before-the-first-run', {
    view: 'customers',
    answers: { ...NOTHING, 'GET /api/portfolio/health': neverRan },
    says: ({ frame }) => frame.freshness.never,
  }),
  portfolio('filtered', {
    view: 'customers',
    params: { risks: 'high,critical', segments: 'ideal,none', ownerIds: '31', name: 'Nordwind', missing: 'wallet' },
    answers: PLACES,
    says: ({ frame }) => frame.filters.clear,
  }),
  portfolio('filter-fits-nobody', {
    view: 'customers',
    params: { risks: 'low', industries: 'PRINTING' },
    answers: NOTHING,
    says: ({ frame }) => frame.states.noMatch,
  }),
];

/** Each view of the portfolio page, and what can happen on it. */
export const PORTFOLIO_STATES: readonly GalleryState[] = [...EACH_VIEW, ...WHOLE];
