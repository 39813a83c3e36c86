import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SandboxCrm } from '../../../sandbox/crm/sandbox-crm.ts';
import type { Action, Workflow } from '../../../sandbox/workflows/workflow.ts';
import type { ActionOptions } from '../../../sandbox/workflows/call-action.ts';
import { startWorkflows } from '../../../sandbox/workflows/workflow-engine.ts';
import type { WorkflowEngine } from '../../../sandbox/workflows/workflow-engine.ts';
import { ask } from '../crm/small-crm.ts';
import { startApp } from './action-app.ts';
import { DAY, loyaltyCrm, publish } from './loyalty-crm.ts';

const PUBLIC_URL = 'https://loyalty.example.com';
const SECRET = 'client-secret';
const SIGNED_AT = 1_795_000_000_000;

const isCritical = { property: 'loyalty_risk', is: 'any_of', values: ['critical'] } as const;
const taskNamed = (title: string): Action => ({
  kind: 'create_task',
  title,
  notes: '',
  dueInDays: 1,
  priority: 'LOW',
  forOwner: false,
});

const RESCORE: Action = {
  kind: 'custom_action',
  name: 'rescore',
  path: '/hubspot/actions/rescore',
  inputFields: { reason: 'Risk became critical' },
};
const BRANCH: Action = {
  kind: 'branch',
  on: { action: 'rescore', output: 'risk' },
  values: ['high', 'critical'],
  then: [taskNamed('Call')],
  otherwise: [taskNamed('Write')],
};

function whenCritical(...actions: readonly Action[]): Workflow {
  return { name: 'Critical', enrolsWhen: [[isCritical]], reEnrolsOn: [isCritical], actions };
}

async function started(
  workflows: readonly Workflow[],
  address: string | null = null,
  more: Partial<ActionOptions> = {},
): Promise<{ readonly crm: SandboxCrm; readonly engine: WorkflowEngine; readonly tasks: () => readonly unknown[] }> {
  const crm = await loyaltyCrm();
  const options = { publicUrl: PUBLIC_URL, clientSecret: SECRET, now: () => SIGNED_AT, ...more };
  const engine = startWorkflows(crm, workflows, address === null ? null : { ...options, address });
  onTestFinished(() => {
    engine.stop();
  });
  return { crm, engine, tasks: () => crm.records('tasks').map(({ properties }) => properties.hs_task_subject) };
}

const kinds = (engine: WorkflowEngine): readonly string[] => engine.log.map(({ kind }) => kind);
const success = (outputs: object): object => ({ outputFields: { hs_execution_state: 'SUCCESS', ...outputs } });

