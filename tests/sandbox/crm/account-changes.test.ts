import { describe, expect, it } from 'vitest';
import type { RecordChange } from '../../../sandbox/crm/change-feed.ts';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { ask, idsOf, smallCrm } from './small-crm.ts';

const COMPANIES = '/crm/objects/2026-09/companies';
const LOADED_AT = '2026-01-01T00:00:00.000Z';
const NOW = '2026-11-20T12:00:00.000Z';

function crm(): SandboxCrm {
  const dated = { createdAt: LOADED_AT, updatedAt: LOADED_AT };
  return smallCrm(
    {
      companies: [
        { id: '1', properties: { name: 'Acme' }, ...dated },
        { id: '2', properties: { name: 'Bolt', city: 'Ulm' }, ...dated },
      ],
      contacts: [{ id: '5', properties: { email: 'a@acme.example' }, ...dated }],
      deals: [{ id: '10', properties: { dealname: 'Deal' }, ...dated }],
    },
    [
      { from: { type: 'deals', id: '10' }, to: { type: 'companies', id: '1' }, primary: true },
      { from: { type: 'contacts', id: '5' }, to: { type: 'companies', id: '1' } },
    ],
    { now: () => new Date(NOW) },
  );
}

const updatedAt = (of: SandboxCrm, id = '1'): string | undefined => of.record('companies', id)?.updatedAt;

function heard(of: SandboxCrm): readonly RecordChange[] {
  const changes: RecordChange[] = [];
  of.on('recordChange', (change) => changes.push(change));
  return changes;
}

describe('changes in the account', () => {
  it('create a record with its associations, under the next id or a given one', () => {
    const of = crm();
    const to = { type: 'companies', id: '2' } as const;
    const id = of.change({
      change: 'create',
      type: 'deals',
      properties: { dealname: 'New' },
      associations: [{ to, primary: true }],
    });
    expect(of.associatedIds('companies', '2', 'deals')).toEqual([id]);
    expect(of.record('deals', id)).toMatchObject({ createdAt: NOW, updatedAt: NOW });
    expect(of.change({ change: 'create', type: 'deals', id: '77', properties: {} })).toBe('77');
    expect(() => of.change({ change: 'create', type: 'deals', id: '77', properties: {} })).toThrow(/77/);
  });

  it('bump the day of modification when they write values', () => {
    const of = crm();
    of.change({ change: 'update', type: 'companies', id: '1', properties: { name: 'Acme AG' } });
    expect(of.record('companies', '1')).toMatchObject({ properties: { name: 'Acme AG' }, updatedAt: NOW });
  });

  it('do not bump it when they associate or dissociate', () => {
    const of = crm();
    const ends = { from: { type: 'deals', id: '10' }, to: { type: 'companies', id: '2' } } as const;
    of.change({ change: 'associate', ...ends, label: 'Paid by' });
    expect(of.associatedIds('deals', '10', 'companies')).toEqual(['1', '2']);
    of.change({ change: 'dissociate', ...ends });
    expect(of.associatedIds('deals', '10', 'companies')).toEqual(['1']);
    expect([updatedAt(of), updatedAt(of, '2'), of.record('deals', '10')?.updatedAt]).toEqual([
      LOADED_AT,
      LOADED_AT,
      LOADED_AT,
    ]);
  });

  it('archive a record: it leaves reads, searches and associations, and is listed among the archived', async () => {
    const of = crm();
    of.change({ change: 'archive', type: 'companies', id: '1' });
    expect(idsOf(await ask(of, 'GET', COMPANIES))).toEqual(['2']);
    expect(idsOf(await ask(of, 'POST', `${COMPANIES}/search`, {}))).toEqual(['2']);
    expect(idsOf(await ask(of, 'GET', `${COMPANIES}?archived=true`))).toEqual(['1']);
    expect(of.associatedIds('deals', '10', 'companies')).toEqual([]);
  });

  it('restore an archived record with its associations, and do not bump the day of modification', async () => {
    const of = crm();
    of.change({ change: 'archive', type: 'companies', id: '1' });
    of.advance(60_000);
    of.change({ change: 'restore', type: 'companies', id: '1' });
    expect(updatedAt(of)).toBe(NOW);
    expect(of.associatedIds('deals', '10', 'companies')).toEqual(['1']);
    expect(idsOf(await ask(of, 'POST', `${COMPANIES}/search`, {}))).toEqual(['1', '2']);
    expect(() => of.change({ change: 'restore', type: 'companies', id: '1' })).toThrow(/not archived/);
  });

  it('merge two records under the id of the winner, whose day of modification is bumped', async () => {
    const of = crm();
    const id = of.change({ change: 'merge', type: 'companies', winnerId: '1', loserId: '2' });
    expect(id).toBe('1');
    expect(of.record('companies', '2')).toMatchObject({ id: '1', properties: { city: 'Ulm' }, updatedAt: NOW });
    const batch = await ask(of, 'POST', `${COMPANIES}/batch/read`, { inputs: [{ id: '2' }] });
    expect(idsOf(batch)).toEqual(['1']);
  });

  it('merge two records under a new id where they are told to, to which both old ones lead', async () => {
    const of = crm();
    const id = of.change({ change: 'merge', type: 'companies', winnerId: '1', loserId: '2', mintsNewId: true });
    expect(['1', '2']).not.toContain(id);
    for (const old of ['1', '2']) {
      expect((await ask(of, 'GET', `${COMPANIES}/${old}`)).body).toHaveProperty('id', id);
    }
    expect(of.associatedIds('companies', id, 'deals')).toEqual(['10']);
  });

  it('erase a contact for good: no read, no list of archived ones, no association and no restore knows it', async () => {
    const of = crm();
    of.change({ change: 'privacy_delete', contactId: '5' });
    expect(of.record('contacts', '5')).toBeUndefined();
    expect(idsOf(await ask(of, 'GET', '/crm/objects/2026-09/contacts?archived=true'))).toEqual([]);
    expect(of.associatedIds('companies', '1', 'contacts')).toEqual([]);
    expect(() => of.change({ change: 'restore', type: 'contacts', id: '5' })).toThrow(/no record 5/);
    const next = of.change({ change: 'create', type: 'contacts', properties: {} });
    expect(next).not.toBe('5');
  });

  it('are refused where HubSpot would not take them, and then change nothing', () => {
    const of = crm();
    expect(() => of.change({ change: 'update', type: 'deals', id: '10', properties: { amount: 'a lot' } })).toThrow(
      /a lot/,
    );
    const associations = [{ to: { type: 'companies', id: '99' } }] as const;
    expect(() =>
      of.change({ change: 'create', type: 'deals', properties: {}, associations: [...associations] }),
    ).toThrow(/99/);
    expect(() => of.change({ change: 'merge', type: 'companies', winnerId: '1', loserId: '1' })).toThrow(/itself/);
    expect(of.records('deals').map((deal) => deal.id)).toEqual(['10']);
  });

  it('take place on a clock that can be set forward', () => {
    const of = crm();
    of.advance(86_400_000);
    of.change({ change: 'update', type: 'companies', id: '1', properties: { name: 'Later' } });
    expect(updatedAt(of)).toBe('2026-11-21T12:00:00.000Z');
  });
});

