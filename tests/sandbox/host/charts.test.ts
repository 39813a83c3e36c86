import { describe, expect, it } from 'vitest';
import { readChart } from '../../../sandbox/host/components/charts/chart-data.ts';
import { makeScale, position } from '../../../sandbox/host/components/charts/chart-scale.ts';

const MONTHS = {
  x: { field: 'month', fieldType: 'datetime' },
  y: { field: 'score', fieldType: 'linear', label: 'Score' },
} as const;

describe('reading a chart', () => {
  it('puts datetime categories in the order of time, whatever the order of the rows', () => {
    const data = [
      { month: '2026-10', score: 60 },
      { month: '2026-08', score: 40 },
      { month: '2026-09', score: 50 },
    ];
    const { categories, series } = readChart({ data, axes: MONTHS }, 'en');
    expect(categories).toEqual(['Aug 2026', 'Sep 2026', 'Oct 2026']);
    expect(series[0]?.values).toEqual([40, 50, 60]);
  });

  it('makes a series of every value of the field that colours it, with gaps where a series has no row', () => {
    const data = [
      { month: 'Jan', score: 1, team: 'north' },
      { month: 'Jan', score: 2, team: 'south' },
      { month: 'Feb', score: 3, team: 'south' },
    ];
    const axes = {
      x: { field: 'month', fieldType: 'category' },
      y: { field: 'score', fieldType: 'linear' },
      options: { groupFieldByColor: 'team', colors: { south: 'pink' } },
    } as const;
    const chart = readChart({ data: { data, options: { propertyLabels: { team: { north: 'North' } } } }, axes }, 'en');
    expect(chart.series.map(({ label, color, values }) => ({ label, color, values }))).toEqual([
      { label: 'North', color: 'aqua', values: [1, null] },
      { label: 'south', color: 'pink', values: [2, 3] },
    ]);
    expect(chart.showLegend).toBe(true);
  });

  it('lays the bars where the values run along the x axis', () => {
    const axes = {
      x: { field: 'points', fieldType: 'linear' },
      y: { field: 'driver', fieldType: 'category' },
    } as const;
    const chart = readChart({ data: [{ driver: 'Renewals made', points: -4 }], axes }, 'en');
    expect(chart.horizontal).toBe(true);
    expect(chart.categories).toEqual(['Renewals made']);
    expect(chart.series[0]?.values).toEqual([-4]);
  });

  it('adds rows of one category up and leaves out what is no number', () => {
    const data = [
      { month: '2026-01', score: 2 },
      { month: '2026-01', score: 3 },
      { month: '2026-02', score: 'none' },
    ];
    expect(readChart({ data, axes: MONTHS }, 'en').series[0]?.values).toEqual([5, null]);
  });
});

describe('the scale of a chart', () => {
  it('covers the data and zero with round ticks', () => {
    expect(makeScale(3, 87).ticks).toEqual([0, 50, 100]);
    expect(makeScale(-9, 84)).toMatchObject({ min: -50, max: 100 });
  });

  it('has a height also where all values are zero', () => {
    const scale = makeScale(0, 0);
    expect(scale.max).toBeGreaterThan(scale.min);
    expect(position(scale, 0)).toBe(0);
  });
});
