import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLists, mergeLists } from '../../../src/hubspot/mirror/compare-links.ts';
import { createFieldPackers, versionsOf } from '../../../src/hubspot/mirror/field-packers.ts';
import { createFieldPacker } from '../../../src/hubspot/mirror/pack-fields.ts';
import { idsIn, joinLists, packList, splitLinks, unpackList } from '../../../src/hubspot/mirror/pack-links.ts';
import type { ObjectType } from '../../../src/hubspot/records/object-types.ts';
import { DEFAULT_READING, type ReadingOptions } from '../../../src/hubspot/records/reading-options.ts';

const PRIMARY = { category: 'HUBSPOT_DEFINED', typeId: 6, label: 'Primary' };
const PLAIN = { category: 'HUBSPOT_DEFINED', typeId: 342, label: null };

const id = fc.bigInt({ min: 1n, max: 10n ** 18n - 1n }).map(String);
const value = fc.string({ minLength: 1 });

const joinAndSplit = (list: string): string =>
  splitLinks(joinLists(new Map([['companies', list]]))).get('companies') ?? '';

describe('packed fields', () => {
  it('give back every value, whatever is in it', () => {
    const properties = ['name', 'amount', 'closedate'];
    const packer = createFieldPacker(properties);
    const some = fc
      .subarray(properties)
      .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), value))));
    fc.assert(
      fc.property(id, some, (recordId, entries) => {
        const record = { id: recordId, properties: Object.fromEntries(entries) };
        expect(packer.unpack(recordId, packer.pack(record))).toEqual(record);
      }),
    );
  });

  it('cannot be read under another list of properties, or another order of it', () => {
    const record = { id: '1', properties: { name: 'Ada', amount: '5' } };
    const fields = createFieldPacker(['name', 'amount']).pack(record);
    for (const other of [['amount', 'name'], ['name'], ['name', 'amount', 'closedate'], []]) {
      expect(createFieldPacker(other).unpack('1', fields)).toBeNull();
    }
  });

  it('keep nothing that is not asked for', () => {
    const fields = createFieldPacker(['name']).pack({ id: '1', properties: { name: 'Ada', body: 'secret' } });
    expect(fields).not.toContain('secret');
  });

  it('are of another version where another property is mapped', () => {
    const versionOf = (options: ReadingOptions): string => versionsOf(createFieldPackers(options), options);
    const version = versionOf(DEFAULT_READING);
    expect(versionOf({ ...DEFAULT_READING })).toBe(version);
    expect(versionOf({ ...DEFAULT_READING, dealRenewalProperty: 'is_renewal' })).not.toBe(version);
    const partners = { ...DEFAULT_READING.partners, labels: [] };
    expect(versionOf({ ...DEFAULT_READING, partners })).not.toBe(version);
  });
});

describe('packed links', () => {
  it('give back every id of every type, in ascending order, and the marks of each', () => {
    const types = fc.constantFrom<ObjectType>('deals', 'contacts', 'calls', 'notes', 'tickets', 'line_items');
    const lists = fc.dictionary(
      types,
      fc.uniqueArray(fc.tuple(id, fc.boolean()), { selector: ([each]) => each, minLength: 1 }),
    );
    fc.assert(
      fc.property(lists, (linked) => {
        const packed = new Map(
          Object.entries(linked).map(([type, links]) => [
            type as ObjectType,
            packList(
              'companies',
              type as ObjectType,
              links.map(([each, isPrimary]) => ({ id: each, types: isPrimary ? [PRIMARY, PLAIN] : [PLAIN] })),
            ),
          ]),
        );
        const unpacked = splitLinks(joinLists(packed));
        expect(new Map(unpacked)).toEqual(packed);
        for (const [type, links] of Object.entries(linked)) {
          const ascending = links
            .map(([each]) => BigInt(each))
            .sort((one, other) => (one < other ? -1 : 1))
            .map(String);
          expect(idsIn(unpacked.get(type as ObjectType))).toEqual(ascending);
          const primary = new Map(links);
          for (const link of unpackList('companies', type as ObjectType, unpacked.get(type as ObjectType) ?? '')) {
            expect(link.types.length > 0).toBe(type === 'deals' && primary.get(link.id) === true);
          }
        }
      }),
    );
  });

  it('tell who recommended whom, and who belongs to whom', () => {
    const types = [
      { category: 'USER_DEFINED', typeId: 1_001, label: 'Referred by' },
      { category: 'HUBSPOT_DEFINED', typeId: 14, label: 'Parent Company' },
      { category: 'USER_DEFINED', typeId: 1_007, label: 'Partner of' },
    ];
    const list = packList('companies', 'companies', [{ id: '7', types }]);
    expect(unpackList('companies', 'companies', list)[0]?.types.map(({ label }) => label)).toEqual([
      'Referred by',
      'Parent Company',
    ]);
  });

  it('keep every label between a company and a deal, whatever is in it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 3 }), (labels) => {
        const types = labels.map((label, index) => ({ category: 'USER_DEFINED', typeId: 1_000 + index, label }));
        const list = packList('deals', 'companies', [
          { id: '9', types },
          { id: '10', types: [] },
        ]);
        const [first, second] = unpackList('deals', 'companies', joinAndSplit(list));
        expect(first?.types.map(({ label }) => label).sort()).toEqual([...labels].sort());
        expect(second).toEqual({ id: '10', types: [] });
      }),
    );
  });

  it('count as none where they are of another form, so that they are read anew', () => {
    expect(splitLinks('9D1,2').size).toBe(0);
    expect(joinLists(new Map([['deals', '']]))).toBe('');
  });
});

describe('compareLists', () => {
  it('tells what came, what went, and what is linked in another way', () => {
    const mirrored = splitLinks('1D1p,2,3;c5');
    const read = new Map<ObjectType, string>([
      ['deals', '1,3,4'],
      ['calls', '5'],
      ['notes', ''],
    ]);
    expect(compareLists(mirrored, read)).toEqual([
      { type: 'deals', added: ['4'], removed: ['2'], touched: ['1', '4', '2'] },
    ]);
    expect(joinLists(mergeLists(mirrored, read))).toBe('1D1,3,4;c5');
  });

  it('leaves a type alone that was not read', () => {
    const mirrored = splitLinks('1D1;e5,6');
    const read = new Map<ObjectType, string>([['deals', '']]);
    expect(compareLists(mirrored, read).map(({ type }) => type)).toEqual(['deals']);
    expect(joinLists(mergeLists(mirrored, read))).toBe('1e5,6');
  });
});
