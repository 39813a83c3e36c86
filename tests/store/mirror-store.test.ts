import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MirrorRecord, MirrorStore, RecordKind } from '../../src/operations/ports/mirror-store.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';

const KINDS: readonly RecordKind[] = [
  'company',
  'contact',
  'deal',
  'line_item',
  'ticket',
  'call',
  'meeting',
  'email',
  'message',
  'note',
  'task',
];

const deal = (id: string, fields = 'fields', links = ''): MirrorRecord => ({ kind: 'deal', id, fields, links });
const all = { after: null, limit: 1000 };

describeOnBothDrivers('the mirror', (bed) => {
  const newMirror = (): MirrorStore => bed().store.portal(bed().newPortalId()).mirror;

  it('gives back what was written, ids beyond 2^53 and odd texts included', async () => {
    const mirror = newMirror();
    const records = [
      deal('0', '["é","a,b","{\\"x\\"}","\\\\"]', '{"a":[1]}'),
      deal('900719925474099312', '', 'NULL'),
      deal('9223372036854775807', "'; drop table x; --\n\t\u{1f600}", '""'),
    ];
    await mirror.writeRecords(records);
    const read = await mirror.readRecords('deal', ['9223372036854775807', '0', '2', '900719925474099312']);
    expect(new Set(read)).toEqual(new Set(records));
  });

  it('keeps records of every kind apart, and counts them', async () => {
    const mirror = newMirror();
    await mirror.writeRecords(KINDS.map((kind) => ({ kind, id: '7', fields: kind, links: '' })));
    await mirror.writeRecords([deal('8')]);
    for (const kind of KINDS) {
      const [record] = await mirror.readRecords(kind, ['7']);
      expect(record).toEqual({ kind, id: '7', fields: kind, links: '' });
    }
    const expected = KINDS.map((kind): [RecordKind, number] => [kind, kind === 'deal' ? 2 : 1]);
    expect(await mirror.countRecords()).toEqual(new Map(expected));
    expect([await mirror.countOf('deal'), await mirror.countOf('deal', 1), await mirror.countOf('call', 5)]).toEqual([
      2, 1, 1,
    ]);
  });

  it('replaces a record that is there, and takes the last one where one is written twice at once', async () => {
    const mirror = newMirror();
    await mirror.writeRecords([deal('1', 'old', 'old')]);
    await mirror.writeRecords([deal('1', 'between'), deal('2'), deal('1', 'new', 'new')]);
    expect(await mirror.readRecords('deal', ['1'])).toEqual([deal('1', 'new', 'new')]);
  });

  it('does not touch a row that says the same already', async () => {
    const portalId = bed().newPortalId();
    const { mirror } = bed().store.portal(portalId);
    const rowVersion = async (): Promise<unknown> => {
      const rows = await bed().database.query(
        'select ctid::text, xmin::text, xmax::text from loyalty.mirror_record where portal_id = $1',
        [portalId],
      );
      return rows[0];
    };
    await mirror.writeRecords([deal('1', 'same', 'same')]);
    const before = await rowVersion();
    await mirror.writeRecords([deal('1', 'same', 'same')]);
    expect(await rowVersion()).toEqual(before);
    await mirror.writeRecords([deal('1', 'same', 'other')]);
    expect(await rowVersion()).not.toEqual(before);
  });

  it('lists ids as numbers, page by page', async () => {
    const mirror = newMirror();
    const ids = ['0', '2', '9', '10', '100', '900719925474099312', '900719925474099313'];
    await mirror.writeRecords(ids.toReversed().map((id) => deal(id)));
    const listed: string[] = [];
    for (let after: string | null = null; ;) {
      const page: readonly string[] = await mirror.listIds('deal', { after, limit: 3 });
      if (page.length === 0) break;
      listed.push(...page);
      after = page.at(-1) ?? null;
    }
    expect(listed).toEqual(ids);
    expect(await mirror.listIds('call', all)).toEqual([]);
  });

  it('writes and reads more records than one statement takes', async () => {
    const mirror = newMirror();
    const records = Array.from({ length: 5_001 }, (_, index) => deal(String(index), `fields ${index}`));
    await mirror.writeRecords(records);
    const read = await mirror.readRecords(
      'deal',
      records.map(({ id }) => id),
    );
    expect(read).toHaveLength(5_001);
    expect(new Set(read.map(({ fields }) => fields)).size).toBe(5_001);
    await mirror.removeRecords(
      'deal',
      records.slice(1).map(({ id }) => id),
    );
    expect(await mirror.listIds('deal', all)).toEqual(['0']);
  });

  it('writes all records or none', async () => {
    const mirror = newMirror();
    const records = Array.from({ length: 6000 }, (_, index) => deal(String(index)));
    await expect(mirror.writeRecords([...records, deal('9000', 'a \u0000 that PostgreSQL refuses')])).rejects.toThrow(
      'SQLSTATE 22021',
    );
    expect(await mirror.countRecords()).toEqual(new Map());
  });

  it('removes records, and does nothing about those that are not there', async () => {
    const mirror = newMirror();
    await mirror.writeRecords([deal('1'), deal('2')]);
    await mirror.removeRecords('deal', ['1', '5']);
    await mirror.removeRecords('call', ['2']);
    expect(await mirror.listIds('deal', all)).toEqual(['2']);
  });

  it('refuses an id that no record can have', async () => {
    const mirror = newMirror();
    for (const id of ['', 'abc', '-1', '1.5', '007', '9223372036854775808', '1; select 1']) {
      await expect(mirror.readRecords('deal', [id])).rejects.toThrow(RangeError);
      await expect(mirror.writeRecords([deal(id)])).rejects.toThrow(RangeError);
    }
  });

  it('follows a record through merges, whatever their order', async () => {
    const mirror = newMirror();
    const merge = (oldId: string, newId: string) => ({ kind: 'company' as const, oldId, newId });
    await mirror.noteMerges([merge('1', '2')]);
    await mirror.noteMerges([merge('2', '3')]);
    await mirror.noteMerges([merge('4', '5'), merge('6', '4')]);
    expect(await Promise.all(['1', '2', '3', '4', '6', '9'].map((id) => mirror.resolveId('company', id)))).toEqual([
      '3',
      '3',
      '3',
      '5',
      '5',
      '9',
    ]);
    expect(await mirror.resolveId('deal', '1')).toBe('1');
  });

  it('resolves an id to one that was not merged, after any merges', async () => {
    const id = fc.integer({ min: 1, max: 6 }).map(String);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ oldId: id, newId: id }), { maxLength: 12 }), async (merges) => {
        const mirror = newMirror();
        for (const { oldId, newId } of merges) await mirror.noteMerges([{ kind: 'contact', oldId, newId }]);
        for (const one of ['1', '2', '3', '4', '5', '6']) {
          const latest = await mirror.resolveId('contact', one);
          expect(await mirror.resolveId('contact', latest)).toBe(latest);
        }
        const last = merges.at(-1);
        if (last === undefined || last.oldId === last.newId) return;
        expect(await mirror.resolveId('contact', last.oldId)).toBe(await mirror.resolveId('contact', last.newId));
      }),
      { numRuns: 20 },
    );
  });

  it('keeps a forgotten record out, and takes away what was kept of it', async () => {
    const mirror = newMirror();
    await mirror.writeRecords([deal('1', 'personal'), deal('2')]);
    await mirror.bury('deal', ['1'], 'forgotten');
    await mirror.writeRecords([deal('1', 'personal'), deal('2', 'new')]);
    expect(await mirror.readRecords('deal', ['1', '2'])).toEqual([deal('2', 'new')]);
    await mirror.unbury('deal', ['1']);
    await mirror.bury('deal', ['1'], 'deleted');
    await mirror.writeRecords([deal('1', 'personal')]);
    expect(await mirror.listIds('deal', all)).toEqual(['2']);
    expect(await mirror.listTombstones('deal')).toMatchObject([{ kind: 'deal', id: '1', reason: 'forgotten' }]);
  });

  it('keeps a record out that is being written while it is forgotten', async () => {
    const portalId = bed().newPortalId();
    const { mirror } = bed().store.portal(portalId);
    const ids = Array.from({ length: 40 }, (_, index) => String(index));
    await Promise.all(
      ids.flatMap((id) => [
        bed()
          .other.portal(portalId)
          .mirror.writeRecords([deal(id, 'personal'), ...ids.map((other) => deal(`1${other}`))]),
        mirror.bury('deal', [id], 'forgotten'),
      ]),
    );
    expect(
      await mirror.readRecords(
        'deal',
        ids.filter((id) => id.length < 2),
      ),
    ).toEqual([]);
    expect((await mirror.countRecords()).get('deal')).toBeGreaterThan(10);
  });

  it('lets a deleted record come back when it was restored', async () => {
    const mirror = newMirror();
    const before = Date.now();
    await mirror.bury('deal', ['1', '2', '2'], 'deleted');
    const stones = await mirror.listTombstones('deal');
    expect(stones).toMatchObject([
      { kind: 'deal', id: '1', reason: 'deleted' },
      { kind: 'deal', id: '2', reason: 'deleted' },
    ]);
    expect(Math.abs((stones[0]?.at.getTime() ?? 0) - before)).toBeLessThan(60_000);
    await mirror.unbury('deal', ['1']);
    await mirror.writeRecords([deal('1')]);
    expect(await mirror.listTombstones('deal')).toMatchObject([{ id: '2' }]);
    expect(await mirror.listTombstones('call')).toEqual([]);
    expect(await mirror.listIds('deal', all)).toEqual(['1']);
  });

  it('keeps a checkpoint of any shape until it is taken away', async () => {
    const mirror = newMirror();
    expect(await mirror.readCheckpoint('fill')).toBeNull();
    for (const value of [{ after: '12', done: [1, 2.5], odd: 'é\u0000\ud800' }, 'a text', 0, false, [null]]) {
      await mirror.writeCheckpoint('fill', value);
      expect(await mirror.readCheckpoint('fill')).toEqual(value);
    }
    expect(await mirror.readCheckpoint('night')).toBeNull();
    await mirror.writeCheckpoint('fill', null);
    expect(await mirror.readCheckpoint('fill')).toBeNull();
  });

  it('lets two processes write the same records at once', async () => {
    const portalId = bed().newPortalId();
    const records = (writer: string): MirrorRecord[] =>
      Array.from({ length: 800 }, (_, index) => deal(String(index), writer));
    const { store, other } = bed();
    await Promise.all(
      Array.from({ length: 6 }, (_, round) =>
        (round % 2 === 0 ? store : other)
          .portal(portalId)
          .mirror.writeRecords(round % 2 === 0 ? records('one') : records('other').reverse()),
      ),
    );
    const { mirror } = store.portal(portalId);
    const read = await mirror.readRecords('deal', await mirror.listIds('deal', all));
    expect(read).toHaveLength(800);
    expect(new Set(read.map(({ fields }) => fields)).size).toBe(1);
  });
});

