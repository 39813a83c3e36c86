import { Text } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { composeProgrammeLine } from '../../extensions/cards/sentences/programme-line.ts';
import { createWords } from '../../extensions/cards/sentences/words.ts';
import type { ProgrammeLine } from '../../extensions/shared/card-view.ts';
import { healthy } from './fixtures.ts';
import { renderCard } from './render-card.tsx';

const ENGLISH = createWords('en-gb', 'EUR');
const GERMAN = createWords('de-de', 'EUR');

const nothing: ProgrammeLine = {
  goal: null,
  rank: null,
  milestone: null,
  roadmap: null,
  plannedActivities: 0,
};
const everything: ProgrammeLine = {
  goal: { name: 'Twelve more' },
  rank: { rank: 12, of: 1_400 },
  milestone: { milestone: 'anniversary', size: 5, day: '2027-03-03', paused: 'risk_high' },
  roadmap: { isDue: true },
  plannedActivities: 2,
};

describe('the line of the programme', () => {
  it('says in one line what concerns the company', () => {
    expect(composeProgrammeLine(everything, ENGLISH)).toBe(
      'In the goal “Twelve more” · 5 years a customer: 3 Mar 2027 (paused: high risk) · place 12 of 1,400 · exchange of plans due · 2 activities planned',
    );
    expect(composeProgrammeLine(everything, GERMAN)).toBe(
      'Im Ziel „Twelve more“ · 5 Jahre Kunde: 3. März 2027 (zurückgestellt: hohes Risiko) · Platz 12 von 1.400 · Austausch von Plänen fällig · 2 Maßnahmen geplant',
    );
  });

  it.each([
    ['renewal', 3, null, 'Renewal no. 3: 3 Mar 2027'],
    ['spend', 250_000, 'renewal_overdue', '€250,000 spent in all: 3 Mar 2027 (paused: Renewal overdue)'],
    [
      'lifetime_value',
      1_000_000,
      'risk_critical',
      'Lifetime value above €1,000,000: 3 Mar 2027 (paused: critical risk)',
    ],
    ['first_referral', 1, null, 'First referral: 3 Mar 2027'],
  ] as const)('names the milestone %s of %s', (milestone, size, paused, text) => {
    const line = { ...nothing, milestone: { milestone, size, day: '2027-03-03', paused } };
    expect(composeProgrammeLine(line, ENGLISH)).toBe(text);
  });

  it('says nothing where nothing concerns the company', () => {
    expect(composeProgrammeLine({ ...nothing, roadmap: { isDue: false } }, ENGLISH)).toBe('');
  });
});

describe('the card', () => {
  it('says it beneath the facts, in the sidebar too, and nothing where the answer holds none', async () => {
    for (const location of ['crm.record.tab', 'crm.record.sidebar'] as const) {
      const card = await renderCard({ location, answers: [() => ({ ...healthy, programme: everything })] });
      await card.waitFor(() => {
        expect(card.findByTestId(Text, 'programme').text).toContain('In the goal “Twelve more” · 5 years a customer');
      });
    }
    const outside = await renderCard({ answers: [() => healthy] });
    await outside.waitFor(() => {
      expect(outside.text()).toContain('We expect 92 in 100');
    });
    expect(outside.maybeFindByTestId(Text, 'programme')).toBeNull();
  });
});
