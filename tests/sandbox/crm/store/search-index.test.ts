import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareIds } from '../../../../sandbox/crm/store/id-index.ts';
import { RecordTable } from '../../../../sandbox/crm/store/record-table.ts';
import { SearchIndex } from '../../../../sandbox/crm/store/search-index.ts';

const RECORDS = 30;
const LAST_INSTANT = 60;

interface Step {
  readonly what: 'write' | 'archive' | 'restore' | 'remove' | 'insert' | 'look';
  readonly id: number;
  readonly at: number;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('write', 'archive', 'restore', 'remove', 'insert', 'look'),
  id: fc.integer({ min: 1, max: RECORDS }),
  at: fc.nat({ max: LAST_INSTANT }),
});

function smallTable(): RecordTable {
  const table = new RecordTable();
  for (let id = 1; id <= RECORDS; id += 1) {
    const createdAt = new Date((id * 7) % LAST_INSTANT).toISOString();
    table.load({ id: String(id), properties: { name: String(id) }, createdAt }, 'createdate');
  }
  table.settle(0);
  return table;
}

function take(table: RecordTable, { what, id, at }: Step, index: SearchIndex): void {
  const record = table.find(String(id));
  if (what === 'look') index.modifiedBetween(0, at);
  else if (what === 'insert') table.insert(String(1_000 + table.slots), { name: 'new' }, at);
  else if (record === undefined) return;
  else if (what === 'write') table.write(record, { name: String(at) }, at);
  else if (what === 'remove') table.remove(record);
  else if (what === 'restore' && record.archivedAt !== null) table.restore(record);
  else if (what === 'archive' && record.archivedAt === null) table.archive(record, at);
}

/** All live records of a window, found by looking at each. */
function scanned(table: RecordTable, from: number, to: number): readonly string[] {
  return Array.from(table.ordered(), (slot) => table.at(slot))
    .filter((record) => record.archivedAt === null && record.updatedAt >= from && record.updatedAt <= to)
    .sort((one, other) => one.updatedAt - other.updatedAt || compareIds(one.id, other.id))
    .map((record) => record.id);
}

describe('SearchIndex', () => {
  it('finds in every window what a scan finds, in order, whatever changed since it was built', () => {
    fc.assert(
      fc.property(
        fc.array(anyStep, { maxLength: 60 }),
        fc.nat({ max: LAST_INSTANT }),
        fc.nat({ max: LAST_INSTANT }),
        (steps, from, to) => {
          const table = smallTable();
          const index = new SearchIndex(table);
          index.modifiedBetween(0, LAST_INSTANT);
          for (const step of steps) take(table, step, index);
          const found = Array.from(index.modifiedBetween(from, to), (slot) => table.idAt(slot));
          expect(found).toEqual(scanned(table, from, to));
        },
      ),
    );
  });

  it('is built anew once many records changed, and finds the same', () => {
    const table = new RecordTable();
    for (let id = 1; id <= 3_000; id += 1) {
      table.load({ id: String(id), properties: {}, createdAt: new Date(id).toISOString() }, 'createdate');
    }
    table.settle(0);
    const index = new SearchIndex(table);
    index.modifiedBetween(0, 10_000);
    for (let id = 1; id <= 2_000; id += 1) {
      const record = table.find(String(id));
      if (record !== undefined) table.write(record, {}, 5_000 - id);
    }
    const found = Array.from(index.modifiedBetween(2_500, 3_500), (slot) => table.idAt(slot));
    expect(found).toHaveLength(1_002);
    expect(found).toEqual(scanned(table, 2_500, 3_500));
  });
});
