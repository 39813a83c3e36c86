import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactClockSchema } from '../../../extensions/shared/portfolio-view.ts';
import { HubSpotError } from '../../../src/hubspot/client/hubspot-error.ts';
import { PORTFOLIO_GROUPINGS, PORTFOLIO_SORTS } from '../../../src/operations/ports/portfolio-store.ts';
import { openApiDesk, type ApiDesk } from './api-desk.ts';
import { ADMIN, customer, owner, OWNER_IDS, OWNERS, ownOnly } from './portfolio-portal.ts';

const PORTALS = ['11', '22', '33'] as const;
const FIVE_MINUTES = 300_000;

const SEEN: Readonly<Record<string, readonly string[]>> = {
  '801': ['1', '2'],
  '802': ['1', '2'],
  '803': ['3'],
  '804': ['4'],
};

let desk: ApiDesk;
beforeAll(async () => {
  const indices = Array.from({ length: 15 }, (_, index) => index);
  desk = await openApiDesk(
    Object.fromEntries(PORTALS.map((portalId) => [portalId, indices.map((index) => customer(portalId, index))])),
    PORTALS.map((portalId) => ({ portalId, key: `key-of-${portalId}` })),
  );
  for (const portalId of PORTALS) {
    const portal = desk.portal(portalId);
    portal.owners = OWNERS;
    await portal.run();
  }
  for (const portalId of ['11', '22']) await desk.portal(portalId).store.runs.writeSetting(ownOnly());
});
afterAll(() => desk.close());

interface ListBody {
  readonly total: number;
  readonly customers: readonly { readonly companyId: string; readonly ownerId: string | null; readonly name: string }[];
}

async function list(portalId: string, userId: string, query = 'limit=100'): Promise<ListBody> {
  const answer = await desk.ask({ path: `/api/portfolio/customers?${query}`, as: { portalId, userId } });
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as ListBody;
}

describe('who sees which customers', () => {
  it('is everybody all of them where the portal does not narrow it', async () => {
    expect(await list('33', '803')).toMatchObject({ total: 15 });
  });

  it('is the own and those of the teams where it does', async () => {
    for (const [userId, ownerIds] of Object.entries(SEEN)) {
      const { customers, total } = await list('11', userId);
      expect(new Set(customers.map(({ ownerId }) => ownerId))).toEqual(new Set(ownerIds));
      expect(total).toBe(3 * ownerIds.length);
    }
  });

  it('is all of them for an admin, those that nobody owns included', async () => {
    const { customers } = await list('11', ADMIN);
    expect(customers.length).toBe(15);
    expect(customers.some(({ ownerId }) => ownerId === null)).toBe(true);
  });

  it('is none of them for a person who owns nothing', async () => {
    expect(await list('11', '555')).toMatchObject({ total: 0, customers: [] });
  });

  it('goes by the address of the person where HubSpot does not say which user an owner is', async () => {
    const portal = desk.portal('22');
    portal.owners = [{ ...owner('3', []), userId: null }];
    const as = { portalId: '22', userId: '777', userEmail: 'Owner3@Example.com' };
    const answer = await desk.ask({ path: '/api/portfolio/customers', as });
    expect((answer.body as ListBody).customers.map(({ ownerId }) => ownerId)).toEqual(['3', '3', '3']);
    portal.owners = OWNERS;
    desk.ahead += FIVE_MINUTES;
  });

  it('is found out from HubSpot once in five minutes', async () => {
    const { ownerReads } = desk.portal('11');
    await list('11', '801');
    const before = ownerReads();
    for (let count = 0; count < 5; count += 1) await list('11', '801');
    expect(ownerReads()).toBe(before);
  });

  it('is nothing while HubSpot does not tell whose is what, and comes back with it', async () => {
    const portal = desk.portal('22');
    portal.owners = new HubSpotError({
      code: 'network',
      status: null,
      correlationId: null,
      operation: 'read the owners',
    });
    const ask = () => desk.ask({ path: '/api/portfolio/customers', as: { portalId: '22', userId: '801' } });
    expect(await ask()).toMatchObject({ status: 503, body: { error: 'hubspot_away' } });
    portal.owners = OWNERS;
    expect(await ask()).toMatchObject({ status: 200, body: { total: 6 } });
  });
});