describe('a custom action', () => {
  it('is called with the company and its inputs, signed in both ways over the public address', async () => {
    const app = await startApp({ status: 200, body: success({ risk: 'critical' }) });
    const { crm, engine, tasks } = await started([whenCritical(RESCORE, BRANCH)], app.address);
    publish(crm, { loyalty_risk: 'critical' });
    await engine.settled();
    const [call] = app.calls;
    expect(JSON.parse(call!.text)).toMatchObject({
      callbackId: expect.stringMatching(/^ap-4711-/) as string,
      origin: { portalId: 4711 },
      context: { workflowId: expect.any(Number) as number, source: 'WORKFLOWS' },
      object: { objectId: 1, objectType: 'COMPANY', properties: { name: 'Company 1' } },
      inputFields: { reason: 'Risk became critical' },
      fields: { reason: 'Risk became critical' },
    });
    const uri = `${PUBLIC_URL}/hubspot/actions/rescore`;
    expect(call!.headers).toMatchObject({
      'x-hubspot-signature-version': 'v2',
      'x-hubspot-signature': createHash('sha256').update(`${SECRET}POST${uri}${call!.text}`).digest('hex'),
      'x-hubspot-request-timestamp': String(SIGNED_AT),
      'x-hubspot-signature-v3': createHmac('sha256', SECRET)
        .update(`POST${uri}${call!.text}${SIGNED_AT}`)
        .digest('base64'),
    });
    expect(tasks()).toEqual(['Call']);
  });

  it('is signed with v2 alone where HubSpot does it so', async () => {
    const app = await startApp({ status: 200 });
    const { crm, engine } = await started([whenCritical(RESCORE)], app.address, { signatures: ['v2'] });
    publish(crm, { loyalty_risk: 'critical' });
    await engine.settled();
    expect(app.calls[0]?.headers).toHaveProperty('x-hubspot-signature-version', 'v2');
    expect(app.calls[0]?.headers).not.toHaveProperty('x-hubspot-signature-v3');
    expect(app.calls[0]?.headers).not.toHaveProperty('x-hubspot-request-timestamp');
  });

  it('leads a branch by its output, and the other way where there is none', async () => {
    const app = await startApp({ status: 200, body: success({ risk: 'low' }) }, { status: 200, body: 'no outputs' });
    const { crm, engine, tasks } = await started([whenCritical(RESCORE, BRANCH)], app.address);
    publish(crm, { loyalty_risk: 'critical' });
    await engine.settled();
    publish(crm, { loyalty_risk: 'critical' }, '2');
    await engine.settled();
    expect(tasks()).toEqual(['Write', 'Write']);
  });

  it('has failed after 4xx, is not tried again, and the workflow goes on', async () => {
    const app = await startApp({ status: 400 });
    const { crm, engine, tasks } = await started([whenCritical(RESCORE, BRANCH)], app.address);
    publish(crm, { loyalty_risk: 'critical' });
    await engine.settled();
    expect(app.calls).toHaveLength(1);
    expect(kinds(engine)).toContain('action_failed');
    expect(tasks()).toEqual(['Write']);
  });

  it('is tried again after 5xx and 429, with the same callback id', async () => {
    const app = await startApp(
      { status: 503 },
      { status: 429, headers: { 'Retry-After': '5' } },
      { status: 200, body: success({ risk: 'high' }) },
    );
    const { crm, engine, tasks } = await started([whenCritical(RESCORE, BRANCH)], app.address, { retryPace: 60_000 });
    publish(crm, { loyalty_risk: 'critical' });
    await engine.settled();
    const callbackIds = app.calls.map(({ text }) => /"callbackId":"([^"]+)"/.exec(text)?.[1]);
    expect(callbackIds).toHaveLength(3);
    expect(new Set(callbackIds).size).toBe(1);
    expect(tasks()).toEqual(['Call']);
  });

  it('waits after BLOCK until the app completes the callback, and takes its outputs', async () => {
    const app = await startApp({ status: 200, body: { outputFields: { hs_execution_state: 'BLOCK' } } });
    const { crm, engine, tasks } = await started([whenCritical(RESCORE, BRANCH)], app.address);
    publish(crm, { loyalty_risk: 'critical' });
    await engine.settled();
    expect([tasks(), engine.enrolled]).toEqual([[], 1]);
    publish(crm, { loyalty_risk: 'low' });
    publish(crm, { loyalty_risk: 'critical' });
    expect(kinds(engine)).toContain('still_enrolled');
    const callbackId = /"callbackId":"([^"]+)"/.exec(app.calls[0]?.text ?? '')?.[1] ?? '';
    const path = `/automation/actions/callbacks/2026-09/${callbackId}/complete`;
    expect((await ask(crm, 'POST', path, success({ risk: 'high' }))).status).toBe(204);
    await engine.settled();
    expect([tasks(), engine.enrolled]).toEqual([['Call'], 0]);
    expect((await ask(crm, 'POST', path, success({}))).status).toBe(404);
  });

  it('is given up when the time it asked for is over', async () => {
    const blocked = { hs_execution_state: 'BLOCK', hs_expiration_duration: 'P1DT12H' };
    const app = await startApp({ status: 200, body: { outputFields: blocked } });
    const { crm, engine, tasks } = await started([whenCritical(RESCORE, BRANCH)], app.address);
    publish(crm, { loyalty_risk: 'critical' });
    await engine.settled();
    crm.advance(DAY);
    engine.passTime();
    await engine.settled();
    expect(tasks()).toEqual([]);
    crm.advance(DAY / 2);
    engine.passTime();
    await engine.settled();
    expect(tasks()).toEqual(['Write']);
    expect(kinds(engine)).toContain('action_failed');
  });

  it('has failed where the app says FAIL_CONTINUE', async () => {
    const app = await startApp({ status: 200, body: { outputFields: { hs_execution_state: 'FAIL_CONTINUE' } } });
    const { crm, engine } = await started([whenCritical(RESCORE)], app.address);
    publish(crm, { loyalty_risk: 'critical' });
    await engine.settled();
    expect(kinds(engine)).toEqual(['enrolled', 'action_called', 'action_failed', 'ended']);
  });

  it('fails where the app has no address', async () => {
    const { crm, engine } = await started([whenCritical(RESCORE)]);
    publish(crm, { loyalty_risk: 'critical' });
    await engine.settled();
    expect(kinds(engine)).toEqual(['enrolled', 'action_failed', 'ended']);
  });
});

