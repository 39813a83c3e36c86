import { describe, expect, it } from 'vitest';
import { createCrmDesk } from '../../../src/hubspot/desk/crm-desk.ts';
import { readAssociations } from '../../../src/hubspot/records/read-associations.ts';
import { readRecords } from '../../../src/hubspot/records/read-records.ts';
import type { FoundNote, NewNote, NoteDesk } from '../../../src/operations/ports/note-desk.ts';
import { day } from '../../support/histories.ts';
import { createMemoryMirrorStore } from '../../support/memory-mirror-store.ts';
import { CrmBuilder } from '../support/crm-builder.ts';
import { type Sandbox, useSandbox } from '../support/sandbox.ts';

const open = useSandbox();

const AT = new Date('2026-11-21T23:30:00Z');

const NOTE: NewNote = {
  companyId: '1',
  lines: ['Roadmap exchange · Loyalty Lens', 'By year: 2029', '<script>alert(1)</script> & "more"'],
  at: AT,
  mark: 'loyalty-roadmap-1-abc',
};

function openDesk(): Sandbox & { readonly desk: NoteDesk } {
  const data = new CrmBuilder()
    .company('1')
    .company('2')
    .add('notes', '500', { hs_timestamp: '2025-01-02T10:00:00Z', hs_note_body: '<p>Roadmap-Austausch</p>' }, [
      'companies',
      '2',
    ])
    .add('notes', '501', { hs_timestamp: '2026-01-02T10:00:00Z', hs_note_body: 'They asked for a price' }, [
      'companies',
      '2',
    ])
    .add('tasks', '600', { hs_task_status: 'COMPLETED', hs_task_completion_date: '2026-11-20T23:30:00Z' }, [
      'companies',
      '1',
    ])
    .add('tasks', '601', { hs_task_status: 'NOT_STARTED' }, ['companies', '1'])
    .add('tasks', '602', { hs_task_status: 'COMPLETED' }, ['companies', '1'])
    .build();
  const sandbox = open(data);
  const parts = { client: sandbox.client, mirror: createMemoryMirrorStore(), timeZone: 'Europe/Berlin' };
  return { ...sandbox, desk: createCrmDesk({ ...parts, readParts: () => Promise.resolve(new Set()) }) };
}

async function create(desk: NoteDesk, note: NewNote): Promise<string> {
  const outcome = await desk.createNote(note);
  if (outcome.kind === 'refused') throw new Error('the note is taken');
  return outcome.noteId;
}

describe('a note', () => {
  it('stands on the company’s record, at its instant, with its text as text', async () => {
    const { desk, client } = openDesk();
    const id = await create(desk, NOTE);
    const body = (await readRecords(client, 'notes', [id], ['hs_note_body'])).get(id)?.properties.hs_note_body;
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;');
    const links = await readAssociations(client, 'notes', 'companies', [id]);
    expect(links.get(id)?.map((link) => link.id)).toEqual(['1']);
    expect(await desk.readNotes('1')).toEqual([
      { id, day: day('2026-11-22'), lines: [...NOTE.lines, '[loyalty-roadmap-1-abc]'] },
    ]);
    expect(await desk.readNotesById([id, '501', '999999'])).toHaveLength(2);
  });

  it('is found again by its mark, among others and on its own company alone', async () => {
    const { desk } = openDesk();
    expect(await desk.findNote('1', NOTE.mark)).toBeNull();
    await create(desk, { ...NOTE, mark: `${NOTE.mark}d` });
    const id = await create(desk, NOTE);
    expect(await desk.findNote('1', NOTE.mark)).toBe(id);
    expect(await desk.findNote('2', NOTE.mark)).toBeNull();
    expect(await desk.findNote('1', 'loyalty-roadmap-1-ab')).toBeNull();
  });

  it('of a company is listed with the newest first', async () => {
    const { desk } = openDesk();
    expect((await desk.readNotes('2')).map(({ id }) => id)).toEqual(['501', '500']);
    expect(await desk.readNotes('999')).toEqual([]);
  });

  it('for a company that is gone is refused, and no failure', async () => {
    expect(await openDesk().desk.createNote({ ...NOTE, companyId: '999' })).toEqual({ kind: 'refused' });
  });

  it('whose answer is lost is not sent again by itself, and is found by its mark', async () => {
    const { desk, crm } = openDesk();
    crm.misbehave({ kind: 'bad_gateway', afterwards: true, method: 'POST', path: '/notes', times: 1 });
    await expect(desk.createNote(NOTE)).rejects.toMatchObject({ status: 502 });
    expect(await desk.readNotes('1')).toHaveLength(1);
    expect(await desk.findNote('1', NOTE.mark)).not.toBeNull();
  });

  it('is searched for by a word in its text and the span of its change, with its companies', async () => {
    const { desk } = openDesk();
    const found: FoundNote[] = [];
    for await (const page of desk.searchNotes('roadmap', new Date(0), new Date('2100-01-01'))) found.push(...page);
    expect(found).toEqual([{ id: '500', day: day('2025-01-02'), lines: ['Roadmap-Austausch'], companyIds: ['2'] }]);
    const before = desk.searchNotes('roadmap', new Date(0), new Date(1));
    for await (const page of before) expect(page).toEqual([]);
  });
});

describe('a task that was made', () => {
  it('is known to be completed, with the day where HubSpot tells it', async () => {
    const completed = await openDesk().desk.readCompletedTasks(['600', '601', '602', '999999']);
    expect([...completed]).toEqual([
      ['600', day('2026-11-21')],
      ['602', null],
    ]);
  });
});
