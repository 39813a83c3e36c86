import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenCipher, TokenKeyError } from '../../src/accounts/token-cipher.ts';

const [OLD, NEW] = [randomBytes(32), randomBytes(32)];
const REFRESH = { portalId: '4711', token: 'refresh' } as const;

describe('a kept token', () => {
  it('is read again as it was, and never the same text twice', () => {
    const cipher = createTokenCipher([NEW]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const encrypted = cipher.encrypt(text, REFRESH);
        expect(cipher.decrypt(encrypted, REFRESH)).toBe(text);
        expect(cipher.encrypt(text, REFRESH)).not.toBe(encrypted);
        expect(text.length < 4 || !encrypted.includes(text)).toBe(true);
      }),
    );
  });

  it('is read with the key before while the new one is written with', () => {
    const before = createTokenCipher([OLD]).encrypt('token', REFRESH);
    const between = createTokenCipher([NEW, OLD]);
    expect(between.decrypt(before, REFRESH)).toBe('token');
    expect(createTokenCipher([NEW]).decrypt(between.encrypt('token', REFRESH), REFRESH)).toBe('token');
    expect(() => createTokenCipher([NEW]).decrypt(before, REFRESH)).toThrow(TokenKeyError);
  });

  it('cannot be moved to another portal, or be taken for another kind of token', () => {
    const cipher = createTokenCipher([NEW]);
    const encrypted = cipher.encrypt('token', REFRESH);
    expect(() => cipher.decrypt(encrypted, { ...REFRESH, portalId: '4712' })).toThrow(TokenKeyError);
    expect(() => cipher.decrypt(encrypted, { ...REFRESH, token: 'access' })).toThrow(TokenKeyError);
  });

  it('is refused where any character of it is another, and wherever it is no kept token', () => {
    const cipher = createTokenCipher([NEW]);
    const encrypted = cipher.encrypt('token', REFRESH);
    fc.assert(
      // The last character of each part may hold bits that stand for nothing.
      fc.property(fc.nat(encrypted.length - 2), fc.constantFrom('A', 'b', '7', '.', '!'), (at, other) => {
        const altered = encrypted.slice(0, at) + other + encrypted.slice(at + 1);
        const isSame = altered.split('.').every((part, index) => {
          const genuine = encrypted.split('.')[index] ?? '';
          return index < 2
            ? part === genuine
            : Buffer.from(part, 'base64url').equals(Buffer.from(genuine, 'base64url'));
        });
        if (!isSame) expect(() => cipher.decrypt(altered, REFRESH)).toThrow(TokenKeyError);
      }),
      { numRuns: 1_000 },
    );
    for (const text of ['', 'v1', 'v1...', 'v2.a.b.c', 'token']) {
      expect(() => cipher.decrypt(text, REFRESH)).toThrow(TokenKeyError);
    }
  });

  it('says in its failure what to do, and nothing of the token or the key', () => {
    const encrypted = createTokenCipher([OLD]).encrypt('secret-token', REFRESH);
    expect(() => createTokenCipher([NEW]).decrypt(encrypted, REFRESH)).toThrow(
      'The tokens of portal 4711 cannot be read with the keys at hand. Put the key that they were written with back into LOYALTY_TOKEN_KEY, or install the app there again.',
    );
  });
});

it('asks for a key of 32 bytes', () => {
  expect(() => createTokenCipher([])).toThrow(RangeError);
  expect(() => createTokenCipher([randomBytes(16)])).toThrow(RangeError);
});
