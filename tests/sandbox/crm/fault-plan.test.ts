import { describe, expect, it } from 'vitest';
import type { FaultPlan, PlannedFault } from '../../../sandbox/crm/misbehaviour.ts';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import { USUAL_FAULTS } from '../../../sandbox/crm/usual-faults.ts';
import { ask, companies, smallCrm } from './small-crm.ts';

const COMPANIES = '/crm/objects/2026-09/companies';
const LINKS = '/crm/associations/2026-09/companies/deals/batch/read';
function planned(more: Partial<FaultPlan> = {}): SandboxCrm {
  const plan: FaultPlan = { kind: 'fault_plan', seed: 11, share: 0.3, faults: USUAL_FAULTS, ...more };
  return smallCrm(
    { companies: companies(200), deals: [{ id: '10', properties: {} }] },
    [{ from: { type: 'deals', id: '10' }, to: { type: 'companies', id: '1' } }],
    { misbehaviour: [plan], wait: () => Promise.resolve() },
  );
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** Reads, batch reads, batch updates, searches and reads of associations in turn, each call different from the others. */
function callsOf(count: number): readonly Call[] {
  return Array.from({ length: count }, (_, index): Call => {
    const id = String(1 + (index % 200));
    const properties = [`p${String(index)}`];
    const post = (path: string, body: unknown): Call => ({ method: 'POST', path, body });
    switch (index % 5) {
      case 0:
        return { method: 'GET', path: `${COMPANIES}/${id}?properties=${properties.join()}` };
      case 1:
        return post(`${COMPANIES}/batch/read`, { inputs: [{ id }], properties });
      case 2:
        return post(`${COMPANIES}/batch/update`, { inputs: [{ id, properties: { name: properties.join() } }] });
      case 3:
        return post(`${COMPANIES}/search`, {
          filters: [{ propertyName: 'hs_object_id', operator: 'GT', value: '100' }],
          properties,
        });
      default:
        return post(LINKS, { inputs: [{ id: '1', after: String(index) }] });
    }
  });
}

/** What each call was answered with, by the call, when they are made in this order. */
async function answers(crm: SandboxCrm, calls: readonly Call[]): Promise<ReadonlyMap<Call, string>> {
  const seen = new Map<Call, string>();
  for (const call of calls) {
    const request = new Request(`https://api.hubapi.com${call.path}`, {
      method: call.method,
      headers: { Authorization: 'Bearer any' },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    const answer = await crm.handle(request);
    const retryAfter = answer.headers.get('Retry-After') ?? '';
    const text = answer.type === 'error' ? '' : await answer.text();
    const results = /"numErrors":\d+|"results":\[\]/.exec(text)?.[0] ?? '';
    seen.set(call, [answer.status, retryAfter, results].join(' '));
  }
  return seen;
}

describe('a plan of faults', () => {
  it('meets the same calls with the same faults, in whatever order they come', async () => {
    const calls = callsOf(600);
    const first = await answers(planned(), calls);
    const second = await answers(planned(), [...calls].reverse());
    expect(calls.map((call) => second.get(call))).toEqual(calls.map((call) => first.get(call)));
    expect(new Set(first.values()).size).toBeGreaterThan(6);
  });

  it('meets other calls with another seed', async () => {
    const calls = callsOf(100);
    const first = await answers(planned(), calls);
    const second = await answers(planned({ seed: 12 }), calls);
    expect(calls.map((call) => second.get(call))).not.toEqual(calls.map((call) => first.get(call)));
  });

  it('strikes its share of the calls, counts its faults by kind, and can be replayed with more than a thousand of them', async () => {
    const run = async (): Promise<Readonly<Record<string, number>>> => {
      const crm = planned();
      await answers(crm, callsOf(4_500));
      return crm.faults;
    };
    const first = await run();
    const total = Object.values(first).reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(1_000);
    expect(total).toBeLessThan(0.35 * 4_500);
    expect(Object.keys(first)).toEqual([...new Set(USUAL_FAULTS.map((fault) => fault.kind))].sort());
    expect(await run()).toEqual(first);
  });

  it('lets a call through after three faults, so that trying again leads somewhere', async () => {
    const crm = planned({ share: 1, faults: [{ kind: 'server_error' }] });
    const statuses: number[] = [];
    for (let index = 0; index < 5; index += 1) statuses.push((await ask(crm, 'GET', `${COMPANIES}/1`)).status);
    expect(statuses).toEqual([500, 500, 500, 200, 200]);
    const patient = planned({ share: 1, faults: [{ kind: 'server_error' }], mostPerCall: 0 });
    expect((await ask(patient, 'GET', `${COMPANIES}/1`)).status).toBe(200);
  });

  it('draws each try of one call anew', async () => {
    const crm = planned({ share: 0.5, faults: [{ kind: 'server_error' }], mostPerCall: 1_000 });
    const statuses: number[] = [];
    for (let index = 0; index < 200; index += 1) statuses.push((await ask(crm, 'GET', `${COMPANIES}/1`)).status);
    const failed = statuses.filter((status) => status === 500).length;
    expect(failed).toBeGreaterThan(70);
    expect(failed).toBeLessThan(130);
  });

  it('does not count a call that a limit refuses as a try', async () => {
    const fault: FaultPlan = { kind: 'fault_plan', seed: 1, share: 1, faults: [{ kind: 'locked' }], mostPerCall: 1 };
    let now = Date.parse('2026-11-20T12:00:00Z');
    const crm = smallCrm({ companies: companies(2) }, [], {
      misbehaviour: [fault],
      limits: { enforce: true, perTenSeconds: 1 },
      now: () => new Date(now),
    });
    expect((await ask(crm, 'GET', `${COMPANIES}/2`)).status).toBe(423);
    expect((await ask(crm, 'GET', `${COMPANIES}/1`)).status).toBe(429);
    now += 10_000;
    expect((await ask(crm, 'GET', `${COMPANIES}/1`)).status).toBe(423);
  });

  it('meets only the calls that it, and then one of its faults, is about', async () => {
    const faults: readonly PlannedFault[] = [{ kind: 'locked', path: '/batch/update' }];
    const crm = planned({ share: 1, faults, method: 'POST' });
    expect((await ask(crm, 'GET', `${COMPANIES}/1`)).status).toBe(200);
    expect((await ask(crm, 'POST', `${COMPANIES}/batch/read`, { inputs: [{ id: '1' }] })).status).toBe(200);
    const update = { inputs: [{ id: '1', properties: { name: 'x' } }] };
    expect((await ask(crm, 'POST', `${COMPANIES}/batch/update`, update)).status).toBe(423);
  });
});
