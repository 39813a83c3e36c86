import { describe, expect, it } from 'vitest';
import { ask, companies, idsOf, smallCrm } from './small-crm.ts';

const COMPLETE = '/automation/actions/callbacks/2026-09/callback-1/complete';
const DONE = { outputFields: { hs_execution_state: 'SUCCESS', segment: 'ideal' } };

describe('the callback of a workflow action', () => {
  it('is completed once, and listeners learn of it', async () => {
    const crm = smallCrm();
    const heard: unknown[] = [];
    crm.on('callback', (completion) => heard.push(completion));
    crm.awaitCallback('callback-1');
    expect(crm.awaitsCallback('callback-1')).toBe(true);
    expect(await ask(crm, 'POST', COMPLETE, DONE)).toMatchObject({ status: 204 });
    expect(crm.awaitsCallback('callback-1')).toBe(false);
    expect(await ask(crm, 'POST', COMPLETE, DONE)).toMatchObject({
      status: 404,
      body: { category: 'OBJECT_NOT_FOUND' },
    });
    expect(heard).toMatchObject([{ callbackId: 'callback-1', outputFields: DONE.outputFields }]);
  });

  it('is refused without outputs, without a waiting step, and without the scope', async () => {
    const crm = smallCrm();
    expect((await ask(crm, 'POST', COMPLETE, DONE)).status).toBe(404);
    crm.awaitCallback('callback-1');
    expect((await ask(crm, 'POST', COMPLETE, {})).status).toBe(400);
    crm.misbehave({ kind: 'missing_scope', objectType: 'automation' });
    expect(await ask(crm, 'POST', COMPLETE, DONE)).toMatchObject({ status: 403, body: { category: 'MISSING_SCOPES' } });
  });
});

describe('a task made through the API', () => {
  const TASKS = '/crm/objects/2026-09/tasks';
  const task = {
    properties: {
      hs_timestamp: '2026-11-30T08:00:00Z',
      hs_task_subject: 'Call Acme',
      hs_task_status: 'NOT_STARTED',
      hs_queue_membership_ids: '11;12',
    },
    associations: [
      { to: { id: '1' }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 192 }] },
      { to: { id: 2 }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 192 }] },
    ],
  };

  it('is on the records that its body names, in its queues, and found by its company', async () => {
    const crm = smallCrm({ companies: companies(3) });
    const made = await ask(crm, 'POST', TASKS, task);
    expect(made).toMatchObject({ status: 201, body: { properties: { hs_queue_membership_ids: '11;12' } } });
    const [id] = crm.associatedIds('companies', '2', 'tasks');
    expect(made.body).toHaveProperty('id', id);
    const filter = { propertyName: 'associations.company', operator: 'EQ', value: '1' };
    const found = await ask(crm, 'POST', `${TASKS}/search`, { filterGroups: [{ filters: [filter] }] });
    expect(idsOf(found)).toEqual([id]);
    expect(crm.associatedIds('companies', '3', 'tasks')).toEqual([]);
  });

  it('is not made where a company that it names does not exist, or the kind of association is not one of tasks', async () => {
    const crm = smallCrm({ companies: companies(1) });
    expect((await ask(crm, 'POST', TASKS, task)).status).toBe(400);
    const wrong = { to: { id: '1' }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 279 }] };
    expect((await ask(crm, 'POST', TASKS, { ...task, associations: [wrong] })).status).toBe(400);
    expect(crm.countOf('tasks')).toBe(0);
  });
});
