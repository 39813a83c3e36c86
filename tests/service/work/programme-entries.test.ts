import { describe, expect, it } from 'vitest';
import type { LedgerEntry, ProgrammeEntries } from '../../../src/operations/ports/programme-entries.ts';
import { createLog } from '../../../src/service/log.ts';
import { tellPeople } from '../../../src/service/tell-people.ts';
import { programmeWith } from '../api/programme-settings.ts';
import { memoryPortalStore } from '../../support/memory-portal-store.ts';
import { jobOf, NOW, openWorkDesk, type WorkDesk } from './work-desk.ts';

/** A portal in which somebody planned an activity with a task that was not made yet. */
async function openDesk(companyId: string | null) {
  const made: (readonly [id: string, state: string, taskId: string | null])[] = [];
  const store = memoryPortalStore('148200318', () => NOW);
  const entry = (id: string): LedgerEntry => ({
    ...{ id: '7', companyId: id, name: 'Nordwind', ownerId: null, kind: 'training', state: 'planned', day: 20_800 },
    ...{ cost: 0, beneficiary: { kind: 'company' }, note: '', by: 'Ada', taskState: 'wanted', taskId: null },
    followed: null,
  });
  const left = (): readonly LedgerEntry[] => (companyId === null || made.length > 0 ? [] : [entry(companyId)]);
  const programmeEntries: ProgrammeEntries = {
    ...store.programmeEntries,
    listTaskable: () => Promise.resolve(left()),
    isTaskLeft: () => Promise.resolve(left().length > 0),
    beginTask: () => Promise.resolve('first'),
    markTask: (id, state, taskId) => {
      made.push([id, state, taskId]);
      return Promise.resolve();
    },
  };
  const desk = await openWorkDesk({ ...store, programmeEntries });
  return { desk, store, made };
}

const night = ({ handlers, portalId }: WorkDesk) => handlers.rescore_portal([jobOf<'rescore_portal'>({ portalId })]);
const searchesForNotes = ({ crm }: WorkDesk): number =>
  crm.calls.log.filter(({ path }) => path.endsWith('/notes/search')).length;

describe('what people entered into the programme', () => {
  it('is followed up after the night: notes about exchanges are searched for, and tasks that are left are asked for', async () => {
    const { desk, store } = await openDesk('1');
    expect(await night(desk)).toEqual([{ kind: 'done' }]);
    const withoutParts = searchesForNotes(desk);
    expect([await store.reports.readReport('roadmap_exchanges'), desk.sent]).toEqual([null, []]);
    await store.runs.writeSetting(programmeWith('activities', 'roadmap'));
    expect(await night(desk)).toEqual([{ kind: 'done' }]);
    expect(searchesForNotes(desk)).toBeGreaterThan(withoutParts);
    expect(await store.reports.readReport('roadmap_exchanges')).not.toBeNull();
    expect(desk.sent).toEqual([{ name: 'deliver_alerts', jobs: [{ portalId: desk.portalId }] }]);
  });

  it('does not fail the night where HubSpot fails at it: the scores stand, and the next night does it', async () => {
    const { desk, store } = await openDesk(null);
    await store.runs.writeSetting(programmeWith('roadmap'));
    desk.crm.misbehave({ kind: 'missing_scope', objectType: 'notes', action: 'read' });
    expect(await night(desk)).toEqual([{ kind: 'done' }]);
    expect(await store.reports.readReport('roadmap_exchanges')).toBeNull();
  });

  it('becomes a task in HubSpot by the job that tells alerts', async () => {
    const { desk, made } = await openDesk('1');
    const [companyId = ''] = desk.companyIds;
    const { desk: own, made: ofOwn } = await openDesk(companyId);
    const { signal } = new AbortController();
    expect(await tellPeople(createLog('fatal')).deliverAlerts(own.account, signal)).toBeNull();
    const [task] = own.crm
      .records('tasks')
      .filter(({ properties }) => properties.hs_task_subject?.endsWith('Nordwind'));
    expect(ofOwn).toEqual([['7', 'made', task?.id]]);
    expect(task?.properties.hs_task_body).toContain('planned by Ada');
    await tellPeople(createLog('fatal')).deliverAlerts(desk.account, signal);
    expect(made).toEqual([['7', 'refused', null]]);
  });
});