const word = <Word extends string>(words: readonly Word[]) => fc.constantFrom(...words);
const anyOwners = fc.subarray([...OWNER_IDS], { minLength: 1 }).map((ids) => ['ownerIds', ids.join(',')] as const);
const condition = fc.oneof(
  anyOwners,
  fc.constant(['hasNoOwner', 'true'] as const),
  word(['ideal', 'uncertain', 'none']).map((segment) => ['segments', segment] as const),
  word(['low', 'watch,high', 'critical']).map((risk) => ['risks', risk] as const),
  word(['RETAIL', 'BANKING|RETAIL']).map((industry) => ['industries', industry] as const),
  word(['Company', '1']).map((name) => ['name', name] as const),
  fc.constant(['renewalFrom', '2026-01-01'] as const),
);
const conditions = fc.uniqueArray(condition, { maxLength: 3, selector: ([name]) => name });
const page = fc.record({
  sort: word(PORTFOLIO_SORTS),
  order: word(['asc', 'desc']),
  offset: fc.nat(5),
  limit: fc.integer({ min: 1, max: 100 }),
});
type Parameters = readonly (readonly [name: string, value: string])[];
const at = (path: string, own: Parameters): { readonly path: string; readonly own: Parameters } => ({ path, own });
const place = fc.oneof(
  page.map((given) =>
    at(
      'customers',
      Object.entries(given).map(([name, value]) => [name, String(value)]),
    ),
  ),
  word(PORTFOLIO_GROUPINGS).map((by) => at('sums', [['by', by]])),
  fc.constantFrom(
    at('renewals', [['windowDays', '700']]),
    at('renewal-only', []),
    at('missing', []),
    at('contact-clock', []),
    at('promise', []),
    at('movers', [
      ['from', '2026-11-20'],
      ['to', '2026-11-21'],
    ]),
    at('moves', [
      ['from', '2026-11-20'],
      ['to', '2026-11-21'],
    ]),
  ),
);
const question = fc.record({
  portalId: word(PORTALS),
  userId: word(['801', '802', '803', '804', '555', ADMIN]),
  place,
  conditions,
});

