import { describe, expect, it } from 'vitest';
import { toRefusalReason } from '../../../src/hubspot/properties/refusal-reason.ts';

describe('toRefusalReason', () => {
  it('reads the broken rules out of the message', () => {
    const rules = [
      {
        isValid: false,
        message: '"gold" was not one of the allowed options',
        error: 'INVALID_OPTION',
        name: 'loyalty_segment',
      },
      { isValid: false, error: 'INVALID_DATE', name: 'loyalty_renewal_date' },
    ];
    const message = `Property values were not valid: ${JSON.stringify(rules)}`;
    expect(toRefusalReason({ message, category: 'VALIDATION_ERROR' })).toBe(
      'loyalty_segment: "gold" was not one of the allowed options; loyalty_renewal_date: INVALID_DATE',
    );
  });

  it('names the property of a rule that the account made', () => {
    const errors = [
      {
        message: 'City is required',
        code: 'MISSING_CONDITIONAL_REQUIRED_PROPERTY',
        context: { propertyName: ['city'] },
      },
    ];
    expect(toRefusalReason({ category: 'VALIDATION_ERROR', message: 'x', errors })).toBe('city: City is required');
  });

  it('says nothing of an answer that is not about properties', () => {
    expect(toRefusalReason({ message: 'Ada Lovelace, 12 High Street' })).toBe(
      'HubSpot refused the update and gave no reason',
    );
  });

  it('never repeats a token, and is short', () => {
    const message = `Bearer abc.def pat-na1-1234-5678 ${'x'.repeat(1_000)}`;
    const reason = toRefusalReason({ category: 'VALIDATION_ERROR', message });
    expect(reason).not.toMatch(/abc\.def|pat-na1/);
    expect(reason.length).toBeLessThanOrEqual(300);
  });

  it('copes with brackets that are no JSON', () => {
    expect(toRefusalReason({ category: 'VALIDATION_ERROR', message: 'Choose [one] of these' })).toBe(
      'Choose [one] of these',
    );
  });
});
