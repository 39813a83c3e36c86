import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as z from 'zod/mini';
import {
  dealsPreviewSchema,
  segmentsPreviewSchema,
  settingRefusalSchema,
  touchesPreviewSchema,
} from '../../../extensions/shared/settings-view.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import { createPreviewTurns } from '../../../src/service/api/settings/preview-turns.ts';
import { companyHistory, wonDeal } from '../../support/histories.ts';
import { simulateContractPortal } from '../../support/simulated-portal.ts';
import { openApiDesk, type ApiAnswer, type ApiDesk, type ApiRequest } from './api-desk.ts';

type Signed = NonNullable<ApiRequest['as']>;

const ADA: Signed = { portalId: '11', userId: '901', userEmail: 'ada@example.com' };
const BEN: Signed = { portalId: '11', userId: '902' };
const PREVIEWS: readonly (readonly [name: string, schema: z.ZodMiniType])[] = [
  ['deals', dealsPreviewSchema],
  ['touches', touchesPreviewSchema],
  ['segments', segmentsPreviewSchema],
];
const KEY = { portalId: '11', key: 'key-of-the-function-0123456789abcdef' };
const OTHERS = { ...DEFAULT_POLICY, renewalWords: ['Folgeauftrag'], idealLifetimeValue: 10_000 };

let desk: ApiDesk;
beforeAll(async () => {
  const customers = simulateContractPortal({
    ...{ customers: 30, seed: 9 },
    ...{ renewalWithMeeting: 0.9, renewalWithoutMeeting: 0.7 },
  });
  const longNamed = companyHistory({ name: 'N'.repeat(70_000), deals: [wonDeal({ on: '2026-01-01' })] });
  desk = await openApiDesk({ '11': [...customers, longNamed], '22': [] }, [KEY]);
  await desk.portal('11').run();
});
afterAll(() => desk.close());

const preview = (name: string, body: unknown, as: Signed = ADA): Promise<ApiAnswer> =>
  desk.ask({ path: `/api/settings/preview/${name}`, body, as });

describe('the previews', () => {
  it.each(PREVIEWS)(
    'answer as the settings page reads it, below a megabyte, and write nothing: %s',
    async (name, schema) => {
      const { store, writes } = desk.portal('11');
      const before = [writes.length, (await store.runs.listSettings('policy')).length];
      const { status, body } = await preview(name, { policy: OTHERS });
      expect(status).toBe(200);
      expect(schema.parse(body)).toEqual(body);
      expect(body).toMatchObject({ companies: 31, ofCompanies: 31 });
      expect(JSON.stringify(body).length).toBeLessThan(200_000);
      expect([writes.length, (await store.runs.listSettings('policy')).length]).toEqual(before);
    },
  );

  it('of a portal without companies are empty', async () => {
    for (const [name, schema] of PREVIEWS) {
      const { body } = await preview(name, { policy: {} }, { ...ADA, portalId: '22' });
      expect(schema.parse(body)).toMatchObject({ companies: 0, ofCompanies: 0 });
    }
  });

  it('show what a change does', async () => {
    const { body } = await preview('deals', { policy: OTHERS });
    const { roles, examples } = dealsPreviewSchema.parse(body);
    const [renewal] = roles;
    expect(renewal).toMatchObject({ role: 'renewal', then: 0 });
    expect(renewal?.now).toBeGreaterThan(20);
    const won = examples.find(({ now }) => now === 'renewal');
    expect(won).toMatchObject({ then: 'purchase', reason: 'word_gone', word: 'renewal' });
  });

  it('are worked out one at a time, and refused where too many wait', async () => {
    const { mirror } = desk.portal('11');
    const { countCompanies } = mirror;
    let [underWay, most] = [0, 0];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    mirror.countCompanies = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await held;
      underWay -= 1;
      return countCompanies();
    };
    const answers: ApiAnswer[] = [];
    const asked = Array.from({ length: 5 }, async () => answers.push(await preview('deals', { policy: OTHERS })));
    await vi.waitFor(() => {
      expect(answers).toHaveLength(2);
    }, 20_000);
    const [refused] = answers.map(({ body }) => settingRefusalSchema.parse(body));
    expect(refused).toMatchObject({ error: 'busy', message: expect.stringContaining('Try again') as string });
    release();
    await Promise.all(asked);
    mirror.countCompanies = countCompanies;
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 200, 200, 200]);
    expect(most).toBe(1);
    expect((await preview('deals', { policy: OTHERS })).status).toBe(200);
  });

  it('of one portal do not wait for those of another, and one that fails holds nobody up', async () => {
    const turns = createPreviewTurns();
    const never = turns.take('11', () => new Promise<never>(() => undefined));
    const failing = turns.take('22', () => Promise.reject(new Error('broken')));
    const after = turns.take('22', () => Promise.resolve('done'));
    expect(never).not.toBeNull();
    await expect(failing).rejects.toThrow('broken');
    expect(await after).toBe('done');
  });

  it('have no other names', async () => {
    for (const name of ['customers', '__proto__', 'constructor'])
      expect(await preview(name, { policy: {} })).toMatchObject({ status: 404, body: { error: 'no_preview' } });
  });
});

