import { describe, expect, it } from 'vitest';
import { chooseBlocks } from '../../../bench/mutation/choose-blocks.ts';

const FILES = [
  { path: 'src/scoring/a.ts', lines: 1_000 },
  { path: 'src/scoring/b.ts', lines: 5 },
];

describe('the lines to change', () => {
  it('are whole files where everything is asked for', () => {
    expect(chooseBlocks(FILES, 1, 1)).toEqual(['src/scoring/a.ts', 'src/scoring/b.ts']);
  });

  it('are about the share that is asked for, the same for the same seed, and never beyond the end', () => {
    const chosen = chooseBlocks(FILES, 0.3, 7);
    expect(chosen).toEqual(chooseBlocks(FILES, 0.3, 7));
    expect(chosen).not.toEqual(chooseBlocks(FILES, 0.3, 8));
    expect(chosen.length).toBeGreaterThan(12);
    expect(chosen.length).toBeLessThan(40);
    for (const block of chooseBlocks([{ path: 'b.ts', lines: 5 }], 0.99, 1)) expect(block).toBe('b.ts:1-5');
  });
});
