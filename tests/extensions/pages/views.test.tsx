import { BarChart, LineChart, Table, TableHeader } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import { describe, expect, it } from 'vitest';
import { renderPages, textOf } from './render-pages.tsx';

const PRESENT = 'active,renewal_overdue,won_back';

describe('the views, as they speak', () => {
  it('tells this week: the renewals ahead and the value at risk', async () => {
    const page = renderPages();
    const text = await page.settled('€64,000 of the margin');
    expect(text).toContain(
      '12 renewals worth €480,000 a year within 120 days or overdue; 3 of them at high or critical risk.',
    );
    expect(text).toContain('28 Feb 2027, in 98 days');
    expect(text).toContain('16 Oct 2026, 37 days overdue');
    expect(text).toContain('Overdue: 7 Jul 2026, 138 days ago');
    expect(text).toContain('Book a meeting');
    expect(text).toContain(
      '€64,000 of the margin of the next twelve months is at risk, over 80 customers who have not left.',
    );
    await page.settled('By silence');
  });

  it('puts the risks in order, whatever order the service has', async () => {
    const page = renderPages();
    await page.settled('Renewals ahead');
    await page.waitFor(() => page.findByTestId(BarChart, 'renewals-chart'));
    const chart = page.findByTestId(BarChart, 'renewals-chart');
    expect(chart.props.data).toEqual([
      { name: 'Critical', value: 10_000 },
      { name: 'High', value: 20_000 },
      { name: 'Watch', value: 10_000 },
      { name: 'Low', value: 80_000 },
    ]);
    expect(chart.props.options?.title).toBe('Value a year of the renewals, by risk');
  });

  it('names the owners of renewals: nobody, and one the account does not know', async () => {
    const page = renderPages();
    await page.waitFor(() => page.findByTestId(Table, 'renewals-by-owner'));
    await page.settled('Ana Ruiz');
    const table = textOf(page.findByTestId(Table, 'renewals-by-owner'));
    expect(table).toContain('Ana Ruiz 9');
    expect(table).toContain('No owner 2');
    expect(table).toContain('Owner 77 1');
  });

  it('tells of contact: whom we talk to about the renewal only, and how long ago the last conversation was', async () => {
    const page = renderPages({ path: '/contact' });
    const text = await page.settled('contact is not measurable, which may be');
    await page.settled(
      'With 3 customers, worth €30,000 a year, we talked about nothing but the renewal in the last 24 months.',
    );
    expect(text).toContain(
      'With 50 of 102 customers we talked within the last 90 days about anything but the renewal. With 8 we never did, or only about renewals; for 12 contact is not measurable, which may be missing logging and not silence.',
    );
    await page.settled(
      'Of these 8, we talked with 3 about the renewal only, and with 5 not at all in the last 24 months.',
    );
    expect(text).toContain('366 +');
    expect(text).toContain('Nothing published');
    expect(text).toContain('For 4 customers more, contact is not measurable: they may belong here, or not.');
  });

  it('tells of segments, of the movement between them and of the movers', async () => {
    const page = renderPages({ path: '/segments' });
    const text = await page.settled('9 customers changed noticeably between 24 Aug 2026 and 22 Nov 2026.');
    expect(text).toContain('30 of 100 customers are Ideal; they hold 30 % of the lifetime value.');
    expect(text).toContain("€9,000 more came through referrals; it is in the buyers' own value.");
    expect(text).toContain('6 moved up, 3 moved down, 20 stayed.');
    expect(text).toContain('€180,000 → €100,000');
    expect(text).toContain('Ideal → Uncertain');
    const causes = page.findByTestId(BarChart, 'movers-chart').props.data;
    expect(causes).toEqual([
      { name: 'Contact, renewal or status', value: -90_000 },
      { name: 'Passing time', value: -12_000 },
    ]);
    const matrix = page.findByTestId(Table, 'moves-matrix');
    expect(matrix.findAll(TableHeader).map(textOf)).toEqual(['From', 'To Ideal', 'To Uncertain', 'To Not a fit now']);
    expect(textOf(matrix)).toContain('Ideal 20 0 3');
    expect(textOf(matrix)).toContain('Not scored then 0 5 0');
  });

  it('tells of growth: the gap by industry and by product, and whose budget is not known', async () => {
    const page = renderPages({ path: '/growth' });
    const text = await page.settled('Guard');
    await page.settled('€500,000 is open at 60 customers: their yearly budget');
    await page.settled('€95,000 more is open at 12 customers who left: it comes only with winning them back.');
    expect(page.asked('sums').find(({ by }) => by === 'industry')).toMatchObject({ statuses: PRESENT });
    const heads = page.findByTestId(Table, 'gap-by-industry').findAll(TableHeader).map(textOf);
    expect(heads.slice(0, 3)).toEqual(['Industry', 'Customers', 'With a gap']);
    expect(textOf(page.findByTestId(Table, 'gap-by-industry'))).toContain('All 100 60 €500,000');
    expect(text).toContain('For 40 customers there is no gap: no budget is known, or it is below what they spend.');
    expect(page.findByTestId(BarChart, 'gap-chart').props.data).toEqual([
      { name: 'Banking', value: 380_000 },
      { name: 'Computer software', value: 120_000 },
    ]);
    expect(textOf(page.findByTestId(Table, 'gap-by-product'))).toContain('All 21 21 €100,000 €210,000');
    expect(textOf(page.findByTestId(Table, 'gap-by-product'))).not.toContain('Not known');
  });

  it('tells of retention, and whether the flags told the truth', async () => {
    const page = renderPages({ path: '/retention' });
    const text = await page.settled('18 were lost in the year after');
    await page.settled('Of 100 customers on 22 Nov 2025, 92 were still there on 22 Nov 2026.');
    expect(text).toContain('Logo 92.0 %, gross 90.0 %, net 102.0 %.');
    expect(text).toContain('92.0 % (88 % to 95 %)');
    const cohorts = textOf(page.findByTestId(Table, 'retention-cohorts'));
    expect(cohorts).toContain('2021 100 95 95.0 %');
    expect(cohorts).toContain('2025 100 70 70.0 % (66 % to 73 %) 68.0 % --');
    expect(cohorts).not.toContain('50.0 %');
    expect(text).toContain(
      'Of 40 customers flagged at high or critical risk, 18 were lost in the year after (45 %); of 300 not flagged, 4 %.',
    );
    expect(text).toContain('Not the same count as under Retention');
    expect(text).toContain('For 5 customers the risk of that day was worked out later');
    expect(page.findAll(LineChart).map(({ props }) => props.options?.title)).toEqual([
      'Retention by period, in per cent',
      'Customers still there, in per cent, by years as a customer',
    ]);
  });

  it('tells what is missing and how fresh everything is', async () => {
    const page = renderPages({ path: '/data' });
    const text = await page.settled('Nightly run, done');
    await page.settled('For 22 of 100 customers nothing is missing.');
    expect(text).toContain('Nightly run, done, started 22 Nov 2026, 03:00');
    expect(text).toContain('22 Nov 2026, 03:10, 3 hours ago');
    expect(text).toContain('3 records');
    const table = textOf(page.findByTestId(Table, 'missing-table'));
    expect(table.indexOf('One contact only')).toBeLessThan(table.indexOf('Yearly budget not known'));
    expect(table).toContain('Something new 1');
  });

  it('says of an address without a view that there is none, and leads back', async () => {
    const page = renderPages({ path: '/elsewhere' });
    await page.settled('No such view');
    expect(page.find(PageLink).props.to).toBe('/');
  });
});

const SENTENCES = [
  [
    '/',
    '12 Verlängerungen im Wert von 480.000 € im Jahr in 120 Tagen oder überfällig; davon 3 mit hohem oder kritischem Risiko.',
  ],
  ['/contact', 'Mit 50 von 102 Kunden sprachen wir in den letzten 90 Tagen über etwas anderes als die Verlängerung.'],
  ['/segments', '30 von 100 Kunden sind Ideal; auf sie entfallen 30 % des Kundenwerts.'],
  ['/customers', 'Zusammen 60 Kunden.'],
  ['/growth', '500.000 € sind bei 60 Kunden offen'],
  ['/retention', 'Von 100 Kunden am 22. Nov. 2025 waren am 22. Nov. 2026 noch 92 da.'],
  ['/data', 'Bei 22 von 100 Kunden fehlt nichts.'],
] as const;

describe('the views in German', () => {
  it.each(SENTENCES)('speak German at %s', async (path, sentence) => {
    const page = renderPages({ path, locale: 'de-de' });
    await page.settled(sentence);
    expect(page.text()).not.toMatch(/\b(customers?|renewals?|Try again|Loading)\b/);
  });
});
