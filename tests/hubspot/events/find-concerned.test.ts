import { describe, expect, it } from 'vitest';
import { findConcerned } from '../../../src/hubspot/events/find-concerned.ts';
import type { CrmEvent } from '../../../src/operations/ports/crm-desk.ts';
import type { MirrorStore } from '../../../src/operations/ports/mirror-store.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { useSandbox } from '../support/sandbox.ts';
import { mirrorOf } from './mirror-of.ts';

const open = useSandbox();

/** Company 1 and its child 2; 3 and 4 stand alone. */
function portal(): CrmBuilder {
  return new CrmBuilder()
    .company('1')
    .company('2')
    .company('3')
    .company('4')
    .link(['companies', '1'], ['companies', '2'], { label: 'Child Company' })
    .add('contacts', '30', {}, ['companies', '3'])
    .wonDeal('100', '2026-01-10', '1000', ['3'])
    .wonDeal('101', '2026-01-10', '1000', ['1', '4'])
    .add('line_items', '200', {}, ['deals', '100'])
    .add('calls', '300', {}, ['companies', '4'])
    .add('calls', '301', {}, ['contacts', '30'])
    .add('emails', '302', {}, ['deals', '100'])
    .add('meetings', '303', {}, ['companies', '1'])
    .add('notes', '304', {}, ['companies', '1']);
}

function changed(objectType: string, objectId: string, more: Partial<CrmEvent> = {}): CrmEvent {
  return { kind: 'property_change', objectType, objectId, others: [], isOurs: false, ...more };
}

async function concerned(events: readonly CrmEvent[], mirror?: MirrorStore) {
  const { client } = open(portal().build());
  const found = await findConcerned(client, mirror ?? (await mirrorOf()), events);
  return {
    companies: [...found.companyIds].sort(),
    forgotten: found.forgottenContactIds,
    calls: client.countCalls().total,
  };
}

describe('whom events concern', () => {
  it.each([
    ['a company itself, without a call', [changed('company', '3')], ['3'], 0],
    ['the company of a deal', [changed('deal', '100')], ['3'], 2],
    ['all companies of a deal, and the children of its company', [changed('deal', '101')], ['1', '2', '4'], 2],
    ['the company of a line item’s deal', [changed('line_item', '200')], ['3'], 3],
    ['the company of a call', [changed('call', '300')], ['4'], 4],
    ['the company of the contact that a call was with', [changed('call', '301')], ['3'], 5],
    ['the company of the deal that an e-mail was about', [changed('email', '302')], ['3'], 5],
    ['the children of a company that somebody met', [changed('meeting', '303')], ['1', '2'], 4],
    ['the company of a note, and not its children', [changed('note', '304')], ['1'], 1],
    ['the company of a new contact', [changed('contact', '30', { kind: 'creation' })], ['3'], 1],
    ['nobody where a contact’s own property changed', [changed('contact', '30')], [], 0],
    ['nobody where the type is not looked into', [changed('quote', '9')], [], 0],
    ['nobody where the record is unknown', [changed('deal', '999')], [], 1],
  ])('is %s', async (_, events, companies, calls) => {
    expect(await concerned(events)).toMatchObject({ companies, calls });
  });

  it('is found with a handful of calls, however many events there are', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => changed('deal', String(10_000 + index)));
    const { companies, calls } = await concerned([...many.slice(1), changed('deal', '100'), changed('call', '301')]);
    expect(companies).toEqual(['3']);
    expect(calls).toBeLessThanOrEqual(7);
  });

  it('is both companies of an association, and all companies of its deal', async () => {
    const removed = { kind: 'association_change', others: [{ objectType: 'company', objectId: '3' }] } as const;
    expect(await concerned([changed('deal', '101', removed)])).toMatchObject({ companies: ['1', '2', '3', '4'] });
    // A call that was taken off a company changes nothing for the others that have it.
    expect(await concerned([changed('call', '300', removed)])).toMatchObject({ companies: ['3'], calls: 0 });
  });

  it('is winner and losers of a merge', async () => {
    const others = [{ objectType: 'company', objectId: '88' }];
    expect(await concerned([changed('company', '3', { kind: 'merge', others })])).toMatchObject({
      companies: ['3', '88'],
    });
  });

  it('is nobody where the app itself made the change, and somebody where a person made the same', async () => {
    const ours = changed('deal', '100', { isOurs: true });
    expect(await concerned([ours])).toMatchObject({ companies: [], calls: 0 });
    expect(await concerned([ours, changed('deal', '100')])).toMatchObject({ companies: ['3'] });
  });

  it('is the company that the mirror knows to have had a deleted deal or call, by its contact too', async () => {
    const mirror = await mirrorOf(
      ['company', '3', [['deals', ['900']]]],
      ['company', '4', [['calls', ['901']]]],
      ['contact', '30', [['calls', ['902']]]],
      ['deal', '101', [['line_items', ['903']]]],
    );
    const gone = (objectType: string, id: string) => changed(objectType, id, { kind: 'deletion' });
    expect(await concerned([gone('deal', '900')], mirror)).toMatchObject({ companies: ['3'], calls: 0 });
    expect(await concerned([gone('call', '901')], mirror)).toMatchObject({ companies: ['4'], calls: 0 });
    expect(await concerned([gone('call', '902')], mirror)).toMatchObject({ companies: ['3'] });
    expect(await concerned([gone('line_item', '903')], mirror)).toMatchObject({ companies: ['1', '2', '4'] });
    expect(await concerned([gone('deal', '999')], mirror)).toMatchObject({ companies: [] });
  });

  it('leaves what was deleted to the night where the mirror is too large to be searched', async () => {
    const mirror = await mirrorOf(['company', '3', [['deals', ['900']]]]);
    const large = { ...mirror, countOf: () => Promise.resolve(20_001) };
    expect(await concerned([changed('deal', '900', { kind: 'deletion' })], large)).toMatchObject({ companies: [] });
  });

  it('is the person to be forgotten, and the company that the mirror knows that person at', async () => {
    const mirror = await mirrorOf(['company', '4', [['contacts', ['77']]]]);
    const events = [changed('contact', '77', { kind: 'privacy_deletion' })];
    expect(await concerned(events, mirror)).toEqual({ companies: ['4'], forgotten: ['77'], calls: 0 });
  });

  it('is nobody, and no failure, where the app may not read the type', async () => {
    const { client, crm } = open(portal().build());
    crm.misbehave({ kind: 'missing_scope', objectType: 'deals' });
    const found = await findConcerned(client, await mirrorOf(), [changed('deal', '100'), changed('company', '4')]);
    expect(found.companyIds).toEqual(['4']);
  });
});
