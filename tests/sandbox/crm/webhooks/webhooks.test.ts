import { createHmac } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SandboxCrm } from '../../../../sandbox/crm/sandbox-crm.ts';
import { usualSubscriptions } from '../../../../sandbox/crm/webhooks/subscriptions.ts';
import { startWebhooks } from '../../../../sandbox/crm/webhooks/webhooks.ts';
import type { WebhookOptions, Webhooks } from '../../../../sandbox/crm/webhooks/webhooks.ts';
import { ask, companies, numbered, smallCrm } from '../small-crm.ts';
import { startTarget } from './webhook-target.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const SECRET = 'client-secret';
const PUBLIC_URL = 'https://loyalty.example.com/hubspot/webhooks';
const LONG_ID = '9007199254740993123';

function vendorCrm(): SandboxCrm {
  return smallCrm(
    {
      companies: companies(3),
      deals: [...numbered(300, (number) => ({ dealname: `Deal ${number}` })), { id: LONG_ID, properties: {} }],
      contacts: [{ id: '7', properties: { email: 'a@example.com' } }],
    },
    [{ from: { type: 'deals', id: '1' }, to: { type: 'companies', id: '1' }, primary: true }],
    { now: () => NOW, appId: '77' },
  );
}

function started(crm: SandboxCrm, address: string, more: Partial<WebhookOptions> = {}): Webhooks {
  const webhooks = startWebhooks(crm, {
    targetUrl: PUBLIC_URL,
    address,
    clientSecret: SECRET,
    subscriptions: usualSubscriptions(),
    gatherMilliseconds: 5,
    ...more,
  });
  onTestFinished(() => webhooks.close());
  return webhooks;
}

function rename(crm: SandboxCrm, count: number): void {
  for (let id = 1; id <= count; id += 1) crm.setProperties('deals', String(id), { dealname: `Renamed ${id}` });
}

const sentIds = (webhooks: Webhooks): readonly (string | undefined)[] =>
  webhooks.deliveries.flatMap(({ events }) => events.map((event) => event.objectId));

