import { describe, expect, it } from 'vitest';
import { pageAddress, pageLocation } from '../../../sandbox/host/extension/page-address.ts';

const locationOf = (address: string) => pageLocation(new URL(address, 'http://127.0.0.1'));

describe('the address of a page of the app', () => {
  it('has parameters in its path where the path names them, and the others in its query', () => {
    expect(pageAddress({ to: '/' })).toBe('/portfolio');
    expect(pageAddress({ to: '/customers' })).toBe('/portfolio/customers');
    expect(pageAddress({ to: '/customers/:id', params: { id: 'a/b', sort: 'name' } })).toBe(
      '/portfolio/customers/a%2Fb?sort=name',
    );
    expect(pageAddress({ to: '/customers/:id' })).toBe('/portfolio/customers/:id');
  });

  it('says the page again when it is read', () => {
    expect(locationOf(pageAddress({ to: '/customers', params: { risk: 'high,critical' } }))).toEqual({
      path: '/customers',
      params: { risk: 'high,critical' },
    });
    expect(locationOf('/portfolio')).toEqual({ path: '/', params: {} });
  });

  it('is none where the sandbox shows something else', () => {
    expect(locationOf('/portfolios')).toBeNull();
    expect(locationOf('/companies/1')).toBeNull();
  });
});
