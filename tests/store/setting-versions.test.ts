import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryPortalStore } from '../support/memory-portal-store.ts';

const setting = (value: unknown) => ({ name: 'alerts', value, setBy: 'ada', why: 'because' });
let store: Store;
beforeAll(async () => {
  store = await openStore({ kind: 'memory' }, 'create');
});
afterAll(() => store.close());

const KINDS = [
  ['in a database', () => store.portal('11').runs],
  ['in memory', () => memoryPortalStore('11', () => new Date('2026-11-21T08:00:00Z')).runs],
] as const;

describe.each(KINDS)('a setting %s', (_kind, open) => {
  it('is written only after the version that the writer saw', async () => {
    const runs = open();
    expect(await runs.writeSettingAfter(1, setting(0))).toBeNull();
    expect(await runs.writeSettingAfter(0, setting(1))).toMatchObject({ version: 1, value: 1 });
    expect(await runs.writeSettingAfter(0, setting(2))).toBeNull();
    expect(await runs.writeSettingAfter(1, setting(2))).toMatchObject({ version: 2, value: 2 });
    expect(await runs.writeSettingAfter(2, setting(2))).toMatchObject({ version: 2 });
    expect((await runs.listSettings('alerts')).map(({ version }) => version)).toEqual([2, 1]);
  });
});

describe('settings of one portal', () => {
  it('take one of many that are written after the same version at once', async () => {
    const { runs } = store.portal('22');
    const written = await Promise.all([1, 2, 3, 4, 5].map((value) => runs.writeSettingAfter(0, setting(value))));
    expect(written.filter((one) => one !== null)).toHaveLength(1);
    expect(await runs.listSettings('alerts')).toHaveLength(1);
    expect(await store.portal('33').runs.readSetting('alerts')).toBeNull();
  });
});
