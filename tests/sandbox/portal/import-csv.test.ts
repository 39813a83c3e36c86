import { describe, expect, it } from 'vitest';
import { importCsvFolder } from '../../../sandbox/portal/import-csv.ts';
import { findData } from '../../support/data-folder.ts';
import { ALL, COMPANIES, DEALS, importFiles } from './csv-files.ts';

describe('a folder of CSV files', () => {
  it('becomes companies with their owner, budget and day of creation', async () => {
    const { data, problems } = await importFiles(ALL, { timeZone: 'Europe/Berlin' });
    expect(problems).toEqual([]);
    const [first, second] = data.records.companies;
    expect(first).toEqual({
      id: '101',
      properties: {
        name: 'Brenvik Logistics',
        industry: 'Logistics',
        numberofemployees: null,
        hubspot_owner_id: data.owners[0]!.id,
        loyalty_annual_budget: '50000',
        createdate: '2024-01-10T08:00:00.000Z',
      },
      createdAt: '2024-01-10T08:00:00.000Z',
      updatedAt: '2024-01-10T08:00:00.000Z',
    });
    expect(second!.properties.name).toBe('Kestdal, Sons & Co');
    expect(second!.properties.loyalty_annual_budget).toBeNull();
    expect(data.owners.map(({ firstName, lastName, email }) => [firstName, lastName, email])).toEqual([
      ['Ada', 'Kaya', ''],
      ['', '', 'ada@lumenta.example'],
    ]);
  });

  it('makes no day up on which a budget was true', async () => {
    const { data } = await importFiles(ALL);
    for (const { properties } of data.records.companies) expect(properties.loyalty_budget_as_of).toBeUndefined();
  });

  it('becomes deals in pipelines made of the stages that the file names', async () => {
    const { data } = await importFiles(ALL);
    const stages = data.dealPipelines.flatMap(({ label, stages: list }) =>
      list.map((stage) => [label, stage.label, stage.isClosed, stage.probability]),
    );
    expect(stages).toEqual([
      ['Sales', 'Closed Won', true, 1],
      ['Sales', 'Negotiation', false, 0.5],
      ['Renewals', 'closed lost', true, 0],
    ]);
    expect(data.dealTypes).toEqual([
      { value: 'newbusiness', label: 'New Business' },
      { value: 'existingbusiness', label: 'Existing Business' },
    ]);
    const flags = data.records.deals.map(({ properties }) => [
      properties.hs_is_closed_won,
      properties.hs_is_closed_lost,
      properties.dealtype,
    ]);
    expect(flags).toEqual([
      ['true', 'false', 'newbusiness'],
      ['false', 'true', 'existingbusiness'],
      ['false', 'false', 'existingbusiness'],
      ['true', 'false', null],
    ]);
  });

  it('takes the most frequent currency for home and gives amounts of another none in it', async () => {
    const { data } = await importFiles(ALL);
    expect(data.account.companyCurrency).toBe('EUR');
    const amounts = data.records.deals.map(({ properties }) => [
      properties.amount,
      properties.deal_currency_code,
      properties.amount_in_home_currency,
    ]);
    expect(amounts).toEqual([
      ['1000.5', 'EUR', '1000.5'],
      ['2000', 'EUR', '2000'],
      ['300', 'USD', null],
      ['1250.75', 'EUR', '1250.75'],
    ]);
    const inDollars = await importFiles(ALL, { currency: 'USD' });
    expect(inDollars.data.account.companyCurrency).toBe('USD');
    expect(inDollars.data.records.deals[2]!.properties.amount_in_home_currency).toBe('300');
  });

  it('takes the first company of a deal for its primary one', async () => {
    const { data } = await importFiles(ALL);
    const links = data.associations.filter(({ from }) => from.type === 'deals' && from.id === '202');
    expect(links).toEqual([
      { from: { type: 'deals', id: '202' }, to: { type: 'companies', id: '101' }, primary: true },
      { from: { type: 'deals', id: '202' }, to: { type: 'companies', id: '102' } },
    ]);
  });

  it("becomes engagements in HubSpot's own words, linked to companies, contacts and deals", async () => {
    const { data } = await importFiles(ALL);
    const { calls, meetings, emails, communications, notes, tasks } = data.records;
    expect(calls.map(({ properties }) => [properties.hs_call_direction, properties.hs_call_status])).toEqual([
      ['OUTBOUND', 'COMPLETED'],
      ['OUTBOUND', 'NO_ANSWER'],
    ]);
    expect(calls[0]!.properties.hs_call_disposition).toBe('f240bbac-87c9-4f6e-bf70-924b57d47db7');
    expect(meetings.map(({ properties }) => properties.hs_meeting_outcome)).toEqual([
      'COMPLETED',
      'SCHEDULED',
      'NO_SHOW',
    ]);
    expect(emails.map(({ properties }) => [properties.hs_email_direction, properties.hs_email_status])).toEqual([
      ['INCOMING_EMAIL', 'SENT'],
      ['EMAIL', 'BOUNCED'],
      ['EMAIL', 'SENT'],
    ]);
    expect(emails.map(({ properties }) => properties.hs_sequence_id)).toEqual([null, null, '77']);
    expect(communications[0]!.properties.hs_communication_channel_type).toBe('LINKEDIN_MESSAGE');
    expect(notes[0]!.properties.hs_note_body).toBe('Internal');
    expect(tasks[0]!.properties.hs_task_subject).toBe('Call back');
    const linksOf = (id: string): readonly string[] =>
      data.associations.filter(({ from }) => from.id === id).map(({ to }) => `${to.type} ${to.id}`);
    expect(linksOf('403')).toEqual(['companies 101', 'contacts 301', 'contacts 302']);
    expect(linksOf('410')).toEqual(['companies 101', 'deals 202']);
    expect(linksOf('411')).toEqual(['contacts 301']);
  });

  it('is scored on the day after the last thing that happened, plans and forecasts apart', async () => {
    expect((await importFiles(ALL)).asOf).toBe('2025-05-10');
    expect((await importFiles({ 'companies.csv': COMPANIES, 'deals.csv': DEALS })).asOf).toBe('2025-04-02');
    expect((await importFiles(ALL, { asOf: '2026-01-31' })).asOf).toBe('2026-01-31');
  });

  it('reads its times in the time zone given', async () => {
    const closedIn = async (timeZone: string): Promise<string | null | undefined> =>
      (await importFiles(ALL, { timeZone })).data.records.deals[3]!.properties.closedate;
    expect(await closedIn('UTC')).toBe('2025-04-01T23:30:00.000Z');
    expect(await closedIn('Europe/Berlin')).toBe('2025-04-01T21:30:00.000Z');
    expect(await closedIn('America/New_York')).toBe('2025-04-02T03:30:00.000Z');
  });

  it('matches header names in any case, and reads a byte order mark, CRLF and blank lines', async () => {
    const shouted = COMPANIES.replace('Record ID,Company name', 'RECORD ID, company  NAME');
    const files = { 'companies.csv': `\uFEFF${shouted}`, 'deals.csv': DEALS.replace('Deal Stage', 'deal stage') };
    const windows = Object.entries(files).map(([name, text]) => [name, text.replaceAll('\n', '\r\n\r\n')] as const);
    const { data, problems } = await importFiles(Object.fromEntries(windows));
    expect(problems).toEqual([]);
    expect(data.records.companies).toHaveLength(2);
    expect(data.records.deals).toHaveLength(4);
  });
});