describe('questions across portals and people', () => {
  it('never bring a customer of another portal, nor of an owner that the person does not see, in lists or in sums', async () => {
    let rows = 0;
    await fc.assert(
      fc.asyncProperty(question, async ({ portalId, userId, place: { path, own }, conditions: more }) => {
        const query = new URLSearchParams([...own, ...more].map(([name, value]) => [name, value])).toString();
        const answer = await desk.ask({ path: `/api/portfolio/${path}?${query}`, as: { portalId, userId } });
        expect(answer.status, query).toBe(200);
        const seen = portalId === '33' || userId === ADMIN ? null : (SEEN[userId] ?? []);
        const body = answer.body as Partial<ListBody> & {
          groups?: readonly { key: string | null; customers: number }[];
          byOwner?: readonly { key: string | null }[];
          all?: { customers: number };
          moves?: readonly { customers: number }[];
          by?: string;
        };
        for (const { companyId, ownerId } of body.customers ?? []) {
          rows += 1;
          expect(companyId.startsWith(portalId)).toBe(true);
          if (seen !== null) expect(seen).toContain(ownerId);
        }
        const owners = [...(body.byOwner ?? []), ...(body.by === 'ownerId' ? (body.groups ?? []) : [])];
        for (const { key } of owners) if (seen !== null) expect(seen).toContain(key);
        const most = seen === null ? 15 : 3 * seen.length;
        expect(body.all?.customers ?? 0).toBeLessThanOrEqual(most);
        expect((body.moves ?? []).reduce((sum, { customers }) => sum + customers, 0)).toBeLessThanOrEqual(most);
        if (path === 'contact-clock') {
          const { bands, never, notMeasurable } = contactClockSchema.parse(answer.body);
          const all = [...bands, never, notMeasurable].reduce((sum, { customers }) => sum + customers, 0);
          expect(all).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 250 },
    );
    expect(rows).toBeGreaterThan(125);
  }, 120_000);

  it('never bring a customer of another portal for a function key', async () => {
    await fc.assert(
      fc.asyncProperty(word(PORTALS), word(PORTALS), fc.nat(14), async (mine, theirs, index) => {
        const companyId = `${theirs}${String(100 + index)}`;
        const answer = await desk.ask({
          path: `/api/card?portalId=${theirs}`,
          body: { companyId, request: {}, portalId: theirs },
          key: `key-of-${mine}`,
        });
        expect(answer.body).toMatchObject(mine === theirs ? { portalId: mine, companyId } : { code: 'no_company' });
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('show a card only of the customers that the person sees', async () => {
    await fc.assert(
      fc.asyncProperty(
        word(Object.keys(SEEN)),
        fc.nat(14),
        word(['show', 'refresh']),
        async (userId, index, action) => {
          const { companyId, ownerId } = customer('11', index);
          const body = { companyId, request: { action } };
          const answer = await desk.ask({ path: '/api/card', body, as: { portalId: '11', userId } });
          const isSeen = ownerId !== null && (SEEN[userId] ?? []).includes(ownerId);
          expect(answer.body).toMatchObject(isSeen ? { kind: 'scored', companyId } : { code: 'not_yours' });
          const history = await desk.ask({
            path: '/api/card/history',
            body: { companyId },
            as: { portalId: '11', userId },
          });
          expect(history.status).toBe(isSeen ? 200 : 403);
        },
      ),
      { numRuns: 30 },
    );
  }, 60_000);
});

describe('a question that is not understood', () => {
  it.each([
    'customers?segment=ideal',
    'customers?segments=perfect',
    'customers?limit=101',
    'customers?limit=-1',
    'customers?offset=1e9',
    'customers?sort=secret',
    'customers?ownerIds=1;2',
    'customers?renewalFrom=2026-02-30',
    'customers?limit=5&limit=6',
    'sums',
    'sums?by=name',
    'moves?from=2026-11-21',
    'moves?from=2026-11-21&to=2026-11-01',
    'renewals?windowDays=0',
    'contact-clock?from=2026-11-01',
    'movers?from=2026-11-21&to=2026-11-01',
    'movers?from=2026-11-01&to=2026-11-21&direction=sideways',
    'owners?ownerIds=1',
    'retention?segments=ideal',
    'health?limit=1',
  ])('is refused, and says where: %s', async (query) => {
    const answer = await desk.ask({ path: `/api/portfolio/${query}`, as: { portalId: '33', userId: '801' } });
    expect(answer).toMatchObject({ status: 400, body: { error: 'bad_request' } });
  });
});

describe('the portfolio', () => {
  it('is paged and sorted', async () => {
    const names = async (query: string) => (await list('33', '801', query)).customers.map(({ name }) => name);
    const all = await names('limit=100&sort=name&order=asc');
    expect(all).toEqual(all.toSorted());
    const pages = await Promise.all(
      [0, 5, 10].map((offset) => names(`sort=name&order=asc&limit=5&offset=${String(offset)}`)),
    );
    expect(pages.flat()).toEqual(all);
  });

  it('says how fresh it is, and what its numbers rest on', async () => {
    const answer = await desk.ask({ path: '/api/portfolio/health', as: { portalId: '33', userId: '801' } });
    expect(answer).toMatchObject({
      status: 200,
      body: { lastRun: { kind: 'first_fill', state: 'done' }, waitingToBeSent: 0, isYesAwaited: false },
    });
    expect(answer.body).toMatchObject({
      asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
      isPolicyProvisional: true,
    });
    expect((answer.body as { mirrorAgeSeconds: unknown }).mirrorAgeSeconds).toBeTypeOf('number');
  });

  it('logs no name, no address and no body of those who ask', () => {
    expect(desk.logged()).not.toMatch(/example\.com|Company/);
  });
});
