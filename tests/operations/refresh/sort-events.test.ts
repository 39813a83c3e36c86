import { describe, expect, it } from 'vitest';
import type { CrmEvent } from '../../../src/operations/ports/crm-desk.ts';
import type { JobData } from '../../../src/operations/ports/job-queue.ts';
import { sortEvents, type SortingWorld } from '../../../src/operations/refresh/sort-events.ts';
import { memoryPortalStore } from '../../support/memory-portal-store.ts';

const QUIET = { seconds: 1.5, atMostSeconds: 20 };

interface Desk {
  readonly world: SortingWorld;
  readonly store: ReturnType<typeof memoryPortalStore>;
  readonly sent: { readonly jobs: readonly JobData['refresh_company'][]; readonly options: unknown }[];
  /** How many events were looked into together. */
  readonly pages: number[];
  fails: boolean;
}

/** A desk on which an event's body is the company that it concerns, or `forget ID of COMPANY` for a contact, or nonsense. */
function openDesk(): Desk {
  const store = memoryPortalStore('4711', () => new Date('2026-11-21T12:00:00Z'));
  const desk: Desk = { world: undefined!, store, sent: [], pages: [], fails: false };
  const read = (body: string): CrmEvent => ({
    kind: body.startsWith('forget') ? 'privacy_deletion' : /^\d+$/.test(body) ? 'property_change' : 'unknown',
    objectType: body.startsWith('forget') ? 'contact' : 'company',
    objectId: body.replace(/^forget (\d+).*/, '$1'),
    others: body.includes(' of ') ? [{ objectType: 'company', objectId: body.replace(/.* of /, '') }] : [],
    isOurs: false,
  });
  const idsOf = (events: readonly CrmEvent[], kind: CrmEvent['kind']): readonly string[] => [
    ...new Set(events.filter((event) => event.kind === kind).map(({ objectId }) => objectId!)),
  ];
  const world: SortingWorld = {
    store,
    desk: {
      readEvent: read,
      findConcerned: (events) => {
        if (desk.fails) return Promise.reject(new Error('HubSpot is away'));
        desk.pages.push(events.length);
        return Promise.resolve({
          companyIds: [
            ...idsOf(events, 'property_change'),
            ...events.flatMap((event) => event.others).map(({ objectId }) => objectId),
          ],
          forgottenContactIds: idsOf(events, 'privacy_deletion'),
        });
      },
    },
    jobs: {
      send: (name, jobs, options) => {
        if (name === 'refresh_company')
          desk.sent.push({ jobs: jobs as readonly JobData['refresh_company'][], options });
        return Promise.resolve();
      },
    },
  };
  return Object.assign(desk, { world });
}

describe('sorting the events that wait', () => {
  it('puts down a look at each company once, with the correlation of what came last, and the events wait no more', async () => {
    const { world, store, sent } = openDesk();
    ['7', '8', '7'].forEach((body, index) => store.inbox.put({ key: `k${index}`, body }, `c-${index}`));
    expect(await sortEvents(world, QUIET)).toEqual({ events: 3, companies: 2, forgottenContacts: 0 });
    expect(sent).toEqual([
      {
        jobs: ['7', '8'].map((companyId) => ({ portalId: '4711', companyId, occasion: 'event', correlationId: 'c-2' })),
        options: { afterSeconds: 1.5, atMostSeconds: 20 },
      },
    ]);
    expect((await store.inbox.describe()).waiting).toBe(0);
    expect(await sortEvents(world, QUIET)).toEqual({ events: 0, companies: 0, forgottenContacts: 0 });
  });

  it('looks into many events a page at a time, and stops between pages when it is told to', async () => {
    const desk = openDesk();
    for (let event = 0; event < 1200; event += 1) desk.store.inbox.put({ key: `k${event}`, body: String(event) }, 'c');
    const stopped = new AbortController();
    stopped.abort();
    expect((await sortEvents(desk.world, QUIET, stopped.signal)).events).toBe(0);
    expect((await sortEvents(desk.world, QUIET)).companies).toBe(1200);
    expect(desk.pages).toEqual([500, 500, 200]);
  });

  it('takes what nobody knows for handled', async () => {
    const { world, store, sent } = openDesk();
    store.inbox.put({ key: 'k', body: '{"some":"thing"}' }, 'c');
    expect(await sortEvents(world, QUIET)).toEqual({ events: 1, companies: 0, forgottenContacts: 0 });
    expect(sent).toEqual([]);
    expect((await store.inbox.describe()).waiting).toBe(0);
  });

  it('forgets a contact whose person asked for that', async () => {
    const { world, store } = openDesk();
    await store.mirror.writeRecords([{ kind: 'contact', id: '55', fields: 'f', links: '' }]);
    store.inbox.put({ key: 'k', body: 'forget 55' }, 'c');
    expect((await sortEvents(world, QUIET)).forgottenContacts).toBe(1);
    expect(await store.mirror.readRecords('contact', ['55'])).toEqual([]);
    await store.mirror.writeRecords([{ kind: 'contact', id: '55', fields: 'f', links: '' }]);
    expect(await store.mirror.readRecords('contact', ['55'])).toEqual([]);
  });

  it('keeps no name of people at the company that the person belonged to, and leaves other companies as they are', async () => {
    const { world, store } = openDesk();
    const forgotten: (readonly string[])[] = [];
    const programmeEntries = {
      ...store.programmeEntries,
      forgetPersons: (companyIds: readonly string[]) => {
        forgotten.push(companyIds);
        return Promise.resolve();
      },
    };
    ['7', 'forget 55 of 9', '8'].forEach((body, index) => store.inbox.put({ key: `k${index}`, body }, 'c'));
    const { inbox, mirror, portalId } = store;
    expect(await sortEvents({ ...world, store: { inbox, mirror, portalId, programmeEntries } }, QUIET)).toMatchObject({
      companies: 3,
    });
    expect(forgotten).toEqual([['9']]);
  });

  it('lets the events wait on where HubSpot is away', async () => {
    const desk = openDesk();
    desk.store.inbox.put({ key: 'k', body: '7' }, 'c');
    desk.fails = true;
    await expect(sortEvents(desk.world, QUIET)).rejects.toThrow('HubSpot is away');
    expect((await desk.store.inbox.describe()).waiting).toBe(1);
    desk.fails = false;
    expect((await sortEvents(desk.world, QUIET)).companies).toBe(1);
  });
});
