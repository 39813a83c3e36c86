import { describe, expect, it } from 'vitest';
import { contentId } from '../../src/scoring/content-id.ts';

describe('the id of a content', () => {
  it('is eight hexadecimal digits that do not depend on the order of keys', () => {
    expect(contentId({ a: 1, b: [1, { c: null, d: 'x' }] })).toMatch(/^[0-9a-f]{8}$/);
    expect(contentId({ b: [1, { d: 'x', c: null }], a: 1 })).toBe(contentId({ a: 1, b: [1, { c: null, d: 'x' }] }));
  });

  it('changes with any value and with the order of a list', () => {
    const ids = [{ a: 1 }, { a: 2 }, { a: [1, 2] }, { a: [2, 1] }, { a: 'é' }, { a: 'e' }].map(contentId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
