import { Alert, Button, EmptyState, ErrorState, LoadingSpinner, Text } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { customers, DATED, health, missing, owners, renewals, sums } from './fixtures.ts';
import { type Answers, eventually, never, renderPages, says } from './render-pages.tsx';

/** Each view with one of its questions, and what tells that the answer is shown. */
const SECTIONS = [
  ['/', 'renewals', 'renewals'],
  ['/', 'at-risk', 'sums:risk'],
  ['/', 'renewals-by-silence', 'sums:contactStatus'],
  ['/', 'renewals-by-quarter', 'sums:renewalQuarter'],
  ['/contact', 'renewal-only', 'renewal-only'],
  ['/contact', 'clock', 'contact-clock'],
  ['/segments', 'segments', 'sums:segment'],
  ['/segments', 'moves', 'moves'],
  ['/segments', 'movers', 'movers'],
  ['/segments', 'tiers', 'sums:valueTier'],
  ['/customers', 'customers', 'customers'],
  ['/growth', 'gap', 'sums:industry'],
  ['/growth', 'products', 'sums:productGap'],
  ['/retention', 'retention', 'retention'],
  ['/retention', 'promise', 'promise'],
  ['/data', 'missing', 'missing'],
  ['/data', 'health', 'health'],
] as const;

describe('every section', () => {
  it.each(SECTIONS)('at %s: %s says that it loads', async (path, section, view) => {
    const page = renderPages({ path, answers: { [view]: never } });
    await page.waitFor(() => page.findByTestId(LoadingSpinner, `${section}-loading`));
    expect(page.findByTestId(LoadingSpinner, `${section}-loading`).props.label).toBe('Loading');
  });

  it.each(SECTIONS)('at %s: %s says what went wrong, and asks again when told to', async (path, section, view) => {
    const said: Answers = { [view]: says({ error: 'bad_request', message: 'The question cannot be read.' }, 400) };
    const page = renderPages({ path, answers: said });
    await page.waitFor(() => page.findByTestId(ErrorState, `${section}-failed`));
    expect(page.findByTestId(ErrorState, `${section}-failed`).props).toMatchObject({
      title: 'Not accepted',
      type: 'error',
    });
    const before = page.hsFetch.mock.calls.length;
    page.hsFetch.mockImplementationOnce(never);
    const retry = page.findByTestId(Button, `${section}-retry`);
    expect(page.text()).toContain('Try again');
    retry.trigger('onClick');
    await page.waitFor(() => page.findByTestId(LoadingSpinner, `${section}-loading`));
    expect(page.hsFetch.mock.calls.length).toBe(before + 1);
  });

  it.each(SECTIONS)('at %s: %s leaves it to the page to say that the service is away', async (path, section, view) => {
    const page = renderPages({ path, answers: { [view]: says({ error: 'store_away', message: 'No.' }, 503) } });
    await page.waitFor(() => page.findByTestId(Text, `${section}-not-loaded`));
    await page.waitFor(() => page.findByTestId(Alert, 'page-trouble'));
    expect(page.findAll(ErrorState)).toHaveLength(0);
  });
});

describe('a service that is away', () => {
  const away = says({ error: 'store_away', message: 'The database does not answer.' }, 503);
  const all: Answers = {
    owners: away,
    health: away,
    renewals: away,
    'sums:risk': away,
    'sums:contactStatus': away,
    'sums:renewalQuarter': away,
    '/api/programme': away,
  };

  it('is told once for the whole page, which asks for everything again when told to', async () => {
    const page = renderPages({ answers: all });
    await page.settled('The database does not answer.');
    await page.waitFor(() => page.findByTestId(Text, 'at-risk-not-loaded'));
    expect(page.findAll(Alert)).toHaveLength(1);
    expect(page.maybeFindByTestId(Text, 'freshness-not-loaded')).toBeNull();
    expect(page.findByTestId(Alert, 'page-trouble').props.title).toBe('No answer');
    const before = page.hsFetch.mock.calls.length;
    page.findByTestId(Button, 'page-retry').trigger('onClick');
    const asked = () =>
      page.hsFetch.mock.calls
        .slice(before)
        .map(([address]) => new URL(address).pathname)
        .toSorted();
    await eventually(() => {
      expect(asked()).toEqual([
        '/api/portfolio/health',
        '/api/portfolio/owners',
        '/api/portfolio/renewals',
        '/api/portfolio/sums',
        '/api/programme',
      ]);
    });
  });

  it('is not told any more once it answers', async () => {
    const page = renderPages({ answers: { renewals: away } });
    await page.settled('The database does not answer.');
    page.hsFetch.mockImplementation(says(renewals));
    page.findByTestId(Button, 'page-retry').trigger('onClick');
    expect(await page.settled('12 renewals')).not.toContain('The database does not answer.');
  });
});

