import { ErrorState, LoadingSpinner } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { never, says } from '../render-pages.tsx';
import { goals, ranking } from './fixtures.ts';
import { activities, exposure, milestones, referrals } from './list-fixtures.ts';
import { roadmap } from './insight-fixtures.ts';
import { renderProgramme } from './render-programme.tsx';

/** Each part, where its question goes, and what its section is called. */
const PARTS = [
  ['goals', 'goals', 'goals'],
  ['ranking', 'ranking', 'ranking'],
  ['ranking', 'movers', 'rank-movers'],
  ['milestones', 'milestones', 'milestones'],
  ['referrals', 'referrals', 'referrals'],
  ['activities', 'activities', 'activities'],
  ['roadmap', 'roadmap', 'roadmap'],
  ['competition', 'exposure', 'exposure'],
  ['profile', 'profile', 'profile'],
  ['returns', 'returns', 'returns'],
] as const;

describe('every part', () => {
  it.each(PARTS)('%s says that it loads, and what went wrong: %s', async (part, view, section) => {
    const waiting = renderProgramme(part, { answers: { [`/api/programme/${view}`]: never } });
    await waiting.waitFor(() => waiting.findByTestId(LoadingSpinner, `${section}-loading`));
    const away = says({ error: 'bad_request', message: '' }, 400);
    const failed = renderProgramme(part, { answers: { [`/api/programme/${view}`]: away } });
    await failed.waitFor(() => failed.findByTestId(ErrorState, `${section}-failed`));
    expect(failed.findByTestId(ErrorState, `${section}-failed`).props.title).toBe('Not accepted');
  });

  it.each(PARTS.filter(([part]) => !['goals', 'activities'].includes(part)))(
    '%s says that it was not worked out yet: %s',
    async (part, view) => {
      const page = renderProgramme(part, { answers: { [`/api/programme/${view}`]: says({ kind: 'not_yet' }) } });
      await page.settled('Not worked out yet: this comes with the next nightly run.');
    },
  );

  it.each(PARTS)('%s says that it was switched off meanwhile: %s', async (part, view) => {
    const page = renderProgramme(part, { answers: { [`/api/programme/${view}`]: says({ kind: 'off' }) } });
    await page.settled('This part of the programme is switched off');
  });

  it.each(['profile', 'returns'])('%s says that it is about everybody to whoever sees their own only', async (part) => {
    const page = renderProgramme(part, { answers: { [`/api/programme/${part}`]: says({ kind: 'not_seen' }) } });
    await page.settled('people who see their own customers only do not see it');
  });

  it.each([
    ['goals', { ...goals, goals: [] }, 'No goal is pursued.'],
    ['ranking', { ...ranking, total: 0, ranked: [] }, 'Nobody was Ideal on 30 Sept 2026.'],
    ['milestones', { ...milestones, total: 0, milestones: [] }, 'No milestone lies within the next 60'],
    [
      'referrals',
      { ...referrals, referrers: [], askNow: [], askNowTotal: 0, nearly: [] },
      'There is nobody to ask now.',
    ],
    ['activities', { ...activities, total: 0, activities: [], byKind: [] }, 'No activity has been entered yet.'],
    ['roadmap', { ...roadmap, total: 0, due: [] }, 'With everybody plans were exchanged'],
    ['exposure', { ...exposure, total: 0, exposed: [] }, 'no contract ends in silence'],
  ])('%s says that there is nothing', async (view, answer, sentence) => {
    const part = view === 'exposure' ? 'competition' : view;
    const page = renderProgramme(part, { answers: { [`/api/programme/${view}`]: says(answer) } });
    await page.settled(sentence);
  });
});

const GERMAN = [
  ['goals', 'Am 21. Nov. 2026 sind 7 von 12 ideal. Das ist mehr, als bis dahin zu erwarten war.'],
  ['ranking', 'Am 30. Sept. 2026 waren 140 Kunden ideal; seither steht die Rangfolge fest.'],
  ['milestones', '23 Meilensteine von 30 Tagen zurück bis 60 Tage voraus.'],
  ['referrals', 'Nichts spricht dagegen, jetzt 31 Kunden um eine Empfehlung zu bitten'],
  ['activities', '12 Maßnahmen: zuerst die geplanten'],
  ['roadmap', 'Mit 66 von 140 Kunden, die ideal oder unsicher sind'],
  ['competition', '2 Kunden sind zurzeit offen für einen Wettbewerber; gefährdet: 96.000 €.'],
  ['profile', '158 von 388 Kunden mit einem Segment sind ideal.'],
  ['returns', 'brachten im Jahr 48.000 € Marge mehr als ähnliche ohne eine'],
] as const;

describe('the programme in German', () => {
  it.each(GERMAN)('speaks German in %s', async (part, sentence) => {
    const page = renderProgramme(part, { locale: 'de-de' });
    await page.settled(sentence);
    expect(page.text()).not.toMatch(/\b(customers?|of the|Loading|activity|renewal)\b/);
  });
});
