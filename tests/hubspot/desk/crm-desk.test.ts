import { describe, expect, it } from 'vitest';
import { createCrmDesk } from '../../../src/hubspot/desk/crm-desk.ts';
import { provision } from '../../../src/hubspot/properties/provision.ts';
import { readAssociations } from '../../../src/hubspot/records/read-associations.ts';
import { readRecords } from '../../../src/hubspot/records/read-records.ts';
import type { CrmDesk, NewTask } from '../../../src/operations/ports/crm-desk.ts';
import { day } from '../../support/histories.ts';
import { createMemoryMirrorStore } from '../../support/memory-mirror-store.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { type Sandbox, useSandbox } from '../support/sandbox.ts';

const open = useSandbox();

const TASK: NewTask = {
  subject: 'High risk: Nord & Süd <GmbH>',
  body: 'High risk: €48,000 renews.\nNext step: Book a meeting.',
  dueOn: day('2026-11-27'),
  ownerId: '7',
  queueIds: [],
  priority: 'high',
  companyIds: ['1', '2'],
  mark: 'loyalty-alert-1-20261121',
};

function openDesk(): Sandbox & { readonly desk: CrmDesk } {
  const owners = Array.from({ length: 120 }, (_, index) => ({
    ...{ id: String(index + 1), email: `p${String(index + 1)}@example.com` },
    ...{ firstName: 'Person', lastName: String(index + 1), archived: index % 3 === 0 },
  }));
  const data = new CrmBuilder()
    .company('1', { hubspot_owner_id: '7' })
    .company('2')
    .add('tasks', '500', { hs_task_subject: 'Older', hs_task_body: 'Call them' }, ['companies', '1'])
    .build();
  const sandbox = open({ ...data, owners });
  const mirror = createMemoryMirrorStore();
  return { ...sandbox, desk: createCrmDesk({ client: sandbox.client, mirror, timeZone: 'Europe/Berlin' }) };
}

const FIELDS = [
  'hs_task_subject',
  'hs_task_body',
  'hs_task_status',
  'hs_task_priority',
  'hs_timestamp',
  'hubspot_owner_id',
  'hs_queue_membership_ids',
];

async function create({ desk }: { readonly desk: CrmDesk }, task: NewTask): Promise<string> {
  const outcome = await desk.createTask(task);
  if (outcome.kind === 'refused') throw new Error('the task is taken');
  return outcome.taskId;
}

describe('what the app needs in the account', () => {
  it('is named as far as it is missing or is there in another form', async () => {
    const { desk, client, crm } = openDesk();
    const missing = await desk.findMissingProperties();
    expect(missing).toEqual(expect.arrayContaining(['loyalty_score', 'loyalty_segment', 'loyalty_annual_budget']));
    await provision(client, 'apply');
    expect(await desk.findMissingProperties()).toEqual([]);
    crm.misbehave({ kind: 'missing_scope', objectType: 'schemas', action: 'read' });
    await expect(desk.findMissingProperties()).rejects.toMatchObject({ code: 'missing_scope' });
  });
});

describe('the owners of the account', () => {
  it('are all read, page by page, inactive ones too', async () => {
    const owners = await openDesk().desk.readOwners();
    expect(owners).toHaveLength(120);
    expect(owners.filter(({ isActive }) => !isActive)).toHaveLength(40);
    expect(owners.find(({ id }) => id === '2')).toMatchObject({
      name: 'Person 2',
      email: 'p2@example.com',
      isActive: true,
    });
  });
});

describe('a task', () => {
  it('stands on the companies’ records, due in the morning of the portal’s day, with its text as text', async () => {
    const sandbox = openDesk();
    const id = await create(sandbox, TASK);
    const task = (await readRecords(sandbox.client, 'tasks', [id], FIELDS)).get(id);
    expect(task?.properties).toMatchObject({
      hs_task_subject: TASK.subject,
      hs_task_status: 'NOT_STARTED',
      hs_task_priority: 'HIGH',
      hubspot_owner_id: '7',
    });
    expect(Date.parse(task?.properties.hs_timestamp ?? '')).toBe(Date.parse('2026-11-27T08:00:00Z'));
    const links = await readAssociations(sandbox.client, 'tasks', 'companies', [id]);
    expect(
      links
        .get(id)
        ?.map((link) => link.id)
        .sort(),
    ).toEqual(['1', '2']);
  });

  it('shows what a customer is called as it is written, whatever it is', async () => {
    const sandbox = openDesk();
    const body = '<img src=x onerror=alert(1)> & "so on"\n</p>';
    const id = await create(sandbox, { ...TASK, body });
    const text = (await readRecords(sandbox.client, 'tasks', [id], FIELDS)).get(id)?.properties.hs_task_body;
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;so on&quot;<br>&lt;/p&gt;');
  });

  it('without an owner is put into its queue', async () => {
    const sandbox = openDesk();
    const id = await create(sandbox, { ...TASK, ownerId: null, queueIds: ['55', '56'] });
    const task = (await readRecords(sandbox.client, 'tasks', [id], FIELDS)).get(id);
    expect(task?.properties.hs_queue_membership_ids).toBe('55;56');
    expect(task?.properties.hubspot_owner_id).toBeUndefined();
  });

  it('is found again by its mark, on each of its records and among others', async () => {
    const sandbox = openDesk();
    expect(await sandbox.desk.findTask('1', TASK.mark)).toBeNull();
    const id = await create(sandbox, TASK);
    await create(sandbox, { ...TASK, mark: `${TASK.mark}0` });
    expect(await sandbox.desk.findTask('1', TASK.mark)).toBe(id);
    expect(await sandbox.desk.findTask('2', TASK.mark)).toBe(id);
    expect(await sandbox.desk.findTask('2', 'loyalty-alert-1-2026112')).toBeNull();
  });

  it('for a company that is gone is refused, and no failure', async () => {
    expect(await openDesk().desk.createTask({ ...TASK, companyIds: ['999'] })).toEqual({ kind: 'refused' });
  });

  it('is never sent a second time where the answer is lost, and is where HubSpot asked to slow down', async () => {
    const lost = openDesk();
    lost.crm.misbehave({ kind: 'bad_gateway', afterwards: true, method: 'POST', path: '/tasks', times: 1 });
    await expect(lost.desk.createTask(TASK)).rejects.toMatchObject({ code: 'server' });
    expect(lost.client.countCalls().total).toBe(1);
    expect(await lost.desk.findTask('1', TASK.mark)).not.toBeNull();
    const limited = openDesk();
    limited.crm.misbehave({
      kind: 'rate_limit',
      policy: 'TEN_SECONDLY_ROLLING',
      method: 'POST',
      path: '/tasks',
      times: 1,
    });
    expect((await limited.desk.createTask(TASK)).kind).toBe('created');
  });
});

describe('a property of companies', () => {
  it('is read by company, where it has a value', async () => {
    const { desk } = openDesk();
    expect(await desk.readCompanyProperty('hubspot_owner_id', ['1', '2', '999'])).toEqual(new Map([['1', '7']]));
  });
});

describe('a workflow that waits', () => {
  it('is told once that it may go on, with the values; later it is not found', async () => {
    const { desk, crm } = openDesk();
    crm.awaitCallback('ap-1/2?x');
    await desk.completeCallback('ap-1/2?x', { segment: 'ideal', score: 92.5 });
    await expect(desk.completeCallback('ap-1/2?x', {})).rejects.toMatchObject({ code: 'not_found' });
  });
});
