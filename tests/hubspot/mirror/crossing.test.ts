import { describe, expect, it } from 'vitest';
import { openLooseEndsOfAll, openLooseEndsOfSome } from '../../../src/hubspot/mirror/loose-ends.ts';
import { createPortalMirror } from '../../../src/hubspot/mirror/portal-mirror.ts';
import type { MirrorStore } from '../../../src/operations/ports/mirror-store.ts';
import { createMemoryMirrorStore } from '../../support/memory-mirror-store.ts';
import { filled, simplePortal } from './simple-portal.ts';
import { clientOf } from './support.ts';

const NOBODY_LISTENS = { onPublished: () => Promise.resolve(), onMerged: () => Promise.resolve() };

describe('looks at a company that cross each other', () => {
  it('leave what was read last, though what was read first is written last', async () => {
    const opened = await filled(simplePortal(2).build());
    const others = ['look'];
    const slow: MirrorStore = {
      ...opened.store,
      async writeRecords(records, found) {
        if (others.shift() === 'look') {
          opened.crm.change({ change: 'update', type: 'deals', id: '11', properties: { amount: '777' } });
          await opened.mirror.syncCompanies(['1']);
        }
        await opened.store.writeRecords(records, found);
      },
    };
    const now = (): Date => new Date('2026-11-21T12:00:00Z');
    const late = createPortalMirror({ client: clientOf(opened.crm), store: slow, now, ...NOBODY_LISTENS });
    await late.syncCompanies(['1']);
    expect(others).toEqual([]);
    const [reading] = await opened.mirror.readCompanies(['1']);
    expect(reading?.history.deals).toMatchObject([{ id: '11', amount: 777 }]);
  });
});

describe('what looks leave to be looked after', () => {
  it('is kept of each look by itself, and taken up by the night', async () => {
    const store = createMemoryMirrorStore();
    const [one, other] = [await openLooseEndsOfSome(store, 1), await openLooseEndsOfSome(store, 2)];
    one.addDeals(['11']);
    await one.save();
    other.addDeals(['12']);
    other.addUnlinked('calls', ['5']);
    await other.save();
    await one.clear();
    const night = await openLooseEndsOfAll(store);
    expect(night.takeDeals()).toEqual(['12']);
    expect(night.takeUnlinked()).toEqual(new Map([['calls', new Set(['5'])]]));
    expect(await store.listCheckpoints('mirror.loose', 0)).toEqual(['mirror.loose']);
  });

  it('is taken up by a later look once it has been left for some minutes', async () => {
    let at = 0;
    const store = createMemoryMirrorStore(() => new Date(at));
    const ended = await openLooseEndsOfSome(store, 1);
    ended.addDeals(['11']);
    await ended.save();
    expect((await openLooseEndsOfSome(store, 2)).takeDeals()).toEqual([]);
    at += 6 * 60_000;
    expect((await openLooseEndsOfSome(store, 3)).takeDeals()).toEqual(['11']);
  });
});