describe('a failure', () => {
  it('is told to a German reader in German, and so is the way out of it', async () => {
    const page = renderPages({ path: '/data', locale: 'de-de', answers: { missing: says({}, 403), health: never } });
    const text = await page.settled('Keine Berechtigung');
    expect(text).toContain('Noch einmal versuchen');
    expect(text).toContain('Nicht geladen.');
  });

  it('is told in the words of the service to an English reader, and in our own to a German one', async () => {
    const answers = { customers: says({ error: 'hubspot_away', message: 'HubSpot sleeps.' }, 503) };
    const english = renderPages({ path: '/customers', answers });
    await english.settled('HubSpot sleeps.');
    const german = renderPages({ path: '/customers', answers, locale: 'de' });
    expect(await german.settled('Der Dienst antwortet nicht.')).not.toContain('HubSpot sleeps');
  });

  it('leaves what was shown where it was, and says that it is from before', async () => {
    const page = renderPages({ path: '/customers' });
    await page.settled('60 customers.');
    page.hsFetch.mockImplementationOnce(says({ error: 'away', message: '' }, 502));
    page.turn('customers-list', 2);
    await page.waitFor(() => page.findByTestId(Alert, 'page-trouble'));
    expect(page.text()).toContain('What is shown below is from before.');
    expect(page.text()).toContain('Acme Software');
    page.hsFetch.mockImplementationOnce(says({ error: 'bad_request', message: '' }, 400));
    page.turn('customers-list', 3);
    await page.waitFor(() => page.findByTestId(Alert, 'customers-stale'));
    expect(page.findByTestId(Alert, 'customers-stale').props.title).toBe(
      'These are the values from before: Not accepted',
    );
  });

  it.each([
    ['a shape that is not ours', says({ customers: 'many' })],
    ['a text that is no JSON', async () => new Response('<html>')],
  ])('of an answer in %s is told, not shown', async (_what, answer) => {
    const page = renderPages({ path: '/customers', answers: { customers: answer } });
    await page.settled('Page and service are of different versions.');
    expect(page.logged.mock.calls.flat().join(' ')).not.toContain('many');
  });

  it('of the owners leaves the rest to be read: they are shown by their ids', async () => {
    const page = renderPages({ answers: { owners: says({}, 500) } });
    expect(await page.settled('Owner 11')).toContain('12 renewals');
  });
});