describe('what an app is told', () => {
  it('is a change of a property that it asked for, in a request signed over the public address', async () => {
    const crm = vendorCrm();
    const target = await startTarget();
    const signedAt = 1_795_000_000_000;
    const webhooks = started(crm, target.address, { now: () => signedAt });
    crm.setProperties('deals', '1', { amount: '500', description: 'nobody asked for this' }, 'userId:42');
    await webhooks.settled();
    expect(target.taken).toHaveLength(1);
    const [request] = target.taken;
    expect(JSON.parse(request!.text)).toEqual([
      {
        eventId: expect.any(Number) as number,
        subscriptionId: expect.any(Number) as number,
        portalId: 4711,
        appId: 77,
        occurredAt: NOW.getTime(),
        subscriptionType: 'object.propertyChange',
        attemptNumber: 0,
        objectTypeId: '0-3',
        objectId: 1,
        propertyName: 'amount',
        propertyValue: '500',
        changeSource: 'CRM_UI',
        sourceId: 'userId:42',
      },
    ]);
    const signature = createHmac('sha256', SECRET)
      .update(`POST${PUBLIC_URL}${request!.text}${signedAt}`)
      .digest('base64');
    expect(request!.headers).toMatchObject({
      'x-hubspot-signature-v3': signature,
      'x-hubspot-request-timestamp': String(signedAt),
    });
  });

  it('includes what the app itself wrote, put down to the app', async () => {
    const crm = vendorCrm();
    const target = await startTarget();
    const webhooks = started(crm, target.address);
    await ask(crm, 'PATCH', '/crm/objects/2026-09/deals/1', { properties: { amount: '900' } });
    await webhooks.settled();
    expect(webhooks.deliveries[0]?.events).toMatchObject([{ changeSource: 'INTEGRATION', sourceId: '77' }]);
  });

  it('names an id beyond 2^53 as a bare number with all its digits', async () => {
    const crm = vendorCrm();
    const target = await startTarget();
    const webhooks = started(crm, target.address);
    crm.setProperties('deals', LONG_ID, { amount: '1' });
    await webhooks.settled();
    expect(target.taken[0]?.text).toContain(`"objectId":${LONG_ID},`);
  });

  it('is a merge with both records and the new id, and the deletion of what is gone', async () => {
    const crm = vendorCrm();
    const target = await startTarget();
    const webhooks = started(crm, target.address);
    crm.change({ change: 'merge', type: 'companies', winnerId: '1', loserId: '2' });
    await webhooks.settled();
    expect(webhooks.deliveries.flatMap(({ events }) => events)).toMatchObject([
      { subscriptionType: 'object.deletion', objectTypeId: '0-2', objectId: '2', changeFlag: 'DELETED' },
      {
        subscriptionType: 'object.merge',
        objectId: '1',
        primaryObjectId: '1',
        mergedObjectIds: ['2'],
        newObjectId: '1',
        changeSource: 'CRM_UI',
      },
    ]);
    expect(target.taken[0]?.text).toContain('"mergedObjectIds":[2]');
  });

  it('is an association that came or went, once from each end', async () => {
    const crm = vendorCrm();
    const target = await startTarget();
    const webhooks = started(crm, target.address);
    const ends = { from: { type: 'deals', id: '2' }, to: { type: 'companies', id: '3' } } as const;
    crm.change({ change: 'associate', ...ends });
    crm.change({ change: 'dissociate', ...ends });
    await webhooks.settled();
    const forward = { fromObjectId: '2', fromObjectTypeId: '0-3', toObjectId: '3', toObjectTypeId: '0-2' };
    const backward = { fromObjectId: '3', fromObjectTypeId: '0-2', toObjectId: '2', toObjectTypeId: '0-3' };
    expect(webhooks.deliveries.flatMap(({ events }) => events)).toMatchObject([
      { ...forward, associationTypeId: 341, associationRemoved: false, isPrimaryAssociation: false },
      { ...backward, associationTypeId: 342, associationRemoved: false },
      { ...forward, associationTypeId: 341, associationRemoved: true },
      { ...backward, associationTypeId: 342, associationRemoved: true },
    ]);
  });

  it('is a contact that asked to be forgotten, a restore and a creation', async () => {
    const crm = vendorCrm();
    const target = await startTarget();
    const webhooks = started(crm, target.address);
    crm.change({ change: 'privacy_delete', contactId: '7' });
    crm.change({ change: 'archive', type: 'deals', id: '1' });
    crm.change({ change: 'restore', type: 'deals', id: '1' });
    const call = crm.change({ change: 'create', type: 'calls', properties: { hs_call_title: 'Hello' } });
    await webhooks.settled();
    const told = webhooks.deliveries.flatMap(({ events }) =>
      events.map(({ subscriptionType, objectTypeId, objectId }) => [subscriptionType, objectTypeId, objectId]),
    );
    expect(told).toEqual([
      ['contact.privacyDeletion', undefined, '7'],
      ['object.deletion', '0-3', '1'],
      ['object.restore', '0-3', '1'],
      ['object.creation', '0-48', call],
      ['object.propertyChange', '0-48', call],
    ]);
  });
});

