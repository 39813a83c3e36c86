import { describe, expect, it } from 'vitest';
import { toCrmEvent } from '../../../src/hubspot/events/to-crm-event.ts';

const event = (fields: Readonly<Record<string, unknown>>) => toCrmEvent(JSON.stringify({ portalId: 4711, ...fields }));

describe('an event in our words', () => {
  it.each([
    ['object.creation', 'creation'],
    ['object.deletion', 'deletion'],
    ['object.restore', 'restore'],
    ['object.propertyChange', 'property_change'],
  ])('knows %s', (subscriptionType, kind) => {
    expect(event({ subscriptionType, objectTypeId: '0-3', objectId: 100 })).toEqual({
      ...{ kind, objectType: 'deal', objectId: '100', others: [], isOurs: false },
    });
  });

  it.each([
    ['0-1', 'contact'],
    ['0-2', 'company'],
    ['0-5', 'ticket'],
    ['0-8', 'line_item'],
    ['0-18', 'communication'],
    ['0-27', 'task'],
    ['0-46', 'note'],
    ['0-47', 'meeting'],
    ['0-48', 'call'],
    ['0-49', 'email'],
    ['MEETING_EVENT', 'meeting'],
    ['2-4711', null],
    ['constructor', null],
  ])('calls records of type %s %s', (objectTypeId, objectType) => {
    expect(event({ subscriptionType: 'object.creation', objectTypeId, objectId: 1 }).objectType).toBe(objectType);
  });

  it('reads the older names of subscriptions', () => {
    expect(event({ subscriptionType: 'deal.creation', objectId: 1 })).toMatchObject({
      kind: 'creation',
      objectType: 'deal',
    });
    expect(event({ subscriptionType: 'contact.privacyDeletion', objectId: 1 })).toMatchObject({
      kind: 'privacy_deletion',
      objectType: 'contact',
    });
  });

  it('names both ends of an association, by number or by name', () => {
    const ends = { objectType: 'deal', objectId: '100', others: [{ objectType: 'company', objectId: '5' }] };
    const ids = { fromObjectId: 100, toObjectId: 5 };
    const generic = { subscriptionType: 'object.associationChange', fromObjectTypeId: '0-3', toObjectTypeId: '0-2' };
    const older = { subscriptionType: 'deal.associationChange', associationType: 'DEAL_TO_COMPANY' };
    expect(event({ ...generic, ...ids })).toMatchObject({ kind: 'association_change', ...ends });
    expect(event({ ...older, ...ids })).toMatchObject({ kind: 'association_change', ...ends });
    const item = event({
      subscriptionType: 'line_item.associationChange',
      associationType: 'LINE_ITEM_TO_DEAL',
      ...ids,
    });
    expect(item).toMatchObject({ objectType: 'line_item', others: [{ objectType: 'deal', objectId: '5' }] });
  });

  it('names the winner of a merge first, then everything that went into it', () => {
    const merge = {
      subscriptionType: 'object.merge',
      objectTypeId: '0-2',
      primaryObjectId: 1,
      mergedObjectIds: [2, 3],
    };
    expect(event({ ...merge, objectId: 1 })).toMatchObject({
      ...{ kind: 'merge', objectId: '1' },
      others: [
        { objectType: 'company', objectId: '2' },
        { objectType: 'company', objectId: '3' },
      ],
    });
    expect(event({ ...merge, newObjectId: 9 })).toMatchObject({
      ...{ objectId: '9' },
      others: [{ objectId: '1' }, { objectId: '2' }, { objectId: '3' }],
    });
  });

  it('is ours only where an integration made it and that is this app', () => {
    const ours = { subscriptionType: 'object.propertyChange', objectTypeId: '0-2', objectId: 1, appId: 99 };
    expect(event({ ...ours, changeSource: 'INTEGRATION', sourceId: '99' }).isOurs).toBe(true);
    expect(event({ ...ours, changeSource: 'INTEGRATION', sourceId: 99 }).isOurs).toBe(true);
    expect(event({ ...ours, changeSource: 'INTEGRATION', sourceId: '98' }).isOurs).toBe(false);
    expect(event({ ...ours, changeSource: 'CRM_UI', sourceId: '99' }).isOurs).toBe(false);
    expect(event({ ...ours, appId: undefined, changeSource: 'INTEGRATION', sourceId: undefined }).isOurs).toBe(false);
  });

  it.each(['', 'no json', 'null', '[]', '{}', '{"portalId":4711}', '{"portalId":4711,"subscriptionType":"a.b.c"}'])(
    'is unknown where it says nothing: %s',
    (body) => {
      expect(toCrmEvent(body)).toMatchObject({ kind: 'unknown' });
    },
  );
});
