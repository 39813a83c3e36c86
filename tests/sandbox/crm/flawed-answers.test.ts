import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../sandbox/crm/misbehaviour.ts';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { afterOf, ask, companies, idsOf, numbered, smallCrm } from './small-crm.ts';

const COMPANIES = '/crm/objects/2026-09/companies';
const LINKS = '/crm/associations/2026-09/companies/deals/batch/read';

function crmWith(...rules: readonly Rule[]): SandboxCrm {
  const deals = numbered(150, () => ({}), 1_001);
  return smallCrm(
    { companies: companies(30), deals },
    deals.map(({ id }) => ({ from: { type: 'deals', id }, to: { type: 'companies', id: '1' } })),
    { misbehaviour: rules },
  );
}

describe('a page whose "after" is passed over', () => {
  it('is the first page again, in lists, in searches and in associations', async () => {
    const crm = crmWith({ kind: 'ignored_after' });
    const list = await ask(crm, 'GET', `${COMPANIES}?limit=5&after=5`);
    expect(idsOf(list)).toEqual(['1', '2', '3', '4', '5']);
    const search = await ask(crm, 'POST', `${COMPANIES}/search`, { limit: 5, after: '5' });
    expect(idsOf(search)).toEqual(['1', '2', '3', '4', '5']);
    expect(afterOf(search)).toBe('5');
    const links = await ask(crm, 'POST', LINKS, { inputs: [{ id: '1', after: '1101' }] });
    expect(links.body).toHaveProperty('results.0.to.0.toObjectId', '1001');
    expect(crm.faults).toEqual({ ignored_after: 3 });
  });

  it('comes as often as it is told, and is not used up by a first page', async () => {
    const crm = crmWith({ kind: 'ignored_after', times: 1 });
    await ask(crm, 'GET', `${COMPANIES}?limit=5`);
    expect(idsOf(await ask(crm, 'GET', `${COMPANIES}?limit=5&after=5`))).toEqual(['1', '2', '3', '4', '5']);
    expect(idsOf(await ask(crm, 'GET', `${COMPANIES}?limit=5&after=5`))).toEqual(['6', '7', '8', '9', '10']);
  });
});

describe('an answer with a record twice', () => {
  it('comes from lists, searches and batches', async () => {
    const crm = crmWith({ kind: 'duplicate_results' });
    expect(idsOf(await ask(crm, 'GET', `${COMPANIES}?limit=3`))).toEqual(['1', '2', '3', '1']);
    expect(idsOf(await ask(crm, 'POST', `${COMPANIES}/search`, { limit: 2 }))).toEqual(['1', '2', '1']);
    const batch = await ask(crm, 'POST', `${COMPANIES}/batch/read`, { inputs: [{ id: '7' }, { id: '8' }] });
    expect(idsOf(batch)).toEqual(['7', '8', '7']);
    expect(crm.faults).toEqual({ duplicate_results: 3 });
  });
});

describe('a search that finds what was not asked for', () => {
  it('has a record outside the window at the end of its page', async () => {
    const crm = crmWith({ kind: 'outside_results', times: 1 });
    const body = {
      filterGroups: [{ filters: [{ propertyName: 'hs_object_id', operator: 'GT', value: '20' }] }],
      limit: 3,
    };
    expect(idsOf(await ask(crm, 'POST', `${COMPANIES}/search`, body))).toEqual(['21', '22', '23', '1']);
    expect(idsOf(await ask(crm, 'POST', `${COMPANIES}/search`, body))).toEqual(['21', '22', '23']);
  });
});

describe('search that lags behind', () => {
  const START = Date.parse('2026-11-20T12:00:00Z');
  const LAG: Rule = { kind: 'search_lag', milliseconds: 60_000 };

  function laggingCrm(): SandboxCrm {
    return smallCrm({ companies: companies(3) }, [], { now: () => new Date(START), misbehaviour: [LAG] });
  }

  const modifiedSince = (instant: number): unknown => ({
    filterGroups: [{ filters: [{ propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(instant) }] }],
    limit: 100,
  });
  const found = async (crm: SandboxCrm, body: unknown): Promise<readonly (string | undefined)[]> =>
    idsOf(await ask(crm, 'POST', `${COMPANIES}/search`, body));

  it('does not find a new record at first, while reading by id does', async () => {
    const crm = laggingCrm();
    const id = crm.change({ change: 'create', type: 'companies', properties: { name: 'New' } });
    expect(await found(crm, {})).toEqual(['1', '2', '3']);
    expect((await ask(crm, 'GET', `${COMPANIES}/${id}`)).status).toBe(200);
    crm.advance(60_000);
    expect(await found(crm, {})).toEqual(['1', '2', '3', id]);
  });

  it('finds a changed record by the modification before', async () => {
    const crm = laggingCrm();
    crm.change({ change: 'update', type: 'companies', id: '2', properties: { name: 'Changed' } });
    expect(await found(crm, modifiedSince(START))).toEqual([]);
    expect(await found(crm, {})).toEqual(['1', '2', '3']);
    crm.advance(60_000);
    expect(await found(crm, modifiedSince(START))).toEqual(['2']);
  });

  it('can find a later change before an earlier one', async () => {
    const crm = laggingCrm();
    const made: string[] = [];
    for (let index = 0; index < 40; index += 1) {
      made.push(crm.change({ change: 'create', type: 'companies', properties: { name: 'New' } }));
      crm.advance(1_000);
    }
    const known = new Set(await found(crm, modifiedSince(START)));
    const isKnown = made.map((id) => known.has(id));
    expect(isKnown).toContain(true);
    expect(isKnown.lastIndexOf(true)).toBeGreaterThan(isKnown.indexOf(false));
    crm.advance(60_000);
    expect(await found(crm, modifiedSince(START))).toEqual(made);
  });

  it('is that of one type where it names one', async () => {
    const crm = smallCrm({ companies: companies(1) }, [], {
      now: () => new Date(START),
      misbehaviour: [{ ...LAG, objectType: 'deals' }],
    });
    const id = crm.change({ change: 'create', type: 'companies', properties: { name: 'New' } });
    expect(await found(crm, {})).toEqual(['1', id]);
  });
});
