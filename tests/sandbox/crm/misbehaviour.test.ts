import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../sandbox/crm/misbehaviour.ts';
import type { CrmOptions, SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { ask, companies, idsOf, numbered, request, smallCrm } from './small-crm.ts';
import type { Answer } from './small-crm.ts';

const COMPANIES = '/crm/objects/2026-09/companies';

function crmWith(rules: readonly Rule[], options: CrmOptions = {}): SandboxCrm {
  return smallCrm({ companies: companies(100), deals: numbered(1, () => ({})) }, [], {
    misbehaviour: rules,
    ...options,
  });
}

function read(crm: SandboxCrm): Promise<Answer> {
  return ask(crm, 'GET', `${COMPANIES}/1`);
}

async function statuses(crm: SandboxCrm, count: number): Promise<readonly number[]> {
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) seen.push((await read(crm)).status);
  return seen;
}

function renames(ids: readonly string[]): unknown {
  return { inputs: ids.map((id) => ({ id, properties: { name: 'Renamed' } })) };
}

describe('answers in place of the right one', () => {
  it.each<[what: string, rule: Rule, status: number, body: unknown]>([
    ['a refused token', { kind: 'unauthorized' }, 401, { category: 'INVALID_AUTHENTICATION' }],
    [
      'the ten-secondly limit',
      { kind: 'rate_limit', policy: 'TEN_SECONDLY_ROLLING' },
      429,
      { errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' },
    ],
    ['the secondly limit', { kind: 'rate_limit', policy: 'SECONDLY' }, 429, { policyName: 'SECONDLY' }],
    ['the daily limit', { kind: 'rate_limit', policy: 'DAILY' }, 429, { policyName: 'DAILY' }],
    ['an internal error', { kind: 'server_error' }, 500, { status: 'error' }],
    ['an answer that took too long', { kind: 'server_error', status: 504 }, 504, { status: 'error' }],
    ['a locked record', { kind: 'locked' }, 423, { status: 'error' }],
    ['a migration', { kind: 'migrating', retryAfterSeconds: 30 }, 477, { status: 'error' }],
  ])('%s', async (_what, rule, status, body) => {
    expect(await read(crmWith([rule]))).toMatchObject({ status, body });
  });

  it('429 has no Retry-After unless asked for, 477 always has one', async () => {
    const bare = await read(crmWith([{ kind: 'rate_limit', policy: 'SECONDLY' }]));
    expect(bare.headers.get('Retry-After')).toBeNull();
    const told = await read(crmWith([{ kind: 'rate_limit', policy: 'SECONDLY', retryAfterSeconds: 2 }]));
    expect(told.headers.get('Retry-After')).toBe('2');
    const moving = await read(crmWith([{ kind: 'migrating', retryAfterSeconds: 30 }]));
    expect(moving.headers.get('Retry-After')).toBe('30');
  });

  it('a bad gateway answers in HTML', async () => {
    const answer = await read(crmWith([{ kind: 'bad_gateway' }]));
    expect(answer.status).toBe(502);
    expect(answer.headers.get('Content-Type')).toBe('text/html');
    expect(answer.body).toContain('<html>');
  });

  it('a dropped connection gives no answer at all', async () => {
    const crm = crmWith([{ kind: 'dropped_connection' }]);
    const answer = await crm.handle(request('GET', `${COMPANIES}/1`));
    expect(answer.type).toBe('error');
    expect(crm.calls.log).toMatchObject([{ status: 0 }]);
  });

  it('change nothing, unless the fault comes afterwards and only the answer is lost', async () => {
    const update = renames(['1']);
    const before = crmWith([{ kind: 'server_error' }]);
    await ask(before, 'POST', `${COMPANIES}/batch/update`, update);
    expect(before.record('companies', '1')?.properties).toHaveProperty('name', 'Company 1');
    const after = crmWith([{ kind: 'server_error', afterwards: true }]);
    expect(await ask(after, 'POST', `${COMPANIES}/batch/update`, update)).toMatchObject({ status: 500 });
    expect(after.record('companies', '1')?.properties).toHaveProperty('name', 'Renamed');
  });
});

describe('how often', () => {
  it('a fault strikes as many times as it is told', async () => {
    const crm = crmWith([{ kind: 'server_error', times: 2 }]);
    expect(await statuses(crm, 4)).toEqual([500, 500, 200, 200]);
  });

  it('a fault strikes the share that it is told, the same calls for the same seed', async () => {
    const draw = (seed: number): Promise<readonly number[]> =>
      statuses(crmWith([{ kind: 'server_error', share: 0.3 }], { seed }), 400);
    const first = await draw(7);
    const failed = first.filter((status) => status === 500).length;
    expect(failed).toBeGreaterThan(90);
    expect(failed).toBeLessThan(150);
    expect(await draw(7)).toEqual(first);
    expect(await draw(8)).not.toEqual(first);
  });

  it('a fault meets only the calls that it names', async () => {
    const crm = crmWith([
      { kind: 'server_error', bucket: 'search' },
      { kind: 'locked', path: '/batch/update' },
    ]);
    expect((await read(crm)).status).toBe(200);
    expect((await ask(crm, 'POST', `${COMPANIES}/search`, {})).status).toBe(500);
    expect((await ask(crm, 'POST', `${COMPANIES}/batch/update`, renames(['1']))).status).toBe(423);
    const writes = crmWith([{ kind: 'server_error', method: 'PATCH' }]);
    expect((await read(writes)).status).toBe(200);
    expect((await ask(writes, 'PATCH', `${COMPANIES}/1`, { properties: {} })).status).toBe(500);
  });

  it('faults are switched on and off while the sandbox runs', async () => {
    const crm = crmWith([]);
    expect((await read(crm)).status).toBe(200);
    crm.misbehave({ kind: 'unauthorized' });
    expect((await read(crm)).status).toBe(401);
    crm.calm();
    expect((await read(crm)).status).toBe(200);
  });
});

describe('slow answers', () => {
  it('wait as long as they are told, and the latency of every answer besides', async () => {
    const waited: number[] = [];
    const wait = (milliseconds: number): Promise<void> => {
      waited.push(milliseconds);
      return Promise.resolve();
    };
    const crm = crmWith([{ kind: 'slow', milliseconds: 3_000, times: 1 }], { wait, latencyMilliseconds: 50 });
    await statuses(crm, 2);
    expect(waited).toEqual([3_050, 50]);
  });

  it('take that time on the clock', async () => {
    const crm = crmWith([{ kind: 'slow', milliseconds: 60 }]);
    const start = performance.now();
    await read(crm);
    expect(performance.now() - start).toBeGreaterThan(50);
  });
});

describe('a missing scope', () => {
  it('refuses every call that needs it, names it, and lets the others pass', async () => {
    const crm = crmWith([{ kind: 'missing_scope', objectType: 'deals' }]);
    const answer = await ask(crm, 'GET', '/crm/objects/2026-09/deals/1');
    expect(answer).toMatchObject({
      status: 403,
      body: {
        category: 'MISSING_SCOPES',
        errors: [{ context: { requiredGranularScopes: ['crm.objects.deals.read'] } }],
      },
    });
    const links = '/crm/associations/2026-09/companies/deals/batch/read';
    expect((await ask(crm, 'POST', links, { inputs: [{ id: '1' }] })).status).toBe(403);
    expect((await ask(crm, 'GET', `${COMPANIES}/1?associations=deals`)).status).toBe(403);
    expect((await ask(crm, 'GET', '/crm/pipelines/2026-09/deals')).status).toBe(403);
    expect((await read(crm)).status).toBe(200);
  });

  it('names both scopes that e-mails need', async () => {
    const crm = crmWith([{ kind: 'missing_scope', objectType: 'emails' }]);
    const answer = await ask(crm, 'GET', '/crm/objects/2026-09/emails');
    expect(answer.body).toMatchObject({
      errors: [
        { context: { requiredGranularScopes: ['crm.objects.contacts.read'] } },
        { context: { requiredGranularScopes: ['sales-email-read'] } },
      ],
    });
  });

  it('can be that of writing alone', async () => {
    const crm = crmWith([{ kind: 'missing_scope', objectType: 'companies', action: 'write' }]);
    expect((await read(crm)).status).toBe(200);
    expect((await ask(crm, 'PATCH', `${COMPANIES}/1`, { properties: { name: 'x' } })).status).toBe(403);
    expect(crm.record('companies', '1')?.properties).toHaveProperty('name', 'Company 1');
  });

  it('can be that of owners or of property definitions', async () => {
    const crm = crmWith([
      { kind: 'missing_scope', objectType: 'owners' },
      { kind: 'missing_scope', objectType: 'schemas', action: 'write' },
    ]);
    expect((await ask(crm, 'GET', '/crm/owners/2026-09')).status).toBe(403);
    expect((await ask(crm, 'GET', '/crm/properties/2026-09/companies')).status).toBe(200);
    expect((await ask(crm, 'POST', '/crm/properties/2026-09/companies/groups', {})).status).toBe(403);
  });
});

describe('a batch of which some fails', () => {
  it('answers 207: the named records are not written, the others are', async () => {
    const crm = crmWith([{ kind: 'partial_batch', ids: ['2'] }]);
    const answer = await ask(crm, 'POST', `${COMPANIES}/batch/update`, renames(['1', '2', '3']));
    expect(answer).toMatchObject({ status: 207, body: { numErrors: 1, errors: [{ context: { ids: ['2'] } }] } });
    expect(idsOf(answer)).toEqual(['1', '3']);
    expect(crm.record('companies', '2')?.properties).toHaveProperty('name', 'Company 2');
    expect(crm.record('companies', '3')?.properties).toHaveProperty('name', 'Renamed');
  });

  it('can fail by a share of all records, for a number of times, in reads too', async () => {
    const crm = crmWith([{ kind: 'partial_batch', share: 0.5, times: 3, path: '/batch/read' }]);
    const inputs = companies(100).map(({ id }) => ({ id }));
    const first = await ask(crm, 'POST', `${COMPANIES}/batch/read`, { inputs });
    expect(first).toMatchObject({ status: 207, body: { numErrors: 3 } });
    expect(idsOf(first)).toHaveLength(97);
    expect(await ask(crm, 'POST', `${COMPANIES}/batch/read`, { inputs })).toMatchObject({ status: 200 });
  });

  it('can say COMPLETE without a single result', async () => {
    const crm = crmWith([{ kind: 'hidden_results', times: 1 }]);
    const answer = await ask(crm, 'POST', `${COMPANIES}/batch/update`, renames(['1']));
    expect(answer).toMatchObject({ status: 200, body: { status: 'COMPLETE', results: [] } });
  });
});

describe('associations', () => {
  const deals = numbered(7, () => ({}), 11);
  const crmWithLinks = (...rules: readonly Rule[]): SandboxCrm =>
    smallCrm(
      { companies: companies(1), deals },
      deals.map((deal) => ({ from: { type: 'deals', id: deal.id }, to: { type: 'companies', id: '1' } })),
      { misbehaviour: rules },
    );
  const READ = '/crm/associations/2026-09/companies/deals/batch/read';

  it('can be cut off at another size, inside records and in batches', async () => {
    const crm = crmWithLinks({ kind: 'short_association_pages', size: 3 });
    const inline = await ask(crm, 'GET', `${COMPANIES}/1?associations=deals`);
    expect(inline.body).toHaveProperty('associations.deals.results.length', 3);
    expect(inline.body).toHaveProperty('associations.deals.paging.next.after', '14');
    const batch = await ask(crm, 'POST', READ, { inputs: [{ id: '1', after: '14' }] });
    expect(batch.body).toHaveProperty('results.0.to.length', 3);
    expect(batch.body).toHaveProperty('results.0.paging.next.after', '17');
  });

  it('can name their records by number', async () => {
    const answer = await ask(crmWithLinks({ kind: 'numeric_ids' }), 'POST', READ, { inputs: [{ id: '1' }] });
    expect(answer.body).toHaveProperty('results.0.to.0.toObjectId', 11);
  });
});
