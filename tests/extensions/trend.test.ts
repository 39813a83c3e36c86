import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceTrend } from '../../extensions/cards/sentences/trend.ts';
import { fromDayNumber } from '../../extensions/shared/days.ts';
import type { HistoryPoint } from '../../extensions/shared/history-view.ts';

const point = (asOf: string, score: number | null, model = 'm-1/p-1', cause = 'customer'): HistoryPoint => ({
  asOf,
  cause,
  score,
  segment: 'ideal',
  risk: 'low',
  lifetimeValue: 1_000,
  currentAnnualValue: 100,
  model,
});

describe('the trend of a score', () => {
  it('is one line while one model and one policy score', () => {
    const trend = traceTrend([point('2026-01-01', 80), point('2026-02-01', 82)]);
    expect(trend.breaks).toBe(0);
    expect(trend.line.map(({ stretch }) => stretch)).toEqual(['2026-01-01', '2026-01-01']);
    expect(trend.rows.map((row) => row.point.asOf)).toEqual(['2026-02-01', '2026-01-01']);
  });

  it('breaks where the model or the policy changed, and names which', () => {
    const trend = traceTrend([
      point('2026-01-01', 80),
      point('2026-02-01', 70, 'm-2/p-1', 'model'),
      point('2026-03-01', 71, 'm-2/p-1'),
      point('2026-04-01', 60, 'm-2/p-2', 'policy'),
    ]);
    expect(trend.breaks).toBe(2);
    expect(trend.line.map(({ stretch }) => stretch)).toEqual(['2026-01-01', '2026-02-01', '2026-02-01', '2026-04-01']);
    expect(trend.rows.map(({ newModel, newPolicy }) => [newModel, newPolicy])).toEqual([
      [null, 'p-2'],
      [null, null],
      ['m-2', null],
      [null, null],
    ]);
  });

  it('leaves days without a score out of the line, not out of the rows', () => {
    const trend = traceTrend([point('2026-01-01', null), point('2026-02-01', 70)]);
    expect(trend.line).toHaveLength(1);
    expect(trend.rows).toHaveLength(2);
  });

  it('never joins two points of different models or policies, whatever happened', () => {
    const points = fc.array(
      fc.record({
        gap: fc.integer({ min: 1, max: 40 }),
        score: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null }),
        model: fc.option(fc.constantFrom('a/1', 'a/2', 'b/1', 'b'), { nil: null }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(points, (drawn) => {
        let day = 20_000;
        const history = drawn.map(({ gap, score, model }) => {
          day += gap;
          return { ...point(fromDayNumber(day), score), model };
        });
        const { line, rows, breaks } = traceTrend(history);
        expect(rows).toHaveLength(history.length);
        const labels = new Map<string, Set<string>>();
        for (const { day: on, stretch } of line) {
          const label = history.find(({ asOf }) => asOf === on)?.model;
          if (typeof label === 'string') labels.set(stretch, (labels.get(stretch) ?? new Set()).add(label));
        }
        for (const models of labels.values()) expect(models.size).toBe(1);
        expect(breaks).toBe(Math.max(0, new Set(line.map(({ stretch }) => stretch)).size - 1));
      }),
      { numRuns: 100 },
    );
  });
});
