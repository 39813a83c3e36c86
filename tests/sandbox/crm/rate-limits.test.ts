import { describe, expect, it } from 'vitest';
import { assertWithinLimits } from '../../../sandbox/crm/call-report.ts';
import type { CrmOptions, SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { ask, companies, smallCrm } from './small-crm.ts';
import type { Answer } from './small-crm.ts';

const READ = '/crm/objects/2026-09/companies/1';

interface Clocked {
  readonly crm: SandboxCrm;
  advance(milliseconds: number): void;
}

function clockedCrm(limits: NonNullable<CrmOptions['limits']>, start = '2026-11-20T12:00:00Z'): Clocked {
  let now = Date.parse(start);
  return {
    crm: smallCrm({ companies: companies(1) }, [], { limits, now: () => new Date(now) }),
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}

const read = (crm: SandboxCrm): Promise<Answer> => ask(crm, 'GET', READ);
const search = (crm: SandboxCrm): Promise<Answer> => ask(crm, 'POST', '/crm/objects/2026-09/companies/search', {});
const associations = (crm: SandboxCrm): Promise<Answer> =>
  ask(crm, 'POST', '/crm/associations/2026-09/companies/deals/batch/read', { inputs: [{ id: '1' }] });

async function repeat(count: number, call: () => Promise<Answer>): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let index = 0; index < count; index += 1) statuses.push((await call()).status);
  return statuses;
}

