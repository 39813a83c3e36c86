import { describe, expect, it } from 'vitest';
import { countMutants, mutationScore } from '../../../bench/mutation/count-mutants.ts';

describe('the count of changes', () => {
  it('takes what no test runs through as not noticed, and leaves out what cannot run', () => {
    const mutants = ['Killed', 'Timeout', 'Survived', 'NoCoverage', 'CompileError', 'Ignored'].map((status) => ({
      status,
    }));
    const files = countMutants({ files: { 'a.ts': { mutants }, 'b.ts': { mutants: [] } } });
    expect(files).toEqual([
      { path: 'a.ts', changes: 4, noticed: 2 },
      { path: 'b.ts', changes: 0, noticed: 0 },
    ]);
    expect(mutationScore(files)).toEqual({ changes: 4, noticed: 2, percent: 50 });
    expect(mutationScore([])).toMatchObject({ percent: 100 });
  });

  it('refuses what is no report', () => {
    expect(() => countMutants({ files: [] })).toThrow();
  });
});