const real = findData('gcloud-portal');
const marketplace = findData('gcloud-marketplace');

describe.skipIf(real === null || marketplace === null)('the real folders', () => {
  it('of one vendor hold 89 companies, 178 won deals and 85 budgets in pounds', async () => {
    const { data, problems, asOf } = await importCsvFolder(real!, { timeZone: 'Europe/London' });
    expect(problems).toEqual([]);
    expect(data.records.companies).toHaveLength(89);
    expect(data.records.deals).toHaveLength(178);
    expect(data.records.deals.every(({ properties }) => properties.hs_is_closed_won === 'true')).toBe(true);
    const budgets = data.records.companies.filter(({ properties }) => properties.loyalty_annual_budget !== null);
    expect(budgets).toHaveLength(85);
    expect(data.account.companyCurrency).toBe('GBP');
    expect(asOf).toBe('2014-06-02');
  });

  it('of the marketplace hold 524 companies and 13,492 deals, 489 of them credits or zero', async () => {
    const { data, problems } = await importCsvFolder(marketplace!, { timeZone: 'Europe/London' });
    expect(problems).toEqual([]);
    expect(data.records.companies).toHaveLength(524);
    expect(data.records.deals).toHaveLength(13_492);
    const small = data.records.deals.filter(({ properties }) => Number(properties.amount) <= 0);
    expect(small).toHaveLength(489);
  });
});
