import { describe, expect, it } from 'vitest';
import { describeExample } from '../../../sandbox/host/pages/example-customer.ts';

const CUSTOMER = { id: '1', name: 'Acme', renewsOn: '2026-12-21', talkedOn: '2026-08-13' };
const AS_OF = '2026-11-21';

describe('what the guided start says of a customer', () => {
  it.each([
    [{}, 'renews in 30 days, and nobody has talked to them for 100 days, except about the renewal'],
    [
      { renewsOn: '2026-11-20', talkedOn: null },
      'the renewal is 1 day overdue, and nobody has ever talked to them about anything but a renewal',
    ],
    [{ renewsOn: null, talkedOn: AS_OF }, 'somebody talked to them today'],
  ])('is what the record says: %o', (change, words) => {
    expect(describeExample({ ...CUSTOMER, ...change }, AS_OF)).toBe(words);
  });
});
