import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createHubSpotCustomerRecords } from '../../../src/hubspot/hubspot-customer-records.ts';
import { provision } from '../../../src/hubspot/properties/provision.ts';
import { publish } from '../../../src/hubspot/properties/publish.ts';
import type { PublishRequest } from '../../../src/operations/ports.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { PUBLISHED } from '../../support/published-values.ts';
import { TOKEN, useSandbox } from '../support/sandbox.ts';

const open = useSandbox();

function portal(companies: number): CrmBuilder {
  const builder = new CrmBuilder();
  for (let id = 1; id <= companies; id += 1) builder.company(String(id));
  return builder;
}

const first = (...ids: readonly (number | string)[]): readonly PublishRequest[] =>
  ids.map((id) => ({ companyId: String(id), before: null, after: PUBLISHED }));

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

async function openProvisioned(companies: number) {
  const sandbox = open(portal(companies).build());
  await provision(sandbox.client, 'apply');
  sandbox.crm.calls.reset();
  return sandbox;
}

describe('publish', () => {
  it('writes what is worth writing and is read back as it was published', async () => {
    const { client } = await openProvisioned(1);
    const [outcome] = await publish(client, first(1));
    expect(outcome).toMatchObject({ companyId: '1', result: 'written', reason: null });
    const records = createHubSpotCustomerRecords(client);
    expect((await records.readPublished('1'))?.published).toEqual(PUBLISHED);
    expect((await records.readCompany('1'))?.published).toEqual(PUBLISHED);
  });

  it('sends nothing for a company that did not change', async () => {
    const { client, crm } = await openProvisioned(1);
    const again = { companyId: '1', before: PUBLISHED, after: { ...PUBLISHED, scoredAt: '2026-11-21T02:00:00.000Z' } };
    expect(await publish(client, [again])).toEqual([
      { companyId: '1', result: 'unchanged', reason: null, propertiesSent: 0, published: PUBLISHED, obstacle: null },
    ]);
    expect(crm.calls.total).toBe(0);
  });

  it('writes 250 companies in three calls, each company once', async () => {
    const { client, crm } = await openProvisioned(250);
    const outcomes = await publish(client, [...first(...range(250)), ...first(7, 8)]);
    expect(outcomes).toHaveLength(250);
    expect(outcomes.every(({ result }) => result === 'written')).toBe(true);
    expect(crm.calls.total).toBe(3);
  });

  it('handles a 207 record by record: refused by a rule, gone, and tried again', async () => {
    const { client, crm } = await openProvisioned(5);
    crm.misbehave(
      { kind: 'validation_rule', objectType: 'companies', requires: 'city', ids: ['2'] },
      { kind: 'partial_batch', path: '/batch/update', ids: ['4'], times: 1 },
    );
    const outcomes = await publish(client, first(1, 2, 3, 4, 5, 999));
    expect(Object.fromEntries(outcomes.map(({ companyId, result }) => [companyId, result]))).toEqual({
      1: 'written',
      2: 'refused',
      3: 'written',
      4: 'written',
      5: 'written',
      999: 'failed',
    });
    expect(outcomes.find(({ companyId }) => companyId === '2')?.reason).toContain('city');
    expect(outcomes.find(({ companyId }) => companyId === '999')?.reason).toContain('no such company');
    expect(Object.fromEntries(outcomes.map(({ companyId, obstacle }) => [companyId, obstacle]))).toMatchObject({
      1: null,
      2: 'rule',
      4: null,
      999: 'gone',
    });
    for (const { result, published } of outcomes) expect(published).toEqual(result === 'written' ? PUBLISHED : null);
  });

  it('finds the one record for which HubSpot refuses a whole batch, and writes all others', async () => {
    const { client, crm } = await openProvisioned(100);
    crm.misbehave({
      kind: 'validation_rule',
      objectType: 'companies',
      requires: 'city',
      ids: ['37'],
      refusesBatch: true,
    });
    const outcomes = await publish(client, first(...range(100)));
    expect(outcomes.filter(({ result }) => result === 'written')).toHaveLength(99);
    expect(outcomes.filter(({ result }) => result !== 'written')).toMatchObject([
      { companyId: '37', result: 'refused' },
    ]);
    // Halving 100 records down to one.
    expect(crm.calls.total).toBeLessThanOrEqual(15);
  });

  it('does not take an empty "success" for one', async () => {
    const { client, crm } = await openProvisioned(3);
    crm.misbehave({ kind: 'hidden_results', path: '/batch/update' });
    const outcomes = await publish(client, first(1, 2, 3));
    expect(outcomes.map(({ result }) => result)).toEqual(['failed', 'failed', 'failed']);
    expect(outcomes[0]?.reason).toBe('HubSpot took the update and did not confirm it. Run the scoring again');
  });

  it('confirms a success that was empty once', async () => {
    const { client, crm } = await openProvisioned(3);
    crm.misbehave({ kind: 'hidden_results', path: '/batch/update', times: 1 });
    expect((await publish(client, first(1, 2, 3))).map(({ result }) => result)).toEqual([
      'written',
      'written',
      'written',
    ]);
  });

  it('says that the properties are missing, without asking for every record', async () => {
    const { client, crm } = open(portal(150).build());
    const outcomes = await publish(client, first(...range(150)));
    expect(outcomes.every(({ result }) => result === 'failed')).toBe(true);
    expect(outcomes[0]).toMatchObject({ obstacle: 'set_up', published: null });
    expect(outcomes[0]?.reason).toContain('loyalty properties --apply');
    expect(crm.calls.total).toBe(1);
  });

  it('names the option that is missing as the reason of a refusal', async () => {
    const { client } = await openProvisioned(1);
    await client.attempt(
      {
        kind: 'properties',
        operation: 'change',
        method: 'PATCH',
        path: '/crm/properties/2026-09/companies/loyalty_risk',
        body: { options: [{ value: 'high', label: 'High', displayOrder: 0, hidden: false }] },
      },
      z.unknown(),
    );
    const [outcome] = await publish(client, first(1));
    expect(outcome).toMatchObject({ result: 'refused', obstacle: 'set_up' });
    expect(outcome?.reason).toContain('loyalty_risk');
  });

  it.each([
    ['a refused token', { kind: 'unauthorized' }, 'access token', 1],
    ['the limit of the day', { kind: 'rate_limit', policy: 'DAILY' }, 'API calls of today', 1],
    ['a missing scope', { kind: 'missing_scope', objectType: 'companies', action: 'write' }, 'permission', 1],
  ] as const)('gives up at once after %s, and never throws', async (_case, fault, words, calls) => {
    const { client, crm } = await openProvisioned(250);
    crm.misbehave(fault);
    const outcomes = await publish(client, first(...range(250)));
    expect(outcomes).toHaveLength(250);
    for (const { result, reason } of outcomes) {
      expect(result).toBe('failed');
      expect(reason).toContain(words);
      expect(reason).not.toContain(TOKEN);
    }
    expect(crm.calls.total).toBe(calls);
  });

  it('goes on with the next batch where one fails in the end', async () => {
    const { client, crm } = await openProvisioned(150);
    crm.misbehave({ kind: 'dropped_connection', path: '/batch/update', times: 6 });
    const outcomes = await publish(client, first(...range(150)));
    expect(outcomes.filter(({ result }) => result === 'failed')).toHaveLength(100);
    expect(outcomes.filter(({ result }) => result === 'written')).toHaveLength(50);
  });

  it('writes once where only the answer was lost', async () => {
    const { client, crm } = await openProvisioned(2);
    crm.misbehave({ kind: 'dropped_connection', path: '/batch/update', afterwards: true, times: 1 });
    expect((await publish(client, first(1, 2))).map(({ result }) => result)).toEqual(['written', 'written']);
    expect(crm.record('companies', '1')?.properties.loyalty_segment).toBe('ideal');
  });
});
