import { describe, expect, it } from 'vitest';
import { withPolicyId } from '../../../src/operations/parse-policy.ts';
import { describeChecklist, type ChecklistStep } from '../../../src/operations/settings/describe-checklist.ts';
import { tidyStore } from '../../../src/operations/refresh/tidy-store.ts';
import { DEFAULT_POLICY } from '../../../src/scoring/policy.ts';
import type { MemoryInbox } from '../../support/memory-inbox.ts';
import { memoryInbox } from '../../support/memory-inbox.ts';
import { companyHistory, wonDeal } from '../../support/histories.ts';
import { openRescoreDesk, type RescoreDesk } from '../../support/rescore-desk.ts';

const ACME = companyHistory({ deals: [wonDeal({ on: '2025-12-01', amount: 12_000 })] });
const KNOWN = { missingScopes: [], missingProperties: ['loyalty_score'] };

async function steps(desk: RescoreDesk, inbox: MemoryInbox, known = KNOWN): Promise<Record<string, ChecklistStep>> {
  const store = { ...desk.store, inbox };
  const described = await describeChecklist(store, known, desk.world.now());
  return Object.fromEntries(described.map((step) => [step.name, step]));
}

function open(): { readonly desk: RescoreDesk; readonly inbox: MemoryInbox } {
  const desk = openRescoreDesk([ACME]);
  return { desk, inbox: memoryInbox(desk.world.now) };
}

describe('the checklist', () => {
  it('begins with everything to do, in the order in which it is done', async () => {
    const { desk, inbox } = open();
    const described = await steps(desk, inbox);
    expect(Object.keys(described)).toEqual([
      ...['scopes', 'properties', 'first_fill', 'webhooks', 'test_workflow', 'policy_confirmed'],
    ]);
    expect(described.scopes).toMatchObject({ state: 'done', missing: [], at: '2026-11-21T02:00:00.000Z' });
    expect(described.properties).toMatchObject({ state: 'to_do', missing: ['loyalty_score'], at: null });
    for (const name of ['first_fill', 'webhooks', 'test_workflow', 'policy_confirmed'])
      expect(described[name]).toMatchObject({ state: 'to_do', at: null });
  });

  it('says what the CRM did not', async () => {
    const { desk, inbox } = open();
    const unknown = await describeChecklist(
      { ...desk.store, inbox },
      { missingScopes: null, missingProperties: null },
      desk.world.now(),
    );
    expect(unknown.slice(0, 2).map(({ state }) => state)).toEqual(['unknown', 'unknown']);
  });

  it('has the first fill under way from its first run, and done with the first scores that were sent', async () => {
    const { desk, inbox } = open();
    const run = await desk.store.runs.startRun('first_fill');
    expect((await steps(desk, inbox)).first_fill).toMatchObject({ state: 'under_way', at: null });
    await desk.store.runs.finishRun(run?.id ?? '', 'stopped', null);
    await desk.store.mirror.writeRecords([{ kind: 'company', id: '101', fields: '', links: '' }]);
    await desk.run();
    expect((await steps(desk, inbox)).first_fill).toMatchObject({ state: 'done', at: '2026-11-21T02:00:00.000Z' });
  });

  it('has nothing filled where there are no companies yet, also after a run', async () => {
    const desk = openRescoreDesk([]);
    await desk.run();
    const { first_fill } = await steps(desk, memoryInbox(desk.world.now));
    expect(first_fill).toMatchObject({ state: 'empty', at: '2026-11-21T02:00:00.000Z' });
  });

  it('remembers events and workflows also where they are not kept any more', async () => {
    const { desk, inbox } = open();
    const { notices } = desk.store;
    inbox.put({ key: 'one', body: '{}' }, 'c');
    await notices.beginAnswer({ callbackId: 'a', action: 'rescore', companyId: '101' });
    expect((await steps(desk, inbox)).test_workflow).toMatchObject({ state: 'to_do' });
    await notices.writeAnswer('a', 'answered', { score: 80 });
    const seen = { state: 'done', at: '2026-11-21T02:00:00.000Z' };
    expect(await steps(desk, inbox)).toMatchObject({ webhooks: seen, test_workflow: seen });
    await inbox.markHandled(['1']);
    desk.today = '2026-12-24';
    await tidyStore({ ...desk.store, inbox }, desk.world.now());
    expect(await inbox.lastReceivedAt()).toBeNull();
    expect(await notices.lastAnsweredAt()).toBeNull();
    expect(await steps(desk, inbox)).toMatchObject({ webhooks: seen, test_workflow: seen });
    inbox.put({ key: 'two', body: '{}' }, 'c');
    expect(await steps(desk, inbox)).toMatchObject({ webhooks: { at: '2026-12-24T02:00:00.000Z' } });
  });

  it('takes the policy for confirmed once somebody set it as no longer provisional', async () => {
    const { desk, inbox } = open();
    await desk.run();
    expect((await steps(desk, inbox)).policy_confirmed).toMatchObject({ state: 'to_do' });
    const value = withPolicyId({ ...DEFAULT_POLICY, provisional: false });
    await desk.store.runs.writeSetting({ name: 'policy', value, setBy: 'ada', why: 'Looked at' });
    expect((await steps(desk, inbox)).policy_confirmed).toMatchObject({
      state: 'done',
      at: expect.any(String) as string,
    });
  });
});
