import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPurchasesCsv, type PurchasesReading } from '../../../src/operations/models/read-purchases-csv.ts';
import { formatIsoDay, parseIsoDay } from '../../../src/scoring/day.ts';

const TODAY = parseIsoDay('2026-11-21')!;

function read(text: string): Extract<PurchasesReading, { kind: 'read' }> {
  const reading = readPurchasesCsv(text, TODAY);
  if (reading.kind === 'refused') throw new Error(reading.reason);
  return reading;
}

describe('readPurchasesCsv', () => {
  it('reads rows whatever the order and case of the columns, with a byte-order mark and either line ending', () => {
    const { purchases, problems } = read('\ufeffAmount, DATE ,Note,Customer\r\n12.50,2026-01-31,x,"Smith, Sons"\r\n');
    expect(problems).toEqual([]);
    expect(purchases).toEqual([{ customer: 'Smith, Sons', day: parseIsoDay('2026-01-31'), amount: 12.5 }]);
  });

  it('takes zero, negative and scientific amounts', () => {
    const { purchases } = read(
      'customer,date,amount\na,2026-01-01,0\na,2026-01-01,-4.2\na,2026-01-01,1e3\na,2026-01-01,.5\n',
    );
    expect(purchases.map((purchase) => purchase.amount)).toEqual([0, -4.2, 1000, 0.5]);
  });

  it('names every broken row with its line and reason, and uses the others', () => {
    const { purchases, problems } = read(
      [
        'customer,date,amount',
        'a,2026-01-01,5',
        'b,2026-02-30,5',
        'b,01/02/2026,5',
        '',
        ' ,2026-01-01,5',
        'c,2026-11-22,5',
        'd,2026-01-01,five',
        'd,2026-01-01,',
        'd,2026-01-01,1e999',
        'e,2026-01-01',
        'f"g,2026-01-01,5',
        'h,2026-11-21,6',
      ].join('\n'),
    );
    expect(purchases.map((purchase) => purchase.customer)).toEqual(['a', 'h']);
    expect(problems.map(({ line }) => line)).toEqual([3, 4, 6, 7, 8, 9, 10, 11, 12]);
    expect(problems.map(({ problem }) => problem)).toEqual([
      'the date "2026-02-30" is no date; write it as YYYY-MM-DD',
      'the date "01/02/2026" is no date; write it as YYYY-MM-DD',
      'the customer is empty',
      'the date 2026-11-22 is in the future',
      'the amount "five" is no number; write it as 1234.56',
      'the amount "" is no number; write it as 1234.56',
      'the amount "1e999" is no number; write it as 1234.56',
      'has 2 cells where the header has 3',
      'has a quotation mark out of place',
    ]);
  });

  it('says from where nothing was read when a quotation mark is never closed', () => {
    const { purchases, problems } = read('customer,date,amount\na,2026-01-01,5\n"b,2026-01-01,5\nc,2026-01-01,5\n');
    expect(purchases).toHaveLength(1);
    expect(problems).toEqual([
      { line: 3, problem: 'opens a quotation mark that is never closed, so nothing from here on was read' },
    ]);
  });

  it('refuses a file without the columns, saying what it found', () => {
    expect(readPurchasesCsv('year,regular\n0,100\n', TODAY)).toEqual({
      kind: 'refused',
      reason: 'The file needs the columns customer, date and amount; its first line reads "year,regular".',
    });
    expect(readPurchasesCsv('', TODAY)).toMatchObject({
      reason: expect.stringContaining('the file is empty') as string,
    });
  });

  it('reads back any purchase that is written down', () => {
    const row = fc.record({
      customer: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
      day: fc.integer({ min: 0, max: TODAY }),
      amount: fc.double({ noNaN: true, noDefaultInfinity: true }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const lines = rows.map(
          ({ customer, day, amount }) => `"${customer.replaceAll('"', '""')}",${formatIsoDay(day)},${amount}`,
        );
        const { purchases, problems } = read(`customer,date,amount\n${lines.join('\n')}`);
        expect(problems).toEqual([]);
        expect(purchases).toEqual(rows.map((own) => ({ ...own, amount: Number(String(own.amount)) })));
      }),
    );
  });
});
