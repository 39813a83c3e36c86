import { describe, expect, it } from 'vitest';
import { blockMilliseconds } from '../../../sandbox/workflows/block-duration.ts';
import { matchesFilter } from '../../../sandbox/workflows/filters.ts';
import type { Condition } from '../../../sandbox/workflows/filters.ts';
import { DAY } from './loyalty-crm.ts';

// In Berlin it is the 21st already.
const MOMENT = { now: Date.parse('2026-11-20T23:30:00Z'), timeZone: 'Europe/Berlin' };

function holds(value: string | null, filter: Condition): boolean {
  const record = { id: '1', properties: { day: value }, archived: false, createdAt: '', updatedAt: '' };
  return matchesFilter(record, { property: 'day', ...filter }, MOMENT);
}

describe('filters by days', () => {
  it.each([
    ['2026-11-21', true],
    ['2026-11-22', true],
    ['2026-11-23', false],
    ['2026-11-20', false],
  ])('count whole days of the account ahead: %s is less than 2 days from now: %s', (day, expected) => {
    expect(holds(day, { is: 'less_than_days_from_now', days: 2 })).toBe(expected);
  });

  it('count the days since, and the day itself is no day ago', () => {
    expect(holds('2026-11-21', { is: 'less_than_days_ago', days: 1 })).toBe(true);
    expect(holds('2026-11-20', { is: 'less_than_days_ago', days: 1 })).toBe(false);
    expect(holds('2026-11-19', { is: 'more_than_days_ago', days: 2 })).toBe(false);
    expect(holds('2026-11-18', { is: 'more_than_days_ago', days: 2 })).toBe(true);
    expect(holds('2026-11-24', { is: 'more_than_days_from_now', days: 2 })).toBe(true);
    expect(holds('2026-11-23', { is: 'more_than_days_from_now', days: 2 })).toBe(false);
  });

  it('take an instant to the minute', () => {
    const ago = { is: 'less_than_days_ago', days: 1 } as const;
    expect(holds('2026-11-19T23:31:00.000Z', ago)).toBe(true);
    expect(holds('2026-11-19T23:29:00.000Z', ago)).toBe(false);
    expect(holds('2026-11-21T00:00:00.000Z', ago)).toBe(false);
  });
});

describe('filters on a property without a value', () => {
  it.each<[Condition, boolean]>([
    [{ is: 'unknown' }, true],
    [{ is: 'none_of', values: ['a'] }, true],
    [{ is: 'known' }, false],
    [{ is: 'any_of', values: [''] }, false],
    [{ is: 'less_than', number: 5 }, false],
    [{ is: 'greater_than', number: -5 }, false],
    [{ is: 'less_than_days_ago', days: 99 }, false],
    [{ is: 'less_than_days_from_now', days: 99 }, false],
  ])('%j: %s', (filter, expected) => {
    expect(holds(null, filter)).toBe(expected);
    expect(holds('', filter)).toBe(expected);
  });
});

describe('how long a workflow waits', () => {
  it.each([
    ['P1W', 7 * DAY],
    ['P2DT12H', 2.5 * DAY],
    ['PT90M', 90 * 60_000],
    ['PT30S', 30_000],
    ['soon', 7 * DAY],
    [undefined, 7 * DAY],
    ['P', 7 * DAY],
  ])('%s', (duration, milliseconds) => {
    expect(blockMilliseconds(duration)).toBe(milliseconds);
  });
});
