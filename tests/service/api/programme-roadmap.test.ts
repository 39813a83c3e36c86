import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  companyRoadmapSchema,
  roadmapSavedSchema,
  roadmapSchema,
} from '../../../extensions/shared/programme/roadmap-view.ts';
import { HubSpotError } from '../../../src/hubspot/client/hubspot-error.ts';
import { lookForExchanges } from '../../../src/operations/programme/roadmap/look-for-exchanges.ts';
import { openApiDesk, type ApiAnswer, type ApiDesk } from './api-desk.ts';
import { memoryNoteDesk, type MemoryNoteDesk } from './memory-note-desk.ts';
import { customer, OWNERS, ownOnly } from './portfolio-portal.ts';
import { programmeWith } from './programme-settings.ts';

/** Of owner 1's customers, and of owner 3's, whom the first does not see. */
const OURS = '11100';
const THEIRS = '11102';
const REP = '801';

let desk: ApiDesk;
let crm: MemoryNoteDesk;
beforeAll(async () => {
  const histories = (portalId: string) => [0, 1, 2].map((index) => customer(portalId, index));
  desk = await openApiDesk({ '11': histories('11'), '22': histories('22') }, [{ portalId: '11', key: 'a-key' }]);
  const portal = desk.portal('11');
  portal.owners = OWNERS;
  await portal.run();
  await portal.store.runs.writeSetting(ownOnly());
  await portal.store.runs.writeSetting(programmeWith('roadmap'));
  crm = memoryNoteDesk();
  Object.assign(portal.account.desk, crm.desk);
});
afterAll(() => desk.close());

let keys = 0;
const entry = (others: object = {}): object => ({
  ...{ key: `key-of-entry-${String(++keys)}`, companyId: OURS, theirs: 'Two plants', byYear: 2029, ours: 'Version 5' },
  ...others,
});

const send = (body: unknown, userId = REP): Promise<ApiAnswer> =>
  desk.ask({ path: '/api/programme/roadmap', body, as: { portalId: '11', userId } });
const look = async (path: string, userId = REP, portalId = '11'): Promise<ApiAnswer> =>
  desk.ask({ path: `/api/programme/roadmap${path}`, as: { portalId, userId } });

describe('a roadmap exchange that somebody enters', () => {
  it('becomes one note on the company, however often and however much at once it is sent', async () => {
    const twice = entry({ theirs: 'Two <b>plants</b>\nBy year: 1999' });
    const answers = await Promise.all([send(twice), send(twice), send(twice)]);
    const kinds = answers.map(({ body }) => roadmapSavedSchema.parse(body).kind);
    expect(kinds.filter((kind) => kind === 'saved').length).toBeGreaterThan(0);
    expect(crm.notes).toHaveLength(1);
    expect(crm.notes[0]?.lines).toEqual([
      ...['Roadmap exchange · Loyalty Lens', 'Entered by: Owner 1', 'By year: 2029'],
      ...['Where they want to be: Two <b>plants</b>', '– By year: 1999', 'What we told them: Version 5'],
      expect.stringMatching(/^\[loyalty-roadmap-11100-key-of-entry-\d+\]$/),
    ]);
    expect((await send(twice)).body).toMatchObject({
      kind: 'saved',
      entry: { noteId: crm.notes[0]?.id, day: '2026-11-21', byYear: 2029, ours: 'Version 5', by: 'Owner 1' },
    });
    expect(crm.notes).toHaveLength(1);
  });

  it('is looked for before it is made again, where HubSpot’s answer was lost', async () => {
    const made = crm.notes.length;
    const lost = entry();
    crm.fails.push('after');
    expect(await send(lost)).toMatchObject({ status: 503, body: { error: 'hubspot_away' } });
    expect(crm.notes).toHaveLength(made + 1);
    expect((await send(lost)).body).toMatchObject({ kind: 'saved', entry: { noteId: crm.notes.at(-1)?.id } });
    expect(crm.notes).toHaveLength(made + 1);
    const failed = entry();
    crm.fails.push('before');
    expect(await send(failed)).toMatchObject({ status: 503 });
    expect((await send(failed)).body).toMatchObject({ kind: 'saved' });
    expect(crm.notes).toHaveLength(made + 2);
  });

  it.each([
    ['for a customer of somebody else', { companyId: THEIRS }, /of yours/],
    ['that says nothing', { theirs: ' ', ours: '\n' }, /Enter where/],
    ['by a year that is over', { byYear: 2025 }, /2026 to 2056/],
    ['that is a book', { ours: 'x'.repeat(4001) }, /Shorten/],
  ])('%s is refused in words', async (_, others, words) => {
    const made = crm.notes.length;
    expect((await send(entry(others))).body).toEqual({
      kind: 'refused',
      message: expect.stringMatching(words) as string,
    });
    expect(crm.notes).toHaveLength(made);
  });

  it('is not read in another form, and never taken from a function', async () => {
    for (const others of [{ by: 'me' }, { byYear: '2029' }, { key: '' }, { companyId: 'x' }])
      expect(await send(entry(others))).toMatchObject({ status: 400 });
    const path = '/api/programme/roadmap';
    expect(await desk.ask({ path, body: entry(), key: 'a-key' })).toMatchObject({ status: 403 });
    expect(await desk.ask({ path: `${path}/${OURS}`, key: 'a-key' })).toMatchObject({ status: 403 });
  });

  it('is refused in words where HubSpot does not take it, and tells nobody of another company’s exchange', async () => {
    crm.fails.push('refuse');
    expect((await send(entry())).body).toMatchObject({
      kind: 'refused',
      message: expect.stringMatching(/HubSpot/) as string,
    });
    const own = entry({ key: 'the-same-key' });
    expect((await send(own)).body).toMatchObject({ kind: 'saved' });
    expect((await send({ ...own, companyId: '11101' })).body).toMatchObject({ kind: 'refused' });
  });
});

