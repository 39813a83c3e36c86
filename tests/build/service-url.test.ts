import { describe, expect, it } from 'vitest';
import { readServiceUrl } from '../../src/build/service-url.ts';

describe('the address of the service at build time', () => {
  it.each([undefined, '', '  '])('is none where %j is set', (value) => {
    expect(readServiceUrl(value)).toBeNull();
  });

  it('is taken without a closing slash, since paths are added to it', () => {
    expect(readServiceUrl('https://loyalty.example.com/ ')).toBe('https://loyalty.example.com');
    expect(readServiceUrl('https://example.com/loyalty')).toBe('https://example.com/loyalty');
  });

  it.each(['http://loyalty.example.com', 'loyalty.example.com', 'https://', 'https://a b'])(
    'is refused as %j, which HubSpot could not call',
    (value) => {
      expect(() => readServiceUrl(value)).toThrow('HubSpot calls https addresses only');
    },
  );
});
