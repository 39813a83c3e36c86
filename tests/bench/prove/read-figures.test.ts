import { describe, expect, it } from 'vitest';
import {
  faultFigures,
  fitsInMemory,
  keepsBudget,
  killFigures,
  mirroredFigures,
  portalFigures,
  storeKillFigures,
} from '../../../bench/prove/read-figures.ts';

const FILL = { calls: 9_000, seconds: 440.4, rateUsed: 0.86, tooManyRequests: 0, peakMemoryMb: 500 };
const PORTAL = {
  companies: 10_000,
  store: 'PostgreSQL',
  firstFill: FILL,
  firstRun: { peakMemoryMb: 700 },
  nightly: { calls: 380, writes: 12, seconds: 60, peakMemoryMb: 400 },
  antiEntropy: { calls: 1_300 },
};
const json = JSON.stringify;

describe('the figures of a proof', () => {
  it('count the kills that did harm, by store', () => {
    const harmless = { lost: 0, writtenTwice: [], leftOver: false };
    const kills = [harmless, { ...harmless, leftOver: true }, { ...harmless, writtenTwice: ['company 1'] }];
    expect(killFigures(json({ PGlite: kills }))).toBe('PGlite: 3 kills, 1 lost anything, 1 wrote a value twice');
    expect(storeKillFigures(json({ PGlite: { kills: 2, acknowledged: 9, lost: 0, torn: 0 }, PostgreSQL: null }))).toBe(
      'PGlite: 2 kills, 9 pages said to be safe, 0 lost, 0 torn; PostgreSQL: not to be had',
    );
  });

  it('say how much went wrong in the runs with faults, and what it did', () => {
    const run = { seed: 1, calls: 9_900, faults: 1_100, failingShare: 0.041, different: 0, writtenTwice: 0 };
    const seeds = [run, { ...run, seed: 2, faults: 1_010, failingShare: 0.039, different: 2 }];
    expect(faultFigures(json({ companies: 10_000, standing: 'abc', seeds }))).toBe(
      '2 seeds of 10000 companies: 1010 to 1100 faults a run, at most 4.1 % of the calls failing; ' +
        '2 companies differ (standing abc), 0 values written twice',
    );
  });

  it('name the calls, the rate and the memory of a portal', () => {
    expect(portalFigures(json(PORTAL))).toBe(
      '10000 companies on PostgreSQL: filled in 9000 calls and 440 s at 86.0 % of the allowed rate, 0 times 429, peak 700 MB; ' +
        'night: 380 calls, 12 writes and 1300 of the anti-entropy in 60 s, peak 400 MB',
    );
    const scoring = { companies: 5, written: 1, seconds: 12, cpuSeconds: 9, peakMemoryMb: 300 };
    const mirrored = { companies: 5, records: 400, store: 'PGlite', fillingSeconds: 1, first: scoring, again: scoring };
    expect(mirroredFigures(json(mirrored))).toBe(
      '5 companies, 400 records on PGlite: first 12 s (9 s at work), peak 300 MB; again 12 s (9 s at work), peak 300 MB',
    );
  });

  it('hold a portal to its budget of calls, to the rate, and to no call too many', () => {
    expect(keepsBudget(json(PORTAL))).toBe(true);
    const worse = [
      { firstFill: { ...FILL, calls: 9_601 } },
      { firstFill: { ...FILL, rateUsed: 0.84 } },
      { firstFill: { ...FILL, tooManyRequests: 1 } },
      { nightly: { ...PORTAL.nightly, calls: 401 } },
    ];
    for (const change of worse) expect(keepsBudget(json({ ...PORTAL, ...change }))).toBe(false);
  });

  it('let the night of a small portal cost what comparing it whole costs', () => {
    const small = { ...PORTAL, companies: 2_000, firstFill: { ...FILL, calls: 1_700 } };
    const nightOf = (calls: number): string => json({ ...small, nightly: { ...PORTAL.nightly, calls } });
    expect(keepsBudget(nightOf(150))).toBe(true);
    expect(keepsBudget(nightOf(151))).toBe(false);
  });

  it('hold the scoring of a mirror to its memory, the first time and the next', () => {
    const [small, large] = [1_000, 1_001].map((peakMemoryMb) => ({
      ...{ companies: 5, written: 1, seconds: 12, cpuSeconds: 9, peakMemoryMb },
    }));
    const mirrored = { companies: 5, records: 400, store: 'PGlite', fillingSeconds: 1, first: small, again: small };
    expect(fitsInMemory(json(mirrored))).toBe(true);
    expect(fitsInMemory(json({ ...mirrored, first: large }))).toBe(false);
    expect(fitsInMemory(json({ ...mirrored, again: large }))).toBe(false);
  });

  it('are refused where the output is another one', () => {
    expect(() => portalFigures('{"companies": 1}')).toThrow();
  });
});
