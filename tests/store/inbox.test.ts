import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { InboxEvent, WaitingEvent } from '../../src/operations/ports/inbox-store.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';

const FUTURE = new Date('2100-01-01');
const LONG_AGO = new Date('2000-01-01');

describeOnBothDrivers('the inbox', (bed) => {
  const eventOf = (portalId: string, key: string, body = `{"key":"${key}"}`): InboxEvent => ({ portalId, key, body });
  const waitingOf = (portalId: string): Promise<readonly WaitingEvent[]> =>
    bed().store.portal(portalId).inbox.readWaiting({ after: null, limit: 1000 });

  it('keeps every event as it was sent, and gives it to its portal alone', async () => {
    const { intake } = bed().store;
    const [one, other] = [bed().newPortalId(), bed().newPortalId()];
    const body = '{"objectId":90071992547409931234,"name":"\\u0000 é \\ud800","quoted":"a,{b}\\"\\\\"}';
    expect(
      await intake.takeIn([eventOf(one, 'a', body), eventOf(other, 'a', '1'), eventOf(one, 'b', '2')], 'request 1'),
    ).toEqual([one, other]);
    expect((await waitingOf(one)).map(({ body: kept, correlationId }) => [kept, correlationId])).toEqual([
      [body, 'request 1'],
      ['2', 'request 1'],
    ]);
    expect((await waitingOf(other)).map((event) => event.body)).toEqual(['1']);
  });

  it('takes nothing from an empty request', async () => {
    expect(await bed().store.intake.takeIn([], 'x')).toEqual([]);
  });

  it('takes an event once, however often it is sent, also after it was handled', async () => {
    const { intake } = bed().store;
    const portalId = bed().newPortalId();
    const { inbox } = bed().store.portal(portalId);
    expect(await intake.takeIn([eventOf(portalId, 'a'), eventOf(portalId, 'a', 'later')], 'x')).toEqual([portalId]);
    expect(await intake.takeIn([eventOf(portalId, 'a')], 'y')).toEqual([]);
    const [event] = await waitingOf(portalId);
    await inbox.markHandled([event!.id]);
    expect(await intake.takeIn([eventOf(portalId, 'a')], 'z')).toEqual([]);
    expect(await waitingOf(portalId)).toEqual([]);
    expect(await intake.takeIn([eventOf(portalId, 'a'), eventOf(portalId, 'b')], 'z')).toEqual([portalId]);
  });

  it('gives events page by page as they came, until they are handled', async () => {
    const portalId = bed().newPortalId();
    const { inbox } = bed().store.portal(portalId);
    for (const key of ['d', 'b', 'a', 'c']) await bed().store.intake.takeIn([eventOf(portalId, key)], 'x');
    const first = await inbox.readWaiting({ after: null, limit: 3 });
    const rest = await inbox.readWaiting({ after: first.at(-1)!.id, limit: 3 });
    expect([...first, ...rest].map(({ body }) => body)).toEqual(['d', 'b', 'a', 'c'].map((key) => `{"key":"${key}"}`));
    await inbox.markHandled(first.slice(0, 2).map(({ id }) => id));
    expect((await waitingOf(portalId)).map(({ body }) => body)).toEqual(['{"key":"a"}', '{"key":"c"}']);
  });

  it('says how much waits, and since when', async () => {
    const portalId = bed().newPortalId();
    const { inbox } = bed().store.portal(portalId);
    expect(await inbox.describe()).toEqual({ waiting: 0, oldestWaitingAt: null });
    await bed().store.intake.takeIn([eventOf(portalId, 'a')], 'x');
    await bed().store.intake.takeIn([eventOf(portalId, 'b')], 'x');
    const [first] = await waitingOf(portalId);
    expect(await inbox.describe()).toEqual({ waiting: 2, oldestWaitingAt: first!.receivedAt });
    expect(Math.abs(Date.now() - first!.receivedAt.getTime())).toBeLessThan(60_000);
    await inbox.markHandled([first!.id]);
    expect((await inbox.describe()).waiting).toBe(1);
  });

  it('says when the last event came, also one that was handled, until it is forgotten', async () => {
    const portalId = bed().newPortalId();
    const { inbox } = bed().store.portal(portalId);
    expect(await inbox.lastReceivedAt()).toBeNull();
    await bed().store.intake.takeIn([eventOf(portalId, 'a')], 'x');
    await bed().store.intake.takeIn([eventOf(portalId, 'b')], 'x');
    const last = (await waitingOf(portalId)).at(-1)!;
    await inbox.markHandled([last.id]);
    expect(await inbox.lastReceivedAt()).toEqual(last.receivedAt);
    await inbox.markHandled((await waitingOf(portalId)).map(({ id }) => id));
    await inbox.forgetHandled(FUTURE);
    expect(await inbox.lastReceivedAt()).toBeNull();
  });

  it('keeps nothing of what a handled event said, and forgets the event when it is old enough', async () => {
    const portalId = bed().newPortalId();
    const { inbox } = bed().store.portal(portalId);
    await bed().store.intake.takeIn([eventOf(portalId, 'a', 'of a person'), eventOf(portalId, 'b')], 'x');
    await inbox.markHandled([(await waitingOf(portalId))[0]!.id]);
    expect(
      await bed().database.query(
        'select key, body from loyalty.inbox_event where portal_id = $1 and handled_at is not null',
        [portalId],
      ),
    ).toEqual([['a', '']]);
    expect(await inbox.forgetHandled(LONG_AGO)).toBe(0);
    expect(await inbox.forgetHandled(FUTURE)).toBe(1);
    expect((await inbox.describe()).waiting).toBe(1);
    expect(await bed().store.intake.takeIn([eventOf(portalId, 'a')], 'x')).toEqual([portalId]);
  });

  it('names the portals in which somebody missed events', async () => {
    const { intake } = bed().store;
    const portals = Array.from({ length: 4 }, () => bed().newPortalId());
    await intake.takeIn(
      portals.flatMap((portalId) => ['a', 'b'].map((key) => eventOf(portalId, key))),
      'x',
    );
    const [first, second, ...others] = portals;
    const { inbox } = bed().store.portal(first!);
    await inbox.markHandled((await waitingOf(first!)).map(({ id }) => id));
    await bed()
      .store.portal(second!)
      .inbox.markHandled([(await waitingOf(second!))[0]!.id]);
    const named = await intake.portalsWaiting(FUTURE);
    expect(named.filter((portalId) => portals.includes(portalId))).toEqual([second, ...others]);
    expect(await intake.portalsWaiting(LONG_AGO)).toEqual([]);
  });

  it('refuses a portal that is no number and a key that is too long, and takes any other key', async () => {
    const { intake } = bed().store;
    const portalId = bed().newPortalId();
    for (const event of [eventOf('1; drop', 'a'), eventOf('-1', 'a'), eventOf(portalId, 'x'.repeat(301))]) {
      await expect(intake.takeIn([eventOf(portalId, 'good'), event], 'x')).rejects.toThrow(RangeError);
    }
    expect(await waitingOf(portalId)).toEqual([]);
    const anything = fc.array(fc.nat(0xffff), { maxLength: 150 }).map((codes) => String.fromCharCode(...codes));
    await fc.assert(
      fc.asyncProperty(anything, fc.json(), async (text, body) => {
        const key = `any ${text}`;
        await intake.takeIn([eventOf(portalId, key, body)], text);
        expect(await intake.takeIn([eventOf(portalId, key, body)], text)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('takes the same events from many requests at once without a lock in a circle, each once', async () => {
    const portals = [bed().newPortalId(), bed().newPortalId()];
    const events = portals.flatMap((portalId) =>
      Array.from({ length: 50 }, (_, index) => eventOf(portalId, `event ${index}`)),
    );
    const intakes = [bed().store.intake, bed().other.intake];
    const taken = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        intakes[index % 2]!.takeIn(index % 3 === 0 ? events.toReversed() : events, `request ${index}`),
      ),
    );
    expect(taken.flat().toSorted()).toEqual(portals.toSorted());
    for (const portalId of portals) expect(await waitingOf(portalId)).toHaveLength(50);
  });
});
