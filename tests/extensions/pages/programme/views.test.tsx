import { LineChart, Tab, Table, Tabs } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { renderPages, says, textOf } from '../render-pages.tsx';
import { freshGoal, goal, goals, programme, ranking } from './fixtures.ts';
import { returns, tooFewForProfile, tooFewForReturns } from './insight-fixtures.ts';
import { renderProgramme } from './render-programme.tsx';

describe('the tab of the programme', () => {
  it('is out of sight where every part is off, and has only the parts that are on', async () => {
    const off = renderPages();
    await off.settled('12 renewals');
    expect(
      off
        .find(Tabs)
        .findAll(Tab)
        .map(({ props }) => props.title),
    ).not.toContain('Programme');

    const some = renderPages({ answers: { '/api/programme': says({ ...programme, parts: ['roadmap', 'goals'] }) } });
    await some.waitFor(() => some.find(Tab, { tabId: 'programme' }));
    const page = renderProgramme(null, {
      answers: { '/api/programme': says({ ...programme, parts: ['roadmap', 'goals'] }) },
    });
    await page.settled('Whom to convert');
    const parts = page.findByTestId(Tabs, 'programme-parts').findAll(Tab);
    expect(parts.map(({ props }) => props.title)).toEqual(['Goals', 'Roadmap']);
  });

  it('says that everything is off to whoever comes by an old address', async () => {
    const page = renderProgramme('goals', { answers: { '/api/programme': says({ ...programme, parts: [] }) } });
    expect(await page.settled('The programme is switched off')).not.toContain('Whom to convert');
  });

  it('keeps the part in the address, and asks only for what is looked at', async () => {
    const page = renderProgramme('milestones');
    await page.settled('23 milestones from 30 days back to 60 days ahead.');
    expect(page.questions('/api/programme/goals')).toEqual([]);
    const { onSelectedChange } = page.findByTestId(Tabs, 'programme-parts').props;
    (onSelectedChange as (part: string) => void)('competition');
    await page.settled('2 customers are open to a competitor now; €96,000 is at risk.');
    expect(page.mocks.actions.navigateToPage.calls.at(-1)).toEqual([
      { to: '/programme', params: { part: 'competition' } },
    ]);
  });
});

describe('goals', () => {
  it('say how they stand against what was to be expected, as lines and as a table', async () => {
    const page = renderProgramme('goals');
    const text = await page.settled('On 21 Nov 2026, 7 of 12 are Ideal. That is more than was to be expected by then.');
    expect(text).toContain(
      'Turn 15 % (12) of the 80 customers that were Uncertain on 1 Jul 2026 into Ideal by 30 Jun 2027.',
    );
    expect(text).toContain('9 of 84 Uncertain customers became Ideal by themselves.');
    expect(text).toContain('76 customers with the segment Uncertain now');
    const path = textOf(page.findByTestId(Table, 'goal-g1-path'));
    expect(path).toContain('1 Jul 2026 0 0.0 0 to 0');
    expect(path).toContain('21 Nov 2026 7 3.4 1 to 6');
    expect(path).toContain('30 Jun 2027 -- 8.6 4 to 13');
    expect(path).toContain('17 Oct 2026 6 -- --');
    const chart = page.findByTestId(LineChart, 'goal-g1-chart').props;
    expect(chart.data).toContainEqual({ day: '2026-10-17', kind: 'Turned into Ideal', customers: 6 });
    expect(chart.data).toContainEqual({ day: '2026-10-17', kind: 'Expected', customers: 2.6 });
    expect(chart.data).toContainEqual({ day: '2027-06-30', kind: 'Expected at most', customers: 13 });
  });

  it('tell where everybody went, adding up, and what separates the closest from Ideal', async () => {
    const page = renderProgramme('goals');
    await page.settled('Who is closest to Ideal');
    const matrix = textOf(page.findByTestId(Table, 'goal-g1-matrix'));
    expect(matrix).toContain('Uncertain 7 61 12 0 80');
    expect(matrix).toContain('All 149 88 91 1 329');
    const closest = textOf(page.findByTestId(Table, 'goal-closest'));
    expect(closest).toContain('loyalty short by 3 points Book a meeting Training or certification');
    expect(closest).toContain(
      'loyalty short by 0.4 points, value short by €12,400, a person set the segment, too early to tell',
    );
  });

  it('that are new wait for the night, those that ended stand apart, and doubts are said', async () => {
    const progress = { ...(goal.progress ?? {}), doubt: 'less_than_usual', scoredWith: 'model_of_the_day' };
    const ended = { ...goal, id: 'g9', name: 'Last year', endsOn: '2026-01-31' };
    const answer = says({ ...goals, goals: [{ ...goal, progress }, freshGoal, ended] });
    const page = renderProgramme('goals', { answers: { '/api/programme/goals': answer } });
    const text = await page.settled('How it stands is worked out with the next nightly run.');
    expect(text).toContain('So many became Ideal by themselves before');
    expect(text).toContain('but with the model of today');
    expect(text).toContain('Turn 5 of the 80 customers');
    expect(textOf(page.findByTestId(Table, 'former-goals'))).toContain('Last year 31 Jan 2026 15 % (12) 7 Ahead');
  });
});