/** Arrays in arrays, as text: JSON.stringify would not come to their end. */
const deep = (depth: number): string => `${'['.repeat(depth)}1${']'.repeat(depth)}`;
const words = (count: number, length: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(index).padEnd(length, 'x'));

const HOSTILE: readonly (readonly [string, string])[] = [
  ['no policy', '{}'],
  ['a text', '{"policy":"text"}'],
  ['a list', '{"policy":[]}'],
  ['null', 'null'],
  ['many words', JSON.stringify({ policy: { renewalWords: words(60_000, 4) } })],
  ['long words', JSON.stringify({ policy: { pilotWords: words(8, 100_000) } })],
  [
    'many names that there are not',
    JSON.stringify({ policy: Object.fromEntries(words(60_000, 6).map((word) => [word, 1])) }),
  ],
  ['deep lists', `{"policy":{"renewalWords":${deep(400_000)}}}`],
  ['deep lists in its place', `{"policy":${deep(400_000)}}`],
  ['a prototype', '{"policy":{"__proto__":{"provisional":true},"constructor":1}}'],
  ['a prototype of a group', '{"policy":{"contact":{"__proto__":{"dueDays":1}}}}'],
  ['money without end', '{"policy":{"costToServe":1e300}}'],
  ['no number', '{"policy":{"grossMargin":1e999}}'],
];

describe('a hostile policy', () => {
  it.each(HOSTILE)('is refused with what is wrong, in few words: %s', async (_name, text) => {
    const asked = await preview('segments', text);
    expect(asked.status).toBe(400);
    const { problems = [], message } = settingRefusalSchema.parse(asked.body);
    expect(problems.length).toBeGreaterThan(0);
    expect(message.length).toBeLessThan(10_000);
  });

  it.each(HOSTILE)('is not kept either: %s', async (_name, text) => {
    const value = /^\{"policy":(.*)\}$/s.exec(text)?.[1] ?? 'null';
    const version = (await desk.portal('11').store.runs.listSettings('policy')).length;
    const body = `{"value":${value},"version":${String(version)},"why":"x"}`;
    const asked = await desk.ask({ method: 'PUT', path: '/api/settings/policy', body, as: ADA });
    expect(asked.status).toBe(400);
    expect(JSON.stringify(asked.body).length).toBeLessThan(20_000);
    expect(await desk.portal('11').store.runs.listSettings('policy')).toHaveLength(version);
  });

  it('of odd but possible numbers is scored all the same', async () => {
    const odd = {
      ...DEFAULT_POLICY,
      ...{ horizonMonths: 1, lifetimeYears: 20, annualDiscountRate: 0, grossMargin: -1, costToServe: 1e12 },
      ...{ idealLifetimeValue: -1e12, renewalWords: ['.*', '(a+)+$', '\\', '\u0000', '\ud800'], lapsedAfterMonths: 1 },
      contract: { defaultTermMonths: 240, graceDays: 0, renewalWindowDays: 3660, autoRenew: true },
      contact: { inTouchDays: 0, dueDays: 0, renewalSubjectWords: [] },
    };
    for (const [name, schema] of PREVIEWS) {
      const { status, body } = await preview(name, { policy: odd });
      expect(status).toBe(200);
      expect(schema.parse(body)).toEqual(body);
    }
  });
});

describe('who may see a preview', () => {
  it('is who may change settings: no function, and no one but the admins', async () => {
    const value = { portfolio: 'everyone', admins: ['901'] };
    await desk.ask({ method: 'PUT', path: '/api/settings/access', body: { value, version: 0, why: 'x' }, as: ADA });
    for (const [name] of PREVIEWS) {
      expect(await preview(name, { policy: {} }, BEN)).toMatchObject({ status: 403, body: { error: 'admins_only' } });
      expect(await preview(name, { policy: {} })).toMatchObject({ status: 200 });
      const path = `/api/settings/preview/${name}`;
      expect((await desk.ask({ path, body: { policy: {} } })).status).toBe(401);
      expect((await desk.ask({ path, body: { policy: {} }, key: KEY.key })).status).toBe(403);
    }
  });
});
