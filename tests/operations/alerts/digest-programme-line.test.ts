import { describe, expect, it } from 'vitest';
import { sendDigest } from '../../../src/operations/alerts/send-digest.ts';
import type { ProgrammePart } from '../../../src/operations/settings/portal-settings.ts';
import { DEFAULT_ALERT_SETTINGS } from '../../../src/operations/settings/portal-settings.ts';
import { programmeWith } from '../../service/api/programme-settings.ts';
import { facts } from '../../store/portfolio-rows.ts';
import { read } from '../../support/published-readings.ts';
import { day } from '../../support/histories.ts';
import { openAlertDesk } from './alert-desk.ts';

const LINE = /3 of your 5 Ideal and Uncertain customers have not told us their plans for a year/g;

interface Given {
  readonly parts?: readonly ProgrammePart[];
  readonly wasLookedFor?: boolean;
  readonly due?: number;
  readonly ownerProperty?: string;
}

/** The text of the week's task of an owner with one customer at risk, of whose five so many are due. */
async function digestOf({ parts = ['roadmap'], wasLookedFor = true, due = 3, ownerProperty }: Given): Promise<string> {
  const desk = openAlertDesk('2026-11-23T07:00:00Z');
  const { store } = desk;
  await store.portfolio.writeFacts([facts('1')]);
  desk.companies.set('1', { success_manager: '7' });
  const { values } = read('2026-11-22', { risk: 'high' });
  await store.scores.correctPublished([{ companyId: '1', values: { ...values, valueAtRisk: 1_000 } }]);
  await store.runs.writeSetting(programmeWith(...parts));
  const until = '2026-11-23T01:00:00.000Z';
  if (wasLookedFor) await store.reports.keepReport({ name: 'roadmap_exchanges', asOf: 20_780, value: { until } });
  const programmeEntries = {
    ...store.programmeEntries,
    listDue: ({ since, ownerIds }: { readonly since: number; readonly ownerIds: readonly string[] | null }) => {
      expect([since, ownerIds]).toEqual([day('2025-11-23'), ['7']]);
      return Promise.resolve({ total: due, customers: 5, due: [] });
    },
  };
  const settings = { ...DEFAULT_ALERT_SETTINGS, ...(ownerProperty === undefined ? {} : { ownerProperty }) };
  await sendDigest({ ...desk.world, store: { ...store, programmeEntries } }, settings);
  expect(desk.tasks).toHaveLength(1);
  return desk.tasks[0]?.body ?? '';
}

describe('the weekly task', () => {
  it('says in one line how many of the owner’s customers have not told their plans for a year', async () => {
    expect((await digestOf({})).match(LINE)).toHaveLength(1);
  });

  it.each<readonly [when: string, given: Given]>([
    ['the part is off', { parts: ['activities'] }],
    ['the notes were not looked through yet', { wasLookedFor: false }],
    ['nobody is due', { due: 0 }],
    ['it goes to somebody other than the owner', { ownerProperty: 'success_manager' }],
  ])('says nothing of it where %s', async (_, given) => {
    expect(await digestOf(given)).not.toContain('plans');
  });
});
