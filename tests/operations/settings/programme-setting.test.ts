import { describe, expect, it } from 'vitest';
import { programmeSettingsSchema as shownSchema } from '../../../extensions/shared/programme/programme-settings.ts';
import { changeSetting } from '../../../src/operations/settings/change-setting.ts';
import { PORTAL_SETTINGS } from '../../../src/operations/settings/portal-settings.ts';
import { listStanding, readPartsOn, readStanding } from '../../../src/operations/settings/read-settings.ts';
import { memoryPortalStore } from '../../support/memory-portal-store.ts';

const { defaults } = PORTAL_SETTINGS.programme;
const { runs } = memoryPortalStore('1', () => new Date('2026-11-21T08:00:00.000Z'));
const change = (value: unknown, version: number) =>
  changeSetting(runs, { name: 'programme', value, version, why: 'to try it', by: 'A. Kaya', userId: '5' });

describe('the setting of the programme', () => {
  it('has every part off until somebody switches one on, and is read by the surfaces', async () => {
    expect(await readStanding(runs, 'programme')).toMatchObject({ version: 0, value: defaults });
    expect(await readPartsOn(runs)).toEqual(new Set());
    expect(shownSchema.parse(defaults)).toEqual(defaults);
  });

  it('is kept with who, when and why, counts with the next run, and has a way back', async () => {
    const value = { parts: { ...defaults.parts, goals: true }, usualCosts: { training: 1200 } };
    expect(await change(value, 0)).toMatchObject({ kind: 'changed', takesEffect: 'with_next_run' });
    expect(await readPartsOn(runs)).toEqual(new Set(['goals']));
    expect(await change(defaults, 0)).toMatchObject({ kind: 'conflict' });
    const [first] = await listStanding(runs, 'programme');
    expect(first).toMatchObject({ version: 1, setBy: 'A. Kaya', why: 'to try it' });
    expect(await change(defaults, 1)).toMatchObject({ kind: 'changed' });
    expect(await change(first?.value, 2)).toMatchObject({ kind: 'changed', setting: { version: 3 } });
  });

  it('refuses what it does not know, and costs that cannot be', async () => {
    const { parts } = defaults;
    for (const value of [
      { parts: { ...parts, bingo: true }, usualCosts: {} },
      { parts: { goals: true }, usualCosts: {} },
      { parts, usualCosts: { training: -1 } },
      { parts, usualCosts: { cake: 5 } },
      { parts },
    ])
      expect(await change(value, 3)).toMatchObject({ kind: 'invalid' });
  });
});
