import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFunctionKeys } from '../../../../src/service/api/callers/function-keys.ts';
import { identifyCaller } from '../../../../src/service/api/callers/identify-caller.ts';
import { CLIENT_SECRET, NOW, PUBLIC_URL, signatureOf } from '../api-desk.ts';

const DOOR = {
  findPortal: createFunctionKeys([{ portalId: '11', key: 'key-of-11' }]),
  clientSecrets: ['the-next-secret', CLIENT_SECRET],
  publicUrl: PUBLIC_URL,
  now: () => NOW,
};
const IDENTITY = 'portalId=11&userId=5&userEmail=ada%40example.com&appId=3';

function signed(target: string, headers: Readonly<Record<string, string>> = {}, body = '') {
  return {
    method: 'GET',
    target,
    body: Buffer.from(body),
    headers: { ...signatureOf('GET', target, body), ...headers },
  };
}

describe('a request that HubSpot signed', () => {
  it('says whose it is in its address', () => {
    expect(identifyCaller(DOOR, signed(`/api/settings?${IDENTITY}`))).toEqual({
      ok: true,
      caller: { kind: 'user', portalId: '11', user: { id: '5', email: 'ada@example.com' } },
    });
  });

  it('may leave out the address of the person or the id, but not both', () => {
    const caller = (query: string) => identifyCaller(DOOR, signed(`/api/settings?${query}`));
    expect(caller('portalId=11&userId=5')).toMatchObject({ caller: { user: { id: '5', email: null } } });
    expect(caller('portalId=11&userEmail=ada@example.com')).toMatchObject({ caller: { user: { id: null } } });
    expect(caller('portalId=11')).toEqual({ ok: false, reason: 'no_identity' });
    expect(caller('userId=5')).toEqual({ ok: false, reason: 'no_identity' });
  });

  it.each([
    `portalId=22&${IDENTITY}`,
    `${IDENTITY}&portalId=22`,
    `PortalID=22&${IDENTITY}`,
    `%70ortalId=22&${IDENTITY}`,
    `userId=9&${IDENTITY}`,
    `userEmail=boss@example.com&${IDENTITY}`,
  ])('is not believed where the card itself put such a word into the address: %s', (query) => {
    expect(identifyCaller(DOOR, signed(`/api/settings?${query}`))).toEqual({ ok: false, reason: 'no_identity' });
  });

  it.each([
    'portalId=&userId=5',
    'portalId=-1&userId=5',
    'portalId=1e3&userId=5',
    'portalId=11&userId=x',
    'portalId=11&userEmail=x',
  ])('is refused where its identity is none: %s', (query) => {
    expect(identifyCaller(DOOR, signed(`/api/settings?${query}`))).toEqual({ ok: false, reason: 'no_identity' });
  });

  it('is refused when a single character of it is another', () => {
    const target = `/api/settings?${IDENTITY}`;
    fc.assert(
      fc.property(fc.nat(target.length - 1), fc.constantFrom('0', '1', '9', 'x', '&', '='), (at, character) => {
        fc.pre(target[at] !== character);
        const altered = target.slice(0, at) + character + target.slice(at + 1);
        const request = { ...signed(target), target: altered };
        expect(identifyCaller(DOOR, request)).toMatchObject({ ok: false });
      }),
    );
  });

  it('is refused with another secret, with a body that was not signed, and when it is old', () => {
    const target = `/api/settings?${IDENTITY}`;
    const other = { ...signed(target), headers: signatureOf('GET', target, '', { secret: 'another' }) };
    const old = {
      ...signed(target),
      headers: signatureOf('GET', target, '', { at: new Date('2026-11-21T07:54:59Z') }),
    };
    expect(identifyCaller(DOOR, other)).toEqual({ ok: false, reason: 'does_not_match' });
    expect(identifyCaller(DOOR, { ...signed(target), body: Buffer.from('{}') })).toMatchObject({ ok: false });
    expect(identifyCaller(DOOR, { ...signed(target), method: 'PUT' })).toMatchObject({ ok: false });
    expect(identifyCaller(DOOR, old)).toEqual({ ok: false, reason: 'too_old' });
  });

  it('is judged by its signature alone, also when it brings a good key', () => {
    const target = '/api/card';
    const headers = { ...signatureOf('GET', target, '', { secret: 'another' }), authorization: 'Bearer key-of-11' };
    expect(identifyCaller(DOOR, { ...signed(target), headers })).toMatchObject({ ok: false });
  });
});

describe('a request with a key', () => {
  const withKey = (authorization: string | undefined) =>
    identifyCaller(DOOR, {
      method: 'POST',
      target: '/api/card?portalId=22',
      body: Buffer.alloc(0),
      headers: { authorization },
    });

  it('is of the portal that the key was given to', () => {
    expect(withKey('Bearer key-of-11')).toEqual({ ok: true, caller: { kind: 'function', portalId: '11' } });
  });

  it.each([
    [undefined, 'no_key'],
    ['', 'malformed_key'],
    ['Bearer ', 'malformed_key'],
    ['Basic key-of-11', 'malformed_key'],
    ['Bearer key-of-11 ', 'malformed_key'],
    ['Bearer key-of-12', 'unknown_key'],
  ])('that is %j is refused as %s', (authorization, reason) => {
    expect(withKey(authorization)).toEqual({ ok: false, reason });
  });
});

describe('the keys of functions', () => {
  it('are each of one portal, which may have two', () => {
    const find = createFunctionKeys([
      { portalId: '11', key: 'old' },
      { portalId: '11', key: 'new' },
      { portalId: '22', key: 'other' },
    ]);
    expect([find('old'), find('new'), find('other'), find('none')]).toEqual(['11', '11', '22', null]);
  });

  it('are refused where one would not say whose it is', () => {
    const same = [
      { portalId: '11', key: 'same' },
      { portalId: '22', key: 'same' },
    ];
    expect(() => createFunctionKeys(same)).toThrow('portals 11 and 22 must not have the same function key');
    expect(() => createFunctionKeys([{ portalId: '11', key: ' ' }])).toThrow('must not be empty');
  });
});