describe('the ranking', () => {
  it('names places now and before, and who is new', async () => {
    const page = renderProgramme('ranking');
    const text = await page.settled('140 customers were Ideal on 30 Sept 2026; the ranking was fixed then.');
    expect(text).toContain('Place before: on 30 Jun 2026.');
    const table = textOf(page.findByTestId(Table, 'ranking-list'));
    expect(table).toContain('1 3 Nordwind Reisen Ana Ruiz €412,000 5.21 3.4 % Ideal');
    expect(table).toContain('2 New Acme Software Ben Otto');
    expect(table).toContain('3 1 9003 No owner €310,000 -- -- --');
  });

  it('has nobody new where there was none before', async () => {
    const page = renderProgramme('ranking', {
      answers: { '/api/programme/ranking': says({ ...ranking, periodBefore: null }) },
    });
    expect(await page.settled('This is the first ranking')).toContain('2 -- Acme Software');
  });

  it('tells who moved, of what the change is made, and what to do on what evidence', async () => {
    const page = renderProgramme('ranking');
    const text = await page.settled('6 rose and 11 fell; 4 became Ideal, 1 no longer is.');
    expect(text).toContain('Since 30 Sept 2026');
    const table = textOf(page.findByTestId(Table, 'rank-movers-list'));
    expect(table).toContain(
      '4 → -- relative 3.10 → 1.70 -€110,000 What they did What they did: -€90,000 Amounts: -€20,000',
    );
    expect(table).toContain('Intervene Time since the last contact -12.4 Something new -2.0');
    expect(table).toContain('Their term went on');
  });
});

describe('lists of whom to thank, ask and keep', () => {
  it('name milestones with thanks, and pause those whose moment it is not', async () => {
    const page = renderProgramme('milestones');
    await page.settled('5 years a customer');
    const table = textOf(page.findByTestId(Table, 'milestones-list'));
    expect(table).toContain('12 Nov 2026, reached Nordwind Reisen Ana Ruiz 5 years a customer public recognition');
    expect(table).toContain('Renewal no. 3 Paused: the risk is high, speak about that first');
    expect(table).toContain('€250,000 spent in all Something new');
    expect(table).toContain('First referral');
    expect(page.maybeFindByTestId(Table, 'assign-renewal-3-9002')).toBeNull();
  });

  it('say whom to ask and why, whom nearly, and who recommended us', async () => {
    const page = renderProgramme('referrals');
    const text = await page.settled('Nothing speaks against asking 31 customers for a referral now');
    expect(text).toContain('loyal, Ideal, in touch, nothing says whether they are satisfied Never');
    expect(text).toContain('a ticket is open 2 Oct 2025');
    expect(text).toContain('1 customer recommended us: €63,000 of margin so far');
    expect(textOf(page.findByTestId(Table, 'referral-book'))).toContain('Sommer Hotels, 9011 €84,000 €63,000 --');
  });

  it('say who is open to competitors and why', async () => {
    const page = renderProgramme('competition');
    await page.settled('Rivalsoft');
    const table = textOf(page.findByTestId(Table, 'exposure-list'));
    expect(table).toContain('competitor known, contract ends soon, silence Rivalsoft in 48 days 190 days €61,000');
    expect(table).toContain('renewal overdue, silence -- 12 days overdue -- €35,000');
  });

  it('list activities with what followed, never as what came of it', async () => {
    const page = renderProgramme('activities');
    const text = await page.settled('12 activities: planned ones first');
    expect(text).toContain(
      'Recognition Stage at the user day; entered by Ana Ruiz; a task in HubSpot Mara Lind Planned',
    );
    expect(text).toContain('the company Done €1,400 loyalty +4.2, talked again');
    expect(text).toContain('loyalty -1.0, neither talked nor bought');
    expect(text).toContain('need not have come of it');
    expect(textOf(page.findByTestId(Table, 'activity-kinds-table'))).toContain('Survey 3 3 €0 0 0 0 --');
  });

  it('say whose exchange of plans is due, and show what was exchanged when asked to', async () => {
    const page = renderProgramme('roadmap');
    await page.settled(
      'With 66 of 140 customers that are Ideal or Uncertain, plans were exchanged within the last year.',
    );
    expect(page.questions('/api/programme/roadmap/9001')).toEqual([]);
    page.findByTestId(Table, 'roadmap-list');
    page.press('show-9001');
    const text = await page.settled('Exchanges with Nordwind Reisen');
    expect(await page.settled('Offline mode next spring')).toContain('One system for all twelve hotels, by 2029');
    expect(text).toContain('Never');
  });
});

