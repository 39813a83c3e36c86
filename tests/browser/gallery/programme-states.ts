import { dePages as de } from '../../../extensions/pages/texts/de.ts';
import { enPages as en, type PageTexts as Words } from '../../../extensions/pages/texts/en.ts';
import { ROUTES } from '../../../extensions/pages/filters/routes.ts';
import { healthSchema, ownersSchema } from '../../../extensions/shared/portfolio-view.ts';
import { activitiesSchema } from '../../../extensions/shared/programme/activities-view.ts';
import { exposureSchema } from '../../../extensions/shared/programme/exposure-view.ts';
import { goalsSchema } from '../../../extensions/shared/programme/goals-view.ts';
import { milestonesSchema } from '../../../extensions/shared/programme/milestones-view.ts';
import { profileSchema } from '../../../extensions/shared/programme/profile-view.ts';
import type { ProgrammePart } from '../../../extensions/shared/programme/programme-parts.ts';
import { programmeSchema } from '../../../extensions/shared/programme/programme-settings.ts';
import { rankMoversSchema } from '../../../extensions/shared/programme/rank-movers-view.ts';
import { rankingSchema } from '../../../extensions/shared/programme/ranking-view.ts';
import { referralsSchema } from '../../../extensions/shared/programme/referrals-view.ts';
import { returnsSchema } from '../../../extensions/shared/programme/returns-view.ts';
import { companyRoadmapSchema, roadmapSchema } from '../../../extensions/shared/programme/roadmap-view.ts';
import { health, owners } from '../../extensions/pages/fixtures.ts';
import * as fixtures from '../../extensions/pages/programme/fixtures.ts';
import * as insight from '../../extensions/pages/programme/insight-fixtures.ts';
import * as lists from '../../extensions/pages/programme/list-fixtures.ts';
import { type Fixture, type GalleryState, NEVER, said } from './gallery-state.ts';
import { clickTestId } from './steps.ts';

const programmeOff = said(programmeSchema, { ...fixtures.programme, parts: [], maySetGoals: false });
/** What every page asks, with the whole programme switched off. */
export const PROGRAMME_OFF: Fixture['answers'] = { 'GET /api/programme': programmeOff };

const ANSWERS: Fixture['answers'] = {
  'GET /api/portfolio/owners': said(ownersSchema, owners),
  'GET /api/portfolio/health': said(healthSchema, health),
  'GET /api/programme': said(programmeSchema, fixtures.programme),
  'GET /api/programme/goals': said(goalsSchema, fixtures.goals),
  'GET /api/programme/ranking': said(rankingSchema, fixtures.ranking),
  'GET /api/programme/movers': said(rankMoversSchema, fixtures.movers),
  'GET /api/programme/milestones': said(milestonesSchema, lists.milestones),
  'GET /api/programme/referrals': said(referralsSchema, lists.referrals),
  'GET /api/programme/activities': said(activitiesSchema, lists.activities),
  'GET /api/programme/roadmap': said(roadmapSchema, insight.roadmap),
  'GET /api/programme/roadmap/9001': said(companyRoadmapSchema, insight.exchanges),
  'GET /api/programme/exposure': said(exposureSchema, lists.exposure),
  'GET /api/programme/profile': said(profileSchema, insight.profile),
  'GET /api/programme/returns': said(returnsSchema, insight.returns),
};

interface Told extends Pick<GalleryState, 'waits' | 'reach'> {
  readonly part: ProgrammePart;
  /** In place of the usual ones. */
  readonly answers?: Fixture['answers'];
  readonly says: (words: Words['programme'], frame: Words['frame']) => string;
}

function programme(name: string, { part, answers = {}, says, ...rest }: Told): GalleryState {
  return {
    surface: 'portfolio',
    name: `programme-${name}`,
    widths: ['page', 'tab'],
    fixture: {
      properties: {},
      answers: { ...ANSWERS, ...answers },
      pageLocation: { path: ROUTES.programme, params: { part } },
    },
    says: { en: says(en.programme, en.frame), de: says(de.programme, de.frame) },
    ...rest,
  };
}

/** Each part of the programme, and what can happen on it. */
export const PROGRAMME_STATES: readonly GalleryState[] = [
  programme('goals', { part: 'goals', says: ({ goals }) => goals.closest }),
  programme('ranking', { part: 'ranking', says: ({ movers }) => movers.title }),
  programme('milestones', { part: 'milestones', says: ({ milestones }) => milestones.title }),
  programme('referrals', { part: 'referrals', says: ({ referrals }) => referrals.nearly }),
  programme('activities', { part: 'activities', says: ({ activities }) => activities.byKind }),
  programme('roadmap', {
    part: 'roadmap',
    says: ({ roadmap }) => roadmap.of('Nordwind Reisen'),
    reach: (page) => clickTestId(page, 'show-9001'),
  }),
  programme('competition', { part: 'competition', says: ({ exposure }) => exposure.title }),
  programme('profile', { part: 'profile', says: ({ profile }) => profile.prospects }),
  programme('returns', { part: 'returns', says: ({ returns }) => returns.whatIf }),
  programme('off', { part: 'goals', answers: PROGRAMME_OFF, says: ({ nothingOn }) => nothingOn }),
  programme('loading', {
    part: 'ranking',
    answers: { 'GET /api/programme/ranking': NEVER, 'GET /api/programme/movers': NEVER },
    waits: true,
    says: (_words, { states }) => states.loading,
  }),
  programme('not-yet', {
    part: 'ranking',
    answers: {
      'GET /api/programme/ranking': said(rankingSchema, { kind: 'not_yet' }),
      'GET /api/programme/movers': said(rankMoversSchema, { kind: 'not_yet' }),
    },
    says: ({ notYet }) => notYet,
  }),
  programme('too-few', {
    part: 'returns',
    answers: { 'GET /api/programme/returns': said(returnsSchema, insight.tooFewForReturns) },
    says: ({ returns }) => returns.unmeasured,
  }),
  programme('assign', {
    part: 'milestones',
    says: ({ activities }) => activities.form.task,
    reach: (page) => clickTestId(page, 'assign-anniversary-5-9001'),
  }),
];