describeOnBothDrivers('a portal of the store', (bed) => {
  it('sees nothing of another portal, and takes nothing of it away', async () => {
    const [mine, theirs] = [bed().newPortalId(), bed().newPortalId()].map((id) => bed().store.portal(id));
    if (mine === undefined || theirs === undefined) throw new Error('two portals');
    await theirs.mirror.writeRecords([deal('1', 'theirs')]);
    await theirs.mirror.writeCheckpoint('fill', 1);
    await theirs.mirror.noteMerges([{ kind: 'deal', oldId: '1', newId: '2' }]);
    expect(await mine.mirror.readRecords('deal', ['1'])).toEqual([]);
    expect(await mine.mirror.readCheckpoint('fill')).toBeNull();
    expect(await mine.mirror.resolveId('deal', '1')).toBe('1');
    await mine.mirror.removeRecords('deal', ['1']);
    await mine.mirror.bury('deal', ['1'], 'deleted');
    await mine.erase();
    expect(await theirs.mirror.readRecords('deal', ['1'])).toEqual([deal('1', 'theirs')]);
    expect(await mine.mirror.listTombstones('deal')).toEqual([]);
  });

  it('must have a number for an id', () => {
    expect(() => bed().store.portal('1 or 1=1')).toThrow(RangeError);
    expect(() => bed().store.callBudget('x')).toThrow(RangeError);
  });
});