describe('what the programme tells', () => {
  it('is which traits the Ideal share, with what may be chance apart, and who is best to win', async () => {
    const page = renderProgramme('profile');
    const text = await page.settled('158 of 388 customers with a segment are Ideal.');
    const traits = textOf(page.findByTestId(Table, 'profile-traits'));
    expect(traits).toContain('Industry: Logistics and supply chain 33 % (40 of 120) 13 % (18 of 140) 2.6 1.8 to 3.6');
    expect(traits).toContain('Employees: 250 to 999');
    expect(traits).toContain('Came by: a recommendation');
    expect(traits).toContain('First year: two or more people reached 33 %');
    const chance = textOf(page.findByTestId(Table, 'profile-chance-traits'));
    expect(chance).toContain('First purchase: among the largest third of all');
    expect(chance).toContain('Employees: fewer than 10');
    expect(chance).toContain('Employees: 5,000 or more');
    expect(text).toContain('May be chance: 3 traits');
    expect(text).toContain('14 traits could not be measured');
    expect(textOf(page.findByTestId(Table, 'prospects-list'))).toContain('71 in 100 €109,000 €36,300 Industry:');
  });

  it('is nothing of too few customers', async () => {
    const page = renderProgramme('profile', { answers: { '/api/programme/profile': says(tooFewForProfile) } });
    await page.settled('21 have a segment, 4 of them Ideal; it takes 30, with 8 Ideal and as many others.');
  });

  it('is what activities return with its interval, and what more retention is worth by own margins', async () => {
    const page = renderProgramme('returns');
    const text = await page.settled('brought €48,000 of yearly margin more than customers alike without one');
    expect(text).toContain('(80 % interval: €9,000 to €88,000). The difference is beyond chance.');
    expect(text).toContain('The activities cost €12,600: net €35,400.');
    expect(text).toContain('bring €28,100,000 of margin over the lifetime in place of €24,300,000');
    expect(text).toContain('an article of 2005 says that 5 % more retention raises profit by at least 25 %.');
    expect(page.questions('/api/programme/returns')).toEqual([{ points: '5' }]);
  });

  it.each([
    [{ withActivity: 12, matched: 9, needed: 30 }, 'Too few customers to tell: before 12 of these tests'],
    [{ withActivity: 0, matched: 0, needed: 30 }, 'none took place before a test that was decided'],
    [{ withActivity: 60, matched: 40, needed: 30 }, 'a few large customers make up most of it'],
  ])('claims nothing of %j', async (numbers, sentence) => {
    const answer = says({ ...tooFewForReturns, result: { kind: 'too_few', cost: 3_100, ...numbers } });
    const page = renderProgramme('returns', { answers: { '/api/programme/returns': answer } });
    expect(await page.settled(sentence)).toContain('no retention was measured');
  });

  it('calls a difference that may be chance so, also where it is a loss', async () => {
    const result = {
      ...returns,
      result: { ...('result' in returns ? returns.result : {}), effect: -4_000, isProven: false },
    };
    const page = renderProgramme('returns', { answers: { '/api/programme/returns': says(result) } });
    await page.settled('brought €4,000 of yearly margin less than');
    await page.settled('The difference may be chance.');
  });
});
