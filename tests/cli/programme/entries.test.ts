import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createHubSpotClient } from '../../../src/hubspot/client/hubspot-client.ts';
import { readRecords } from '../../../src/hubspot/records/read-records.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { inProcessTransport } from '../../../sandbox/sandbox-portal.ts';
import { CrmBuilder } from '../../hubspot/support/crm-builder.ts';
import { createFakeClock } from '../../hubspot/support/fake-clock.ts';
import { programmeWith } from '../../service/api/programme-settings.ts';
import { openInstalledDesk, type CommandDesk, type CommandRun } from '../../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../../support/temporary-directory.ts';

const directory = makeTemporaryDirectory();
const file = (name: string): string => join(directory, name);
writeFiles(directory, {
  'policy.json': '{ "idealLifetimeValue": 20000 }',
  'ledger.csv':
    'customer,kind,day,cost,by\n1,training,2026-01-10,250,"=HYPERLINK(""x"")"\n1,survey,2026-02-01,10,\n1,survey,2026-02-01,10,\n99,survey,2026-02-01,10,\n',
});
const RENEWAL = { pipeline: '77', dealstage: '772', dealtype: 'existingbusiness' };

let store: Store;
let desk: CommandDesk;
beforeAll(async () => {
  store = await openStore({ kind: 'memory' }, 'create');
  const builder = new CrmBuilder();
  for (const id of ['1', '2']) {
    builder
      .company(id, { name: `Nordwind ${id} \u001b[31m` })
      .wonDeal(`1${id}`, '2025-02-11', `${id}0000`, [id])
      .wonDeal(`2${id}`, '2026-02-11', `${id}0000`, [id], RENEWAL);
  }
  const data = builder.add('contacts', '301', {}, ['companies', '1']).build();
  desk = await openInstalledDesk(data, {}, store.portal(String(data.account.portalId)));
  await desk.store.runs.writeSetting(programmeWith('activities', 'roadmap'));
  expect(await rescore()).toMatchObject({ code: 0 });
});
afterAll(() => store.close());

const rescore = (): Promise<CommandRun> => desk.run('rescore', '--policy', file('policy.json'));
const activities = (...args: readonly string[]): Promise<CommandRun> => desk.run('programme', 'activities', ...args);
const roadmap = (...args: readonly string[]): Promise<CommandRun> => desk.run('programme', 'roadmap', ...args);

const OF_ALL = { companyId: null, ownerIds: null, offset: 0, limit: 100 };

interface Listed {
  readonly activities: readonly { readonly id: string; readonly state: string; readonly taskId: string | null }[];
}