describe('the other steps', () => {
  it('set a property in the name of the workflow, and fill in values of the company', async () => {
    const { crm, engine } = await started([
      whenCritical({ kind: 'set_property', property: 'description', value: '{{name}} is {{loyalty_risk}}' }),
    ]);
    const sources: string[] = [];
    crm.on('propertyChange', ({ source }) => sources.push(source));
    publish(crm, { loyalty_risk: 'critical' });
    await engine.settled();
    expect(crm.record('companies', '1')?.properties.description).toBe('Company 1 is critical');
    expect(sources).toEqual(['CRM_UI', 'AUTOMATION_PLATFORM']);
  });

  it('wait for days to pass, during which a company is not enrolled again', async () => {
    const { crm, engine, tasks } = await started([whenCritical({ kind: 'delay', days: 3 }, taskNamed('Later'))]);
    publish(crm, { loyalty_risk: 'critical' });
    await engine.settled();
    crm.advance(2 * DAY);
    engine.passTime();
    await engine.settled();
    expect(tasks()).toEqual([]);
    crm.advance(DAY);
    engine.passTime();
    await engine.settled();
    expect(tasks()).toEqual(['Later']);
  });

  it('end for a company that is deleted meanwhile', async () => {
    const { crm, engine, tasks } = await started([whenCritical({ kind: 'delay', days: 1 }, taskNamed('Later'))]);
    publish(crm, { loyalty_risk: 'critical' });
    crm.change({ change: 'archive', type: 'companies', id: '1' });
    crm.advance(DAY);
    engine.passTime();
    await engine.settled();
    expect([tasks(), engine.enrolled]).toEqual([[], 0]);
  });
});

describe('enrolment', () => {
  it('leaves out who matches already when the workflow is switched on, and takes who comes later once', async () => {
    const crm = await loyaltyCrm();
    publish(crm, { loyalty_risk: 'critical' });
    const once = { ...whenCritical(taskNamed('Once')), reEnrolsOn: [] };
    const engine = startWorkflows(crm, [once]);
    publish(crm, { loyalty_score: '10' });
    publish(crm, { loyalty_risk: 'critical' }, '2');
    await engine.settled();
    expect(engine.log.map(({ companyId, kind }) => [companyId, kind])).toEqual([
      ['2', 'enrolled'],
      ['2', 'task_created'],
      ['2', 'ended'],
    ]);
    publish(crm, { loyalty_risk: 'low' }, '2');
    publish(crm, { loyalty_risk: 'critical' }, '2');
    await engine.settled();
    expect(engine.log.at(-1)).toMatchObject({ companyId: '2', kind: 'not_enrolled_again' });
    engine.stop();
    publish(crm, { loyalty_risk: 'critical' }, '3');
    expect(engine.log.some(({ companyId }) => companyId === '3')).toBe(false);
  });

  it.each([
    ['a filter', { ...whenCritical(), enrolsWhen: [[{ property: 'loyalty_mood', is: 'known' }]] }],
    ['a trigger', { ...whenCritical(), reEnrolsOn: [{ property: 'loyalty_mood', is: 'known' }] }],
    ['a property to set', whenCritical({ kind: 'set_property', property: 'loyalty_mood', value: '' })],
    ['a token of a text', whenCritical(taskNamed('{{loyalty_mood}}'))],
  ] as const)('cannot be built on a property that does not exist: %s', async (_what, workflow) => {
    const crm = await loyaltyCrm();
    expect(() => startWorkflows(crm, [workflow])).toThrow(/Critical needs the company property loyalty_mood/);
  });
});
