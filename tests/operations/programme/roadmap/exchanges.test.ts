import { describe, expect, it } from 'vitest';
import { dueSince, isExchangeDue } from '../../../../src/operations/programme/roadmap/exchanges.ts';
import { day } from '../../../support/histories.ts';

describe('an exchange of plans', () => {
  const asOf = day('2026-11-22');

  it('is due where there was none, and when a whole year has passed since the latest', () => {
    const held = ['2025-11-21', '2025-11-22', '2026-11-22'].map((on) => isExchangeDue(day(on), asOf));
    expect([isExchangeDue(null, asOf), ...held]).toEqual([true, true, false, false]);
  });

  it('counts from the first day of the year on, as the list of those that are due counts', () => {
    expect(isExchangeDue(dueSince(asOf), asOf)).toBe(false);
    expect(isExchangeDue(dueSince(asOf) - 1, asOf)).toBe(true);
  });
});
