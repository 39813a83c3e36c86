import { describe, expect, it } from 'vitest';
import { splitRows } from '../../../sandbox/portal/csv/split-rows.ts';

describe('the rows of a CSV text', () => {
  it('keep the line on which they begin, also after quoted line breaks and blank lines', () => {
    const { rows, brokenQuotes } = splitRows('a,b\n1,"two\nlines"\n\n2,x\n3,"said ""yes"""\n');
    expect(brokenQuotes).toEqual([]);
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'two\nlines'] },
      { line: 5, cells: ['2', 'x'] },
      { line: 6, cells: ['3', 'said "yes"'] },
    ]);
  });

  it('survive a quote that is never closed', () => {
    const { rows, brokenQuotes } = splitRows('a,b\n1,x\n2,"open\n3,y\n4,z\n');
    expect(brokenQuotes).toEqual([3]);
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [2, '1'],
      [4, '3'],
      [5, '4'],
    ]);
  });

  it('survive two open quotes that close each other, with good rows between and after', () => {
    const { rows, brokenQuotes } = splitRows('a,b,c\n1,"open,x\n2,y,z\n3,"again,x\n4,y,z\n');
    expect(brokenQuotes).toEqual([2, 4]);
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [3, '2'],
      [5, '4'],
    ]);
  });

  it('survive a quote in the middle of a cell', () => {
    const { rows, brokenQuotes } = splitRows('a,b\n1,"bro"ken\n2,x\n3,12" screen\n');
    expect(brokenQuotes).toEqual([2, 4]);
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [3, '2'],
    ]);
  });

  it('are none in an empty text', () => {
    expect(splitRows('')).toEqual({ rows: [], brokenQuotes: [] });
  });
});