describe('the ledger on the command line', () => {
  it('plans an activity with a task for the owner, and notes it as done once the task is completed in HubSpot', async () => {
    const added = await activities(
      'add',
      '1',
      'training',
      '--on',
      '2026-12-01',
      '--cost',
      '250',
      '--for',
      'Ida',
      '--task',
    );
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(added.out).toMatch(
      /^Activity \d+: Training or certification for Nordwind 1 +\[31m \(1\), planned for 2026-12-01/,
    );
    const [, taskId = ''] = /Task (\d+) was made in HubSpot/.exec(added.out) ?? [];
    const client = createHubSpotClient(inProcessTransport(desk.crm, 'pat-eu1-desk'), { clock: createFakeClock() });
    const task = (await readRecords(client, 'tasks', [taskId], ['hs_task_body', 'hs_task_subject'])).get(taskId);
    expect(task?.properties.hs_task_body).toContain('For Ida.');
    const body = { properties: { hs_task_status: 'COMPLETED', hs_task_completion_date: '2026-11-20T10:00:00Z' } };
    await client.attempt(
      { kind: 'objects', operation: 'complete', method: 'PATCH', path: `/crm/objects/2026-09/tasks/${taskId}`, body },
      z.unknown(),
    );
    expect(await rescore()).toMatchObject({ code: 0 });
    const { activities: listed } = JSON.parse((await activities('list', '--json')).out) as Listed;
    expect(listed).toMatchObject([{ state: 'done', day: '2026-11-20', cost: 250, taskId }]);
  });

  it('closes what was planned once, and says what is wrong in words', async () => {
    await activities('add', '2', 'recognition', '--on', '2026-12-02');
    const { activities: listed } = JSON.parse((await activities('list', '--company', '2', '--json')).out) as Listed;
    const id = listed[0]?.id ?? '';
    expect(await activities('done', id, '--on', '2026-11-22', '--cost', '1')).toMatchObject({ code: 1 });
    expect((await activities('done', id, '--on', '2026-11-20', '--cost', '12.5')).out).toContain('done on 2026-11-20');
    expect((await activities('cancel', id)).err).toContain('not planned any more');
    for (const args of [
      ['add', '99', 'training', '--on', '2026-12-01'],
      ['add', '1', 'bribe', '--on', '2026-12-01'],
      ['add', '1', 'training', '--on', 'soon'],
      ['add', '1', 'training', '--on', '2026-12-01', '--cost=-5'],
      ['cancel', 'x'],
    ])
      expect(await activities(...args)).toMatchObject({ code: 1, out: '' });
  });

  it('takes a ledger in whole, again without entering anything twice, and what cannot be entered is named', async () => {
    const first = await activities('import', file('ledger.csv'));
    expect(first.out).toBe('3 activities entered; 0 known already, 1 left out.');
    expect(first.err).toContain('survey for 99 on 2026-02-01');
    expect((await activities('import', file('ledger.csv'))).out).toContain('0 activities entered; 3 known already');
    const { out } = await activities('list');
    expect(out).toContain('Survey');
    expect(out).not.toContain('\u001b');
  });

  it('keeps the name of nobody at a company whose contact is to be forgotten', async () => {
    const named = async () =>
      (await desk.store.programmeEntries.listActivities(OF_ALL)).entries.map(({ beneficiary }) => beneficiary);
    expect(await named()).toContainEqual({ kind: 'person', name: 'Ida' });
    expect(await desk.run('forget', '--contact', '301')).toMatchObject({ code: 0 });
    expect(await named()).not.toContainEqual({ kind: 'person', name: 'Ida' });
    expect(await named()).toContainEqual({ kind: 'person', name: '' });
  });

  it('is what the return of the programme is measured with, where no other ledger is named', async () => {
    const { out } = await desk.run('programme', 'return', '--json');
    expect(JSON.parse(out)).toMatchObject({
      activities: expect.arrayContaining([expect.objectContaining({ kind: 'survey', activities: 2 })]) as unknown,
    });
  });
});

describe('roadmap exchanges on the command line', () => {
  it('are notes on the company in HubSpot, and then no longer due', async () => {
    expect((await roadmap('list')).out).toMatch(/^0 customers of \d/);
    const added = await roadmap('add', '2', '--theirs', 'Two <plants>', '--by-year', '2029', '--ours', 'Version 5');
    expect(added.out).toMatch(/^Note \d+ was made on company 2/);
    expect((await roadmap('list', '2')).out).toBe(
      '2026-11-21, by 2029 (entered by a.kaya)\n  They: Two <plants>\n  We: Version 5',
    );
    expect(JSON.parse((await roadmap('list', '2', '--json')).out)).toMatchObject([{ byYear: 2029, by: 'a.kaya' }]);
    expect((await roadmap('list')).out).toMatch(/^1 customer of \d/);
    expect((await roadmap('list', '1')).out).toBe('No exchange is on record.');
  });

  it('say what is wrong in words', async () => {
    expect(await roadmap('add', '2')).toMatchObject({ code: 1 });
    expect(await roadmap('add', '2', '--theirs', 'x', '--by-year', 'soon')).toMatchObject({ code: 1 });
    expect((await roadmap('add', '99', '--theirs', 'x')).err).toContain('HubSpot did not take the note');
  });
});
