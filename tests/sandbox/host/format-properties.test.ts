import { describe, expect, it } from 'vitest';
import type { PropertyDefinition } from '../../../sandbox/host/data/crm-client.ts';
import { formatDay, formatProperties } from '../../../sandbox/host/data/format-properties.ts';

const FORMAT = { locale: 'en-gb', timeZone: 'America/New_York', currency: 'EUR' };

function definition(name: string, type: string, options: PropertyDefinition['options'] = []): PropertyDefinition {
  return { name, label: name, type, options };
}

const DEFINITIONS = new Map(
  [
    definition('segment', 'enumeration', [{ value: 'non_ideal', label: 'Not a fit now' }]),
    definition('renewal', 'date'),
    definition('scored_at', 'datetime'),
    definition('budget', 'number'),
  ].map((one) => [one.name, one] as const),
);

describe('formatting properties as HubSpot does', () => {
  it('gives an option its label and keeps one that the portal does not know', () => {
    expect(formatProperties({ segment: 'non_ideal' }, 'all', DEFINITIONS, FORMAT)).toEqual({
      segment: 'Not a fit now',
    });
    expect(formatProperties({ segment: 'new_one' }, 'all', DEFINITIONS, FORMAT)).toEqual({ segment: 'new_one' });
  });

  it('keeps a date on its day in every time zone, and puts an instant into the portal’s', () => {
    const values = { renewal: '2027-02-28', scored_at: '2026-11-21T02:30:00Z' };
    expect(formatProperties(values, 'all', DEFINITIONS, FORMAT)).toEqual({
      renewal: '28 Feb 2027',
      scored_at: '20 Nov 2026, 21:30',
    });
  });

  it('adds the currency only where it is asked for', () => {
    const plain = formatProperties({ budget: '120000' }, 'all', DEFINITIONS, FORMAT);
    const money = formatProperties({ budget: '120000' }, 'all', DEFINITIONS, FORMAT, { currency: { addSymbol: true } });
    expect([plain.budget, money.budget]).toEqual(['120,000', '€120,000']);
  });

  it('touches only the properties that were named, and no empty one', () => {
    const values = { renewal: '2027-02-28', budget: '120000', segment: null };
    expect(formatProperties(values, ['budget', 'segment'], DEFINITIONS, FORMAT)).toEqual({
      renewal: '2027-02-28',
      budget: '120,000',
      segment: null,
    });
  });

  it('shows text that is no date as it stands', () => {
    expect(formatDay('soon', 'en')).toBe('soon');
  });
});