describe('the feed of record changes', () => {
  it('tells what happened to records as a whole, a merge with the deletion of the loser', () => {
    const of = crm();
    const changes = heard(of);
    of.change({ change: 'archive', type: 'deals', id: '10' });
    of.change({ change: 'restore', type: 'deals', id: '10' });
    of.change({ change: 'merge', type: 'companies', winnerId: '1', loserId: '2' });
    of.change({ change: 'privacy_delete', contactId: '5' });
    expect(changes).toMatchObject([
      { kind: 'deletion', objectType: 'deals', objectId: '10' },
      { kind: 'restore', objectType: 'deals', objectId: '10' },
      { kind: 'deletion', objectType: 'companies', objectId: '2' },
      { kind: 'merge', objectId: '1', primaryObjectId: '1', mergedObjectIds: ['2'], newObjectId: '1' },
      { kind: 'privacyDeletion', objectType: 'contacts', objectId: '5' },
    ]);
  });

  it('tells associations that come and go, of the API too', async () => {
    const of = crm();
    const changes = heard(of);
    const inputs = [{ from: { id: '10' }, to: { id: '2' } }];
    await ask(of, 'POST', '/crm/associations/2026-09/deals/companies/batch/associate/default', { inputs });
    of.change({ change: 'dissociate', from: { type: 'deals', id: '10' }, to: { type: 'companies', id: '2' } });
    const to = { type: 'companies', id: '2' };
    expect(changes).toMatchObject([
      { kind: 'associationChange', objectType: 'deals', objectId: '10', to, removed: false },
      { kind: 'associationChange', objectType: 'deals', objectId: '10', to, removed: true },
    ]);
  });
});