describe('delivery', () => {
  it('sends at most 100 events at once, and no more requests at a time than allowed', async () => {
    const crm = vendorCrm();
    const target = await startTarget();
    const webhooks = started(crm, target.address, { maxConcurrentRequests: 2 });
    rename(crm, 300);
    await webhooks.settled();
    expect(webhooks.deliveries.map(({ events }) => events.length)).toEqual([100, 100, 100]);
    expect(webhooks.counts).toMatchObject({ events: 300, delivered: 300, requests: 3, mostAtOnce: 2 });
  });

  it('tries again what was refused, counting the attempts, until it is taken', async () => {
    const crm = vendorCrm();
    const target = await startTarget((nth) => (nth <= 2 ? 503 : 200));
    const webhooks = started(crm, target.address, { retryPace: 60_000 });
    rename(crm, 1);
    await webhooks.settled();
    expect(webhooks.deliveries.map(({ attempt, status }) => [attempt, status])).toEqual([
      [0, 503],
      [1, 503],
      [2, 200],
    ]);
    expect(target.taken.map(({ text }) => /"attemptNumber":(\d+)/.exec(text)?.[1])).toEqual(['0', '1', '2']);
    expect(webhooks.counts).toMatchObject({ delivered: 1, failedRequests: 2, givenUp: 0 });
  });

  it('gives up after ten tries more', async () => {
    const crm = vendorCrm();
    const target = await startTarget(() => 400);
    const webhooks = started(crm, target.address, { retryPace: 10_000_000 });
    rename(crm, 2);
    await webhooks.settled();
    expect(target.taken).toHaveLength(11);
    expect(webhooks.counts).toMatchObject({ delivered: 0, givenUp: 2 });
  });

  it('takes an answer that does not come in time, and a server that is away, for a failure', async () => {
    const crm = vendorCrm();
    const target = await startTarget((nth) => (nth === 1 ? null : 200));
    const webhooks = started(crm, target.address, { timeoutMilliseconds: 200, retryPace: 60_000 });
    rename(crm, 1);
    await webhooks.settled();
    // Of a busy machine more than one try may come too late.
    expect(webhooks.deliveries[0]).toMatchObject({ attempt: 0, status: null });
    expect(webhooks.deliveries.at(-1)?.status).toBe(200);
    const away = started(crm, 'http://127.0.0.1:9/', { retryPace: 10_000_000 });
    rename(crm, 1);
    crm.setProperties('deals', '1', { amount: '12' });
    await away.settled();
    expect(away.counts).toMatchObject({ delivered: 0, givenUp: 1, failedRequests: 11 });
  });
});

describe('what goes wrong on the way', () => {
  it('loses, doubles and shuffles events by the seed alone', async () => {
    const run = async (seed: number): Promise<Webhooks> => {
      const crm = vendorCrm();
      const target = await startTarget();
      const webhooks = started(crm, target.address, {
        seed,
        maxConcurrentRequests: 1,
        misbehaviour: { drop: 0.1, duplicate: 0.2, reorder: true },
      });
      rename(crm, 300);
      await webhooks.settled();
      return webhooks;
    };
    const [one, same, other] = [await run(1), await run(1), await run(2)];
    expect(sentIds(one)).toEqual(sentIds(same));
    expect(sentIds(one)).not.toEqual(sentIds(other));
    const { events, dropped, duplicated, delivered } = one.counts;
    expect(delivered).toBe(events - dropped + duplicated);
    expect(dropped).toBeGreaterThan(15);
    expect(dropped).toBeLessThan(45);
    expect(duplicated).toBeGreaterThan(30);
    const numbers = sentIds(one).map(Number);
    expect(numbers).not.toEqual(numbers.toSorted((a, b) => a - b));
  });

  it('holds some events back, and calms down when told to', async () => {
    const crm = vendorCrm();
    const target = await startTarget();
    const webhooks = started(crm, target.address, { misbehaviour: { late: { share: 1, milliseconds: 150 } } });
    rename(crm, 1);
    webhooks.calm();
    crm.setProperties('deals', '2', { dealname: 'On time' });
    await webhooks.settled();
    expect(sentIds(webhooks)).toEqual(['2', '1']);
  });

  it('ends when the webhooks are closed', async () => {
    const crm = vendorCrm();
    const target = await startTarget();
    const webhooks = started(crm, target.address);
    rename(crm, 1);
    await webhooks.close();
    rename(crm, 2);
    await webhooks.settled();
    expect(target.taken).toEqual([]);
  });
});
