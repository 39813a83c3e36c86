import { describe, expect, it } from 'vitest';
import { ExampleChooser, shorten, type Example } from '../../../../src/operations/settings/preview/choose-examples.ts';

function chosen(offered: readonly (Example & { readonly why: string })[]): readonly Example[] {
  const chooser = new ExampleChooser<Example>();
  for (const { why, ...example } of offered) chooser.offer(example, why);
  return chooser.choose();
}

const many = (count: number, now: string, then: string, why = '') =>
  Array.from({ length: count }, (_, index) => ({ companyId: String(index), now, then, why }));

describe('examples', () => {
  it('show what changes first, each kind of change in turn, and still something of what stays', () => {
    const examples = chosen([
      ...many(50, 'purchase', 'purchase'),
      ...many(50, 'purchase', 'renewal', 'renew'),
      ...many(3, 'purchase', 'renewal', 'extend'),
      ...many(50, 'open', 'open'),
    ]);
    expect(examples).toHaveLength(25);
    expect(examples.slice(0, 21).every(({ now, then }) => now !== then)).toBe(true);
    expect(examples.slice(21).map(({ now }) => now)).toEqual(['purchase', 'open', 'purchase', 'open']);
  });

  it('show one or two of each kind where nothing changes, of different companies', () => {
    const ofOne = Array.from({ length: 9 }, () => ({ companyId: '1', now: 'lost', then: 'lost', why: '' }));
    const examples = chosen([...ofOne, ...many(9, 'open', 'open')]);
    expect(examples.map(({ companyId, now }) => `${now} ${companyId}`)).toEqual(['lost 1', 'open 0', 'open 1']);
  });

  it('do not let one company stand for all that changes', () => {
    const ofOne = Array.from({ length: 30 }, () => ({
      companyId: '1',
      now: 'purchase',
      then: 'renewal',
      why: 'renew',
    }));
    expect(chosen([...ofOne, { companyId: '2', now: 'purchase', then: 'renewal', why: 'renew' }])).toHaveLength(4);
  });

  it('show no more than 200 characters of a text, and no half of one', () => {
    expect(shorten('Renewal')).toBe('Renewal');
    expect(shorten(`${'x'.repeat(199)}😀😀`)).toBe('x'.repeat(199));
  });
});