describe('the limit of ten seconds', () => {
  it('refuses the first call over it with the body of HubSpot and without Retry-After', async () => {
    const { crm } = clockedCrm({ enforce: true, perTenSeconds: 3 });
    expect(await repeat(3, () => read(crm))).toEqual([200, 200, 200]);
    const refused = await read(crm);
    expect(refused).toMatchObject({
      status: 429,
      body: { status: 'error', errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' },
    });
    expect(refused.body).not.toHaveProperty('category');
    expect(refused.headers.get('Retry-After')).toBeNull();
  });

  it('rolls: each call makes room ten seconds after it was made', async () => {
    const { crm, advance } = clockedCrm({ enforce: true, perTenSeconds: 2 });
    await read(crm);
    advance(6_000);
    await read(crm);
    advance(3_999);
    expect((await read(crm)).status).toBe(429);
    advance(1);
    expect(await repeat(2, () => read(crm))).toEqual([200, 429]);
    advance(6_000);
    expect((await read(crm)).status).toBe(200);
  });

  it('is 190 calls unless told otherwise', async () => {
    const { crm } = clockedCrm({ enforce: true });
    const statuses = await repeat(191, () => read(crm));
    expect(statuses.filter((status) => status === 200)).toHaveLength(190);
    expect(statuses[190]).toBe(429);
  });

  it('does not count search and association batches', async () => {
    const { crm } = clockedCrm({ enforce: true, perTenSeconds: 1 });
    expect((await read(crm)).status).toBe(200);
    expect((await search(crm)).status).toBe(200);
    expect(await repeat(5, () => associations(crm))).toEqual([207, 207, 207, 207, 207]);
    expect((await read(crm)).status).toBe(429);
  });

  it('of association batches is their own, where one is set', async () => {
    const { crm } = clockedCrm({ enforce: true, associationsPerTenSeconds: 2 });
    expect(await repeat(3, () => associations(crm))).toEqual([207, 207, 429]);
  });
});

describe('the limit of search', () => {
  it('is five calls in any second', async () => {
    const { crm, advance } = clockedCrm({ enforce: true });
    expect(await repeat(5, () => search(crm))).toEqual([200, 200, 200, 200, 200]);
    expect(await search(crm)).toMatchObject({ status: 429, body: { policyName: 'SECONDLY' } });
    advance(1_000);
    expect((await search(crm)).status).toBe(200);
  });
});

describe('the limit of the day', () => {
  it('is shared by all calls and ends at midnight of the account', async () => {
    const { crm, advance } = clockedCrm({ enforce: true, perDay: 2 }, '2026-11-20T22:59:00Z');
    await read(crm);
    await search(crm);
    expect(await associations(crm)).toMatchObject({ status: 429, body: { policyName: 'DAILY' } });
    // Berlin is one hour ahead of UTC in November.
    advance(60_000);
    expect((await read(crm)).status).toBe(200);
  });
});

describe('the clock of the limits', () => {
  it('can be another than that of the account, which a demo has stopped at a day', async () => {
    let now = Date.parse('2026-11-20T12:00:00Z');
    const crm = smallCrm({ companies: companies(1) }, [], {
      now: () => new Date('2014-07-01T12:00:00Z'),
      limits: { enforce: true, perTenSeconds: 1, now: () => new Date(now) },
    });
    expect(await repeat(2, () => read(crm))).toEqual([200, 429]);
    now += 10_000;
    expect((await read(crm)).status).toBe(200);
    expect(crm.calls.log[2]?.at).toBe(now);
  });
});

describe('limits that are not enforced', () => {
  it('refuse nothing, and the calls over them are remembered', async () => {
    const { crm } = clockedCrm({ perTenSeconds: 2 });
    expect(await repeat(3, () => read(crm))).toEqual([200, 200, 200]);
    expect(crm.calls.overLimit).toMatchObject([{ overLimit: 'TEN_SECONDLY_ROLLING', status: 200 }]);
  });
});

describe('each limit by itself', () => {
  it.each([
    ['the ten seconds', { perTenSeconds: null }, 400, read],
    ['the second of search', { searchPerSecond: null }, 20, search],
  ] as const)('can be switched off: %s', async (_what, limits, count, call) => {
    const { crm } = clockedCrm({ enforce: true, ...limits });
    expect(new Set(await repeat(count, () => call(crm)))).toEqual(new Set([200]));
  });

  it('is named by the body of its refusal', async () => {
    const { crm } = clockedCrm({ enforce: true, perTenSeconds: 0, searchPerSecond: 0, associationsPerTenSeconds: 0 });
    const policies = [await read(crm), await search(crm), await associations(crm)].map(({ body }) => body);
    expect(policies).toMatchObject([
      { policyName: 'TEN_SECONDLY_ROLLING' },
      { policyName: 'SECONDLY' },
      { policyName: 'TEN_SECONDLY_ROLLING' },
    ]);
  });

  it('sends no headers where it is switched off', async () => {
    const { crm } = clockedCrm({ perTenSeconds: null, perDay: null });
    const { headers } = await read(crm);
    expect([...headers.keys()].filter((name) => name.startsWith('x-hubspot'))).toEqual([]);
  });
});

describe('the headers', () => {
  it('tell what is left of the ten seconds and of the day', async () => {
    const { crm } = clockedCrm({ perTenSeconds: 10, perDay: 1000 });
    await read(crm);
    const { headers } = await read(crm);
    expect(headers.get('X-HubSpot-RateLimit-Max')).toBe('10');
    expect(headers.get('X-HubSpot-RateLimit-Remaining')).toBe('8');
    expect(headers.get('X-HubSpot-RateLimit-Interval-Milliseconds')).toBe('10000');
    expect(headers.get('X-HubSpot-RateLimit-Daily')).toBe('1000');
    expect(headers.get('X-HubSpot-RateLimit-Daily-Remaining')).toBe('998');
  });

  it('are missing from answers to a search', async () => {
    const { crm } = clockedCrm({});
    const { headers } = await search(crm);
    expect([...headers.keys()].filter((name) => name.startsWith('x-hubspot'))).toEqual([]);
  });
});

describe('the count of calls', () => {
  it('is kept by bucket, with the route, the path and the status of each', async () => {
    const { crm } = clockedCrm({});
    await read(crm);
    await ask(crm, 'GET', '/crm/objects/2026-09/companies/99');
    await search(crm);
    await associations(crm);
    await ask(crm, 'GET', '/crm/properties/2026-09/companies');
    await ask(crm, 'GET', '/account-info/2026-09/details');
    await ask(crm, 'GET', '/nowhere');
    expect(crm.calls.total).toBe(7);
    expect(crm.calls.byBucket).toEqual({ objects: 2, search: 1, associations: 1, properties: 1, other: 2 });
    expect(crm.calls.log[1]).toMatchObject({
      method: 'GET',
      template: '/crm/objects/{version}/{type}/{id}',
      path: '/crm/objects/2026-09/companies/99',
      bucket: 'objects',
      status: 404,
    });
    expect(crm.calls.answeredWith(404)).toBe(2);
    crm.calls.reset();
    expect(crm.calls.total).toBe(0);
    expect(crm.calls.byBucket.objects).toBe(0);
  });

  it('is reported with the most of any rolling window, the refusals and the calls over a limit', async () => {
    const { crm, advance } = clockedCrm({ enforce: true, perTenSeconds: 4, searchPerSecond: 2 });
    await repeat(3, () => read(crm));
    advance(9_999);
    await repeat(2, () => read(crm));
    advance(1);
    await repeat(2, () => search(crm));
    await repeat(3, () => associations(crm));
    advance(999);
    await search(crm);
    expect(crm.calls.report()).toEqual({
      total: 11,
      byBucket: { objects: 5, search: 3, associations: 3, properties: 0, other: 0 },
      byStatus: { '200': 6, '207': 3, '429': 2 },
      refusedByLimit: 2,
      overLimit: 2,
      mostInTenSeconds: 5,
      mostSearchesInOneSecond: 3,
      mostAssociationsInTenSeconds: 3,
    });
    expect(() => {
      assertWithinLimits(crm.calls.report());
    }).toThrow(/2 of 11 calls were over a limit/);
    crm.calls.reset();
    await read(crm);
    expect(() => {
      assertWithinLimits(crm.calls.report());
    }).not.toThrow();
  });
});