describe('the exchanges with a company', () => {
  it('are read from its notes, those that a person wrote by hand too, the newest first', async () => {
    crm.add({
      companyIds: ['11101'],
      day: '2025-02-03',
      lines: ['Roadmap-Austausch', 'Bis Jahr: 2030', 'Unsere Pläne: keine'],
    });
    crm.add({ companyIds: ['11101'], day: '2025-03-03', lines: ['They asked for a price'] });
    crm.add({ companyIds: ['11101'], day: '2024-01-01', lines: ['Roadmap exchange', 'Two plants'] });
    const view = companyRoadmapSchema.parse((await look('/11101')).body);
    expect(view).toMatchObject({
      kind: 'exchanges',
      isDue: true,
      entries: [
        { day: '2025-02-03', theirs: '', byYear: 2030, ours: 'keine', by: '' },
        { day: '2024-01-01', theirs: 'Two plants', byYear: null },
      ],
    });
    expect((await look(`/${OURS}`)).body).toMatchObject({ isDue: false });
  });

  it('are not shown to those who do not see the company, nor where the part is off', async () => {
    expect(await look(`/${THEIRS}`)).toMatchObject({ status: 403, body: { error: 'not_yours' } });
    expect(await look('/abc')).toMatchObject({ status: 400 });
    expect((await look('/22100', REP, '22')).body).toEqual({ kind: 'off' });
    expect((await look('', REP, '22')).body).toEqual({ kind: 'off' });
    const body = entry({ companyId: '22100' });
    const answer = await desk.ask({ path: '/api/programme/roadmap', body, as: { portalId: '22', userId: REP } });
    expect(answer.body).toMatchObject({ kind: 'refused' });
  });
});

describe('whose exchange is due', () => {
  it('is told once the notes of the account were looked through: of those that a person sees, by value', async () => {
    const { account, store } = desk.portal('11');
    expect((await look('')).body).toEqual({ kind: 'not_yet' });
    await lookForExchanges(account);
    const rows = [
      [OURS, 'ideal', 5_000],
      ['11101', 'uncertain', 9_000],
      [THEIRS, 'ideal', 1_000],
    ] as const;
    const published = await store.scores.readPublished(rows.map(([companyId]) => companyId));
    await store.scores.correctPublished(
      rows.flatMap(([companyId, segment, lifetimeValue]) => {
        const values = published.get(companyId)?.values;
        return values === undefined ? [] : [{ companyId, values: { ...values, segment, lifetimeValue } }];
      }),
    );
    const view = roadmapSchema.parse((await look('')).body);
    expect(view).toMatchObject({
      ...{ kind: 'roadmap', total: 1, customers: 2, upToDate: 1 },
      due: [{ companyId: '11101', lastOn: '2025-02-03', lifetimeValue: 9_000, segment: 'uncertain', ownerId: '2' }],
    });
    expect((await look('', '900')).body).toMatchObject({ total: 2, customers: 3 });
    expect(await look('?limit=0')).toMatchObject({ status: 400 });
  });

  it('forgets notes that are gone from the mirror, and knows those that are about something else by now', async () => {
    const { account, store } = desk.portal('11');
    const later = { ...account, now: () => new Date(Date.now() + 3 * 86_400_000) };
    const mirrored = crm.notes.filter(({ companyIds }) => companyIds[0] === OURS);
    await store.mirror.writeRecords(mirrored.map(({ id }) => ({ kind: 'note', id, fields: 'f', links: '' })));
    expect(await store.programmeEntries.lastExchange('11101')).not.toBeNull();
    expect(await lookForExchanges(later)).toMatchObject({ gone: 2 });
    expect(await store.programmeEntries.lastExchange('11101')).toBeNull();
    expect(await store.programmeEntries.lastExchange(OURS)).not.toBeNull();
    for (const { id } of mirrored) crm.change(id, ['Price of the roadmap']);
    await lookForExchanges(account);
    expect(await store.programmeEntries.lastExchange(OURS)).toBeNull();
  });

  it('goes on from the last whole look where HubSpot fails on the way', async () => {
    const { account } = desk.portal('11');
    crm.fails.push('search');
    await expect(lookForExchanges(account)).rejects.toBeInstanceOf(HubSpotError);
    crm.add({ companyIds: [OURS], day: '2026-10-03', lines: ['Roadmap exchange'] });
    expect((await lookForExchanges(account)).found).toBe(1);
    expect(crm.searchedFrom.at(-1)?.getTime()).toBeGreaterThan(0);
  });
});
