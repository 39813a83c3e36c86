import { expect, it } from 'vitest';
import type { Found, MirrorRecord, MirrorStore } from '../../src/operations/ports/mirror-store.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';

const deal = (fields: string, links = ''): MirrorRecord => ({ kind: 'deal', id: '1', fields, links });
const whole = (reading: number): Found => ({ reading, parts: 'whole', confirms: false });
const readDeal = async (mirror: MirrorStore): Promise<MirrorRecord | undefined> =>
  (await mirror.readRecords('deal', ['1']))[0];

describeOnBothDrivers('readings of the CRM that cross each other', (bed) => {
  const newMirror = (): MirrorStore => bed().store.portal(bed().newPortalId()).mirror;

  it('are counted one by one, however many processes begin them at once', async () => {
    const portalId = bed().newPortalId();
    const [one, other] = [bed().store.portal(portalId).mirror, bed().other.portal(portalId).mirror];
    const begun = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? one : other).beginReading()),
    );
    expect(new Set(begun).size).toBe(20);
    expect(await one.beginReading()).toBe(21);
  });

  it('leave what the later one found, whichever writes last', async () => {
    const mirror = newMirror();
    const [earlier, later] = [await mirror.beginReading(), await mirror.beginReading()];
    await mirror.writeRecords([deal('newer', 'newer')], whole(later));
    await mirror.writeRecords([deal('older', 'older')], whole(earlier));
    expect(await readDeal(mirror)).toEqual(deal('newer', 'newer'));
    await mirror.writeRecords([deal('newest')], whole(await mirror.beginReading()));
    expect(await readDeal(mirror)).toEqual(deal('newest'));
  });

  it('replace only the part that was read, and nothing that a later one found whole', async () => {
    const mirror = newMirror();
    const [first, second, third] = [
      await mirror.beginReading(),
      await mirror.beginReading(),
      await mirror.beginReading(),
    ];
    await mirror.writeRecords([deal('whole', 'whole')], whole(second));
    await mirror.writeRecords([deal('not read', 'links')], { ...whole(third), parts: 'links' });
    await mirror.writeRecords([deal('fields', 'not read')], { ...whole(third), parts: 'fields' });
    expect(await readDeal(mirror)).toEqual(deal('fields', 'links'));
    await mirror.writeRecords([deal('older', 'older')], { ...whole(first), parts: 'links' });
    await mirror.writeRecords([deal('older', 'older')], { ...whole(first), parts: 'fields' });
    expect(await readDeal(mirror)).toEqual(deal('fields', 'links'));
  });

  it('let whoever reads a record for the first time write it whole, after a part of it came in between', async () => {
    const mirror = newMirror();
    const [earlier, later] = [await mirror.beginReading(), await mirror.beginReading()];
    await mirror.writeRecords([deal('fields')], { ...whole(later), parts: 'fields' });
    await mirror.writeRecords([deal('fields', 'links')], whole(earlier));
    expect(await readDeal(mirror)).toEqual(deal('fields', 'links'));
  });

  it('count what a later one found unchanged, where it confirms it', async () => {
    const mirror = newMirror();
    await mirror.writeRecords([deal('same')], whole(await mirror.beginReading()));
    const [earlier, later] = [await mirror.beginReading(), await mirror.beginReading()];
    await mirror.writeRecords([deal('same')], { ...whole(later), confirms: true });
    await mirror.writeRecords([deal('for a moment')], whole(earlier));
    expect(await readDeal(mirror)).toEqual(deal('same'));
  });

  it('do not take away what a later one found', async () => {
    const mirror = newMirror();
    const [earlier, later] = [await mirror.beginReading(), await mirror.beginReading()];
    await mirror.writeRecords([deal('restored')], whole(later));
    await mirror.removeRecords('deal', ['1'], earlier);
    await mirror.bury('deal', ['1'], 'deleted', earlier);
    expect(await readDeal(mirror)).toEqual(deal('restored'));
    await mirror.removeRecords('deal', ['1'], later);
    expect(await readDeal(mirror)).toBeUndefined();
  });

  it('do not bring back what a later one found deleted, until it is found again', async () => {
    const mirror = newMirror();
    const [earlier, later] = [await mirror.beginReading(), await mirror.beginReading()];
    await mirror.bury('deal', ['1'], 'deleted', later);
    await mirror.writeRecords([deal('deleted by now')], whole(earlier));
    expect(await readDeal(mirror)).toBeUndefined();
    await mirror.writeRecords([deal('restored')], whole(await mirror.beginReading()));
    expect(await readDeal(mirror)).toEqual(deal('restored'));
  });

  it('are listed by what they left behind, and by how long ago', async () => {
    const mirror = newMirror();
    await mirror.writeCheckpoint('left.2', {});
    await mirror.writeCheckpoint('left.1', {});
    await mirror.writeCheckpoint('other', {});
    expect(await mirror.listCheckpoints('left.', 0)).toEqual(['left.1', 'left.2']);
    expect(await mirror.listCheckpoints('left.', 60_000)).toEqual([]);
  });
});
