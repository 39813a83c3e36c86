import { describe, expect, it } from 'vitest';
import { ENTERED_PROPERTIES } from '../../../src/hubspot/properties/entered-properties.ts';
import { PROPERTY_DEFINITIONS } from '../../../src/hubspot/properties/property-definitions.ts';
import { WRITTEN_PROPERTIES } from '../../../src/hubspot/properties/written-properties.ts';
import { DRIVER_NAMES, NEXT_ACTIONS } from '../../../src/scoring/types.ts';
import { PUBLISHED } from '../../support/published-values.ts';

function optionsOf(name: string): readonly (readonly [string, string])[] {
  const options = PROPERTY_DEFINITIONS.find((property) => property.name === name)?.options ?? [];
  return options.map(({ value, label }) => [value, label]);
}

describe('the properties', () => {
  it('carry every published value, each in one of them', () => {
    expect(WRITTEN_PROPERTIES.map(({ carries }) => carries).sort()).toEqual(Object.keys(PUBLISHED).sort());
  });

  it('have names of their own, with the prefix and in the form that HubSpot takes', () => {
    const names = PROPERTY_DEFINITIONS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^loyalty_[a-z_]{1,90}$/);
  });

  it('say in their label that the app writes them, and in plain words what they are', () => {
    for (const { label } of WRITTEN_PROPERTIES) expect(label).toMatch(/^Loyalty: /);
    for (const { label } of ENTERED_PROPERTIES) expect(label).not.toMatch(/^Loyalty: /);
    for (const { description } of PROPERTY_DEFINITIONS) expect(description).toMatch(/^[A-Z].{15,}\.$/);
  });

  it('have options exactly where they are choices, each value once', () => {
    for (const { name, type, options } of PROPERTY_DEFINITIONS) {
      expect(options.length > 0, name).toBe(type === 'enumeration' || type === 'bool');
      expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
      expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
    }
  });

  it('call a customer that does not fit "Not a fit now", and know the one that is not scored', () => {
    expect(optionsOf('loyalty_segment')).toEqual([
      ['ideal', 'Ideal'],
      ['uncertain', 'Uncertain'],
      ['non_ideal', 'Not a fit now'],
      ['not_scored', 'Not scored'],
    ]);
    expect(optionsOf('loyalty_segment_override').map(([value]) => value)).toEqual(['ideal', 'uncertain', 'non_ideal']);
  });

  it('offer every driver and every next action', () => {
    expect(optionsOf('loyalty_top_driver').map(([value]) => value)).toEqual([...DRIVER_NAMES]);
    expect(optionsOf('loyalty_next_action').map(([value]) => value)).toEqual([...NEXT_ACTIONS]);
  });

  it('ask people for the annual technology budget under that name', () => {
    expect(PROPERTY_DEFINITIONS.find(({ name }) => name === 'loyalty_annual_budget')).toMatchObject({
      label: 'Annual technology budget',
      type: 'number',
    });
  });
});
