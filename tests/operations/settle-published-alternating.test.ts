import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settlePublished } from '../../src/operations/settle-published.ts';
import type { Risk, Segment } from '../../src/scoring/types.ts';
import { day } from '../support/histories.ts';
import { at, last, publish, read } from '../support/published-readings.ts';

describe('readings that change from day to day', () => {
  const daily = (published: Risk, ...bands: readonly Risk[]) =>
    publish(
      ['2026-11-01', { risk: published }],
      ...bands.map((risk, index) => [`2026-11-${String(index + 2).padStart(2, '0')}`, { risk }] as const),
    );

  it('settle on what two of them agree on, while the worse one waits', () => {
    const standing = daily('watch', 'high', 'critical');
    expect(last(standing)).toMatchObject({
      risk: 'high',
      previousRisk: 'watch',
      alertAt: at('2026-11-03'),
      pendingChange: 'risk=critical since 2026-11-03',
    });
  });

  it('settle on the milder band when they come down again, with nothing left to wait for', () => {
    expect(last(daily('watch', 'critical', 'high'))).toMatchObject({ risk: 'high', pendingChange: null });
  });

  it('between high and critical stay at high, with one alert', () => {
    const standing = daily('watch', 'high', 'critical', 'high', 'critical', 'high', 'critical');
    expect(standing.map(({ risk }) => risk)).toEqual(['watch', 'watch', ...Array<Risk>(5).fill('high')]);
    expect([...new Set(standing.map(({ alertAt }) => alertAt))]).toEqual([null, at('2026-11-03')]);
  });

  it('go on to the worse band once it was read twice running', () => {
    expect(daily('watch', 'high', 'critical', 'critical').map(({ risk }) => risk)).toEqual([
      'watch',
      'watch',
      'high',
      'critical',
    ]);
  });

  it('settle for the better on the lesser improvement', () => {
    expect(last(daily('critical', 'low', 'high'))).toMatchObject({ risk: 'high', pendingChange: null });
    expect(last(daily('critical', 'watch', 'low'))).toMatchObject({
      risk: 'watch',
      alertAt: null,
      pendingChange: 'risk=low since 2026-11-03',
    });
  });

  it('change nothing while they cross what stands', () => {
    expect(daily('watch', 'high', 'low', 'high', 'low').map(({ risk }) => risk)).toEqual(Array<Risk>(5).fill('watch'));
  });

  it('of one day count as the last of that day', () => {
    const twice = (first: Risk, second: Risk) =>
      last(
        publish(
          ['2026-11-01'],
          ['2026-11-02', { risk: first }],
          ['2026-11-02', { risk: second }],
          ['2026-11-03', { risk: 'critical' }],
        ),
      )?.risk;
    expect(twice('high', 'critical')).toBe('critical');
    expect(twice('critical', 'high')).toBe('high');
  });

  it('settle a segment likewise, with one alert when it leaves Ideal', () => {
    const segments: readonly Segment[] = ['non_ideal', 'uncertain', 'non_ideal', 'uncertain'];
    const standing = publish(
      ['2026-11-01', { segment: 'ideal' }],
      ...segments.map((segment, index) => [`2026-11-0${index + 2}`, { segment }] as const),
    );
    expect(standing.map(({ segment }) => segment)).toEqual(['ideal', 'ideal', ...Array<Segment>(3).fill('uncertain')]);
    expect(last(standing)?.alertAt).toBe(at('2026-11-03'));
  });

  it('wait for two equal ones where a segment was not worked out', () => {
    const { values } = read('2026-11-01');
    const before = {
      ...values,
      segment: 'not_scored',
      segmentComputed: 'ideal',
      pendingChange: 'segment=ideal since 2026-11-01',
    } as const;
    const next = read('2026-11-02', { segment: 'uncertain' });
    expect(settlePublished(before, next.values, next.score, day('2026-11-02'))).toMatchObject({
      segment: 'not_scored',
      pendingChange: 'segment=uncertain since 2026-11-02',
    });
  });

  it('never settle on more than the milder of two readings on different days', () => {
    const bands = fc.constantFrom<Risk>('low', 'watch', 'high', 'critical');
    const level: Readonly<Record<Risk, number>> = { low: 0, watch: 1, high: 2, critical: 3 };
    fc.assert(
      fc.property(bands, bands, bands, (published, first, second) => {
        const risk = last(daily(published, first, second))?.risk ?? published;
        const moved = level[risk] - level[published];
        const wanted = [first, second].map((band) => level[band] - level[published]);
        const agree = Math.min(...wanted) > 0 || Math.max(...wanted) < 0;
        expect(Math.abs(moved)).toBe(agree ? Math.min(...wanted.map(Math.abs)) : 0);
        expect(wanted.every((step) => step * moved >= 0)).toBe(true);
      }),
    );
  });
});