describe('nothing to show', () => {
  const nobody: Answers = {
    customers: says({ ...customers, total: 0, customers: [] }),
    missing: says({ ...missing, all: sums(0), complete: 0, lacks: [] }),
    renewals: says({ ...renewals, total: 0, customers: [], all: sums(0), byRisk: [], byOwner: [] }),
    'sums:segment': says({ ...DATED, all: sums(0), groups: [] }),
    'sums:industry': says({ ...DATED, all: sums(0), groups: [] }),
    'sums:productGap': says({ ...DATED, all: sums(0), groups: [] }),
    'sums:risk': says({ ...DATED, all: sums(0, { valueAtRisk: null }), groups: [] }),
    moves: says({ from: '2026-08-24', to: '2026-11-22', moves: [] }),
    promise: says({ ...DATED, periods: [] }),
  };

  it.each([
    ['/customers', 'customers-nothing'],
    ['/data', 'missing-nothing'],
    ['/segments', 'segments-nothing'],
    ['/growth', 'gap-nothing'],
  ])('at %s says that there are no customers yet', async (path, section) => {
    const page = renderPages({ path, answers: nobody });
    await page.waitFor(() => page.findByTestId(EmptyState, section));
    expect(page.findByTestId(EmptyState, section).props.title).toBe('No customers yet');
    await page.settled('no company has a won deal');
  });

  it.each(['/customers', '/data', '/segments', '/growth', '/'])(
    'at %s says that the filters leave nobody, and takes them off',
    async (path) => {
      const page = renderPages({ path, params: { risks: 'critical' }, answers: nobody });
      await page.settled('No customer fits these filters');
      const [clear] = page.findAll(EmptyState)[0]!.findAll(Button);
      clear!.trigger('onClick');
      await page.settled(path === '/' ? 'No renewal is due within 120 days' : 'No customers yet');
    },
  );

  it('before the first run has ended says that customers appear once it has', async () => {
    const running = {
      ...health,
      lastRun: { kind: 'first_fill', state: 'running', startedAt: '2026-11-22T02:00:00.000Z' },
    };
    const page = renderPages({ path: '/customers', answers: { ...nobody, health: says(running) } });
    expect(await page.settled('once the first run over HubSpot has ended')).not.toContain('no company has a won deal');
  });

  it('says to somebody who owns nothing that it is because of that', async () => {
    const page = renderPages({
      path: '/customers',
      answers: { ...nobody, owners: says({ seesAll: false, owners: [] }) },
    });
    await page.settled('No customer is owned by you or your teams.');
  });

  it('says that no renewal is due, that nobody moved, and that flags are not a year old', async () => {
    await renderPages({ answers: nobody }).settled('No renewal is due within 120 days, and none is overdue.');
    await renderPages({ answers: nobody }).settled('Nobody who could leave is scored yet.');
    await renderPages({ path: '/segments', answers: nobody }).settled('Nobody was scored on both days.');
    await renderPages({ path: '/growth', answers: nobody }).settled('No product stands out');
    await renderPages({ path: '/retention', answers: nobody }).settled('Nobody has been scored for a year yet');
  });
});

describe('what a person may see', () => {
  it('is said where it is their own customers only', async () => {
    const page = renderPages({ answers: { owners: says({ ...owners, seesAll: false }) } });
    await page.settled('You see your own customers and those of your teams.');
  });

  it('is not mentioned to somebody who sees all', async () => {
    const page = renderPages();
    expect(await page.settled('Ana Ruiz')).not.toContain('You see your own');
  });

  it.each([
    ['not_seen', 'people who see their own customers only do not see it'],
    ['not_yet', 'Not measured yet'],
  ])('of retention is said: %s', async (why, words) => {
    const page = renderPages({ path: '/retention', answers: { retention: says({ kind: 'not_measured', why }) } });
    await page.settled(words);
  });
});

describe('the age of what is shown', () => {
  it.each([
    [60, 'HubSpot was last read as a whole 1 minute ago.'],
    [3 * 3_600, 'HubSpot was last read as a whole 3 hours ago.'],
    [36 * 3_600 + 1, 'These values are old: HubSpot was last read as a whole 36 hours ago'],
    [5 * 86_400, 'These values are old: HubSpot was last read as a whole 5 days ago'],
  ])('is told: %d seconds', async (mirrorAgeSeconds, words) => {
    const page = renderPages({ answers: { health: says({ ...health, mirrorAgeSeconds }) } });
    await page.settled(words);
  });

  it('comes with what the numbers rest on, as far as the service tells it', async () => {
    const told = { ...health, asOf: '2026-11-22', isPolicyProvisional: true };
    const line = 'As of 22 Nov 2026. Margins are before cost to serve where none is entered.';
    const provisional = 'provisional until somebody confirms the scoring policy';
    await renderPages({ answers: { health: says(told) } }).settled(`${line} The numbers are ${provisional}.`);
    const confirmed = renderPages({ answers: { health: says({ ...told, isPolicyProvisional: false }) } });
    expect(await confirmed.settled(line)).not.toContain(provisional);
    expect(await renderPages().settled('HubSpot was last read')).not.toContain('As of');
  });

  it('is told where there is none, where the last run failed, and where a change is held back', async () => {
    const held = { ...health, mirroredAt: null, mirrorAgeSeconds: null, isYesAwaited: true };
    const lastRun = { kind: 'nightly', state: 'failed', startedAt: '2026-11-22T02:00:00.000Z' };
    const page = renderPages({ answers: { health: says({ ...held, lastRun }) } });
    const text = await page.settled('HubSpot has not been read as a whole yet');
    expect(text).toContain('The last run did not end well: Nightly run, 22 Nov 2026, 03:00');
    expect(text).toContain('A change waits for an admin');
  });
});
