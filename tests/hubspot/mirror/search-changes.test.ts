import { describe, expect, it } from 'vitest';
import type { CrmRecord } from '../../../src/hubspot/records/crm-record.ts';
import { searchChanges } from '../../../src/hubspot/mirror/search-changes.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { clientOf } from './support.ts';
import { createCrm, type CrmOptions, type SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import type { CrmData } from '../../../sandbox/crm/crm-data.ts';
import { createHubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const FROM = Date.parse('2026-11-20T00:00:00Z');
const TO = Date.parse('2026-11-21T00:00:00Z');

/** Calls whose changes are told by their place. */
function portalOfCalls(count: number, changedAt: (index: number) => number): CrmData {
  const data = new CrmBuilder().build();
  const calls = Array.from({ length: count }, (_, index) => ({
    id: String(1_000_000 + index),
    properties: { hs_timestamp: '2026-01-01T00:00:00Z' },
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: new Date(changedAt(index)).toISOString(),
  }));
  return { ...data, records: { ...data.records, calls } };
}

async function search(data: CrmData, options: CrmOptions = {}): Promise<{ crm: SandboxCrm; ids: readonly string[] }> {
  const crm = createCrm(data, { token: 'token', ...options });
  const found: CrmRecord[] = [];
  for await (const page of searchChanges(clientOf(crm), 'calls', ['hs_timestamp'], { from: FROM, to: TO })) {
    found.push(...page);
  }
  return { crm, ids: found.map(({ id }) => id) };
}

const idsOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => String(1_000_000 + index));

describe('searchChanges', () => {
  it('finds what was changed in the span of time, both ends included, 200 a call', async () => {
    const data = portalOfCalls(403, (index) => FROM - 1 + index);
    const { crm, ids } = await search({
      ...data,
      records: {
        ...data.records,
        calls: data.records.calls.map((call, index) =>
          index === 402 ? { ...call, updatedAt: new Date(TO).toISOString() } : call,
        ),
      },
    });
    expect(ids).toEqual(idsOf(403).slice(1));
    expect(crm.calls.total).toBe(3);
  });

  it('takes more than 10,000 results in parts, each record once', async () => {
    const { crm, ids } = await search(portalOfCalls(12_000, (index) => FROM + Math.floor(index / 3)));
    expect(ids).toEqual(idsOf(12_000));
    expect(crm.calls.answeredWith(400)).toBe(0);
    expect(crm.calls.total).toBeLessThan(12_000 / 200 + 10);
  });

  it('reads a single millisecond with more than 10,000 changes by id, and goes on behind it', async () => {
    const { crm, ids } = await search(portalOfCalls(10_900, (index) => (index < 10_500 ? FROM + 5 : FROM + 6 + index)));
    expect([...ids].sort()).toEqual(idsOf(10_900));
    expect(crm.calls.answeredWith(400)).toBe(0);
  });

  it('drops records outside the span, and records that come twice', async () => {
    const hit = (id: string, at: number) => ({ id, properties: { hs_lastmodifieddate: new Date(at).toISOString() } });
    const pages = [
      { results: [hit('1', FROM), hit('2', FROM - 1), hit('3', FROM + 1)], paging: { next: { after: '3' } } },
      { results: [hit('3', FROM + 1), hit('4', TO + 1), hit('5', TO)] },
    ];
    const client = createHubSpotClient(
      { send: () => Promise.resolve({ status: 200, headers: {}, json: pages.shift() }) },
      { clock: createFakeClock(), limits: null },
    );
    const ids: string[] = [];
    for await (const page of searchChanges(client, 'calls', [], { from: FROM, to: TO }))
      ids.push(...page.map(({ id }) => id));
    expect(ids).toEqual(['1', '3', '5']);
  });

  it('asks anew where a page comes again, and gives up where it does so every time', async () => {
    const hit = (id: number) => ({ id: String(id), properties: { hs_lastmodifieddate: new Date(FROM).toISOString() } });
    const first = { results: [hit(1)], paging: { next: { after: '1' } } };
    const answers = [first, first, { results: [hit(2)] }];
    const collect = async (next: () => unknown): Promise<readonly string[]> => {
      const client = createHubSpotClient(
        { send: () => Promise.resolve({ status: 200, headers: {}, json: next() }) },
        { clock: createFakeClock(), limits: null },
      );
      const ids: string[] = [];
      for await (const page of searchChanges(client, 'calls', [], { from: FROM, to: TO }))
        ids.push(...page.map(({ id }) => id));
      return ids;
    };
    expect(await collect(() => answers.shift())).toEqual(['1', '2']);
    await expect(collect(() => first)).rejects.toMatchObject({ code: 'bad_response' });
  });
});
