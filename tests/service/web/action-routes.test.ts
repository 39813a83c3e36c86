import { afterEach, describe, expect, it } from 'vitest';
import { actionRoutes } from '../../../src/service/web/action-routes.ts';
import { openActions, publish, standing, type ActionBed } from '../actions/action-bed.ts';
import { actionCall, signedPost, WEB } from '../signed.ts';
import { openWeb, type WebBed } from './web-bed.ts';

const RESCORE = '/hubspot/actions/rescore';
const NEXT = '/hubspot/actions/next-action';
const beds: WebBed[] = [];

afterEach(async () => {
  for (const bed of beds.splice(0)) await bed.close();
});

async function open(actions: ActionBed, answerWithin?: number): Promise<WebBed> {
  const bed = await openWeb(({ metrics, log }) =>
    actionRoutes({ ...actions.doors, web: WEB, now: () => new Date(), metrics, log }, answerWithin),
  );
  beds.push(bed);
  return bed;
}

describe('the routes of workflow actions', () => {
  it.each(['v2', 'v3'])('answer a call that is signed with %s', async (version) => {
    const actions = openActions();
    actions.lookAgain = async () => ({ kind: 'published', published: standing() });
    const { url } = await open(actions);
    const answer = await fetch(url + RESCORE, signedPost(RESCORE, actionCall('4711', '100'), { version }));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      outputFields: { hs_execution_state: 'SUCCESS', segment: 'uncertain', risk: 'high' },
    });
  });

  it('refuse a call that is not signed, or signed for the other action, and look at nothing', async () => {
    const actions = openActions();
    const { url } = await open(actions);
    const body = actionCall('4711', '100');
    expect((await fetch(url + RESCORE, { method: 'POST', body: JSON.stringify(body) })).status).toBe(401);
    expect((await fetch(url + RESCORE, signedPost(NEXT, body))).status).toBe(401);
    expect(actions.looked).toEqual([]);
  });

  it.each(['v2', 'v3'])(
    'refuse what a card had HubSpot sign with %s for its user, and tell it nothing',
    async (version) => {
      const actions = openActions();
      const { url } = await open(actions);
      const fetched = `${RESCORE}?userId=5&portalId=12&userEmail=a%40b.example&appId=99`;
      const answer = await fetch(url + fetched, signedPost(fetched, actionCall('4711', '100'), { version }));
      expect(answer.status).toBe(401);
      expect(actions.looked).toEqual([]);
    },
  );

  it('refuse what is no call with 400, which HubSpot does not send again', async () => {
    const { url } = await open(openActions());
    expect((await fetch(url + RESCORE, signedPost(RESCORE, '{'))).status).toBe(400);
  });

  it('let the workflow go on with a plain reason where there is no such company', async () => {
    const { url } = await open(openActions());
    const answer = await fetch(url + RESCORE, signedPost(RESCORE, actionCall('4711', '999')));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      outputFields: { hs_execution_state: 'FAIL_CONTINUE' },
      message: 'HubSpot has no company 999 (any more).',
    });
  });

  it('let it wait two days at most where it takes longer', async () => {
    const actions = openActions();
    actions.lookAgain = () => new Promise(() => undefined);
    const { url } = await open(actions, 50);
    const answer = await fetch(url + RESCORE, signedPost(RESCORE, actionCall('4711', '100')));
    expect(await answer.json()).toEqual({
      outputFields: { hs_execution_state: 'BLOCK', hs_expiration_duration: 'P2D' },
    });
    expect(actions.sent).toHaveLength(1);
  });

  it('ask to come back, in milliseconds, where too many come at once', async () => {
    const actions = openActions();
    actions.lookAgain = () => new Promise(() => undefined);
    const { url } = await open(actions, 1500);
    const calls = Array.from({ length: 25 }, () =>
      fetch(url + RESCORE, signedPost(RESCORE, actionCall('4711', '100'))),
    );
    const answers = await Promise.all(calls);
    const busy = answers.filter(({ status }) => status === 429);
    expect(busy).toHaveLength(5);
    expect(busy[0]?.headers.get('retry-after')).toBe('10000');
  });

  it('tell the next step of what is published', async () => {
    const actions = openActions();
    await publish(actions.store, standing());
    const { url } = await open(actions);
    const answer = await fetch(url + NEXT, signedPost(NEXT, actionCall('4711', '100')));
    expect(await answer.json()).toMatchObject({ outputFields: { action: 'book_meeting', due_date: '2026-11-27' } });
  });
});
