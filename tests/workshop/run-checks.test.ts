import { describe, expect, it } from 'vitest';
import { listChecks, runChecks, type Check } from '../support/run-checks.ts';

const ended = (name: string, passed: boolean): Check => ({ name, passed, output: '', seconds: 0 });

describe('npm run check:static', () => {
  it('runs every check of package.json, and not itself', () => {
    expect(listChecks({ test: 'x', 'check:types': 'x', 'check:static': 'x', check: 'x', 'check:new': 'x' })).toEqual([
      'check:types',
      'check:new',
    ]);
  });

  it('goes on after a failure, tells of each check, and names those that failed', async () => {
    const told: string[] = [];
    const failed = await runChecks(
      ['a', 'b', 'c'],
      1,
      (name) => Promise.resolve(ended(name, name === 'c')),
      ({ name }) => told.push(name),
    );
    expect(told).toEqual(['a', 'b', 'c']);
    expect(failed).toEqual(['a', 'b']);
  });

  it('runs no more at a time than it may', async () => {
    let running = 0;
    let most = 0;
    const run = async (name: string): Promise<Check> => {
      most = Math.max(most, (running += 1));
      await new Promise((next) => setImmediate(next));
      running -= 1;
      return ended(name, true);
    };
    expect(await runChecks(['a', 'b', 'c', 'd', 'e'], 2, run, () => {})).toEqual([]);
    expect(most).toBe(2);
  });
});
