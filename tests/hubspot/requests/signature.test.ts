import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkSignature,
  SIGNATURE_LIFE_MILLISECONDS,
  type SignedRequest,
} from '../../../src/hubspot/requests/signature.ts';
import { ADDRESS, NOW, SECRET, signV2, signV3, withHeaders } from '../support/signed-requests.ts';

const V3 = ['v3'] as const;
const BOTH = ['v3', 'v2'] as const;
const check = (request: SignedRequest, now = NOW) => checkSignature(request, now, V3);
const flipBit = (bytes: Buffer, position: number): Buffer => {
  const flipped = Buffer.from(bytes);
  const index = Math.floor(position / 8) % flipped.length;
  flipped[index] = (flipped[index] ?? 0) ^ (1 << (position % 8));
  return flipped;
};

describe('a v3 signature', () => {
  it('is accepted as HubSpot’s own code makes it, for any method, address and body', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
        fc.webUrl({ withQueryParameters: true }),
        fc.oneof(fc.json(), fc.string({ unit: 'grapheme' })),
        (method, uri, body) => {
          expect(check(signV3({ method, uri, body }))).toEqual({ ok: true, version: 'v3' });
        },
      ),
    );
  });

  it('is accepted where HubSpot decoded the escapes of the address that its page lists, and no others', () => {
    const called = `${ADDRESS}?userEmail=a.kaya%40example.com&back=%2Fx%3Fy%3A1%21%24%27%28%29%2A%2C%3B&name=%C3%A4%20b`;
    const decoded = `${ADDRESS}?userEmail=a.kaya@example.com&back=/x?y:1!$'()*,;&name=%C3%A4%20b`;
    const further = `${ADDRESS}?userEmail=a.kaya@example.com&back=/x?y:1!$'()*,;&name=ä b`;
    expect(check({ ...signV3({ uri: decoded }), uri: called }).ok).toBe(true);
    expect(check({ ...signV3({ uri: called }), uri: called }).ok).toBe(true);
    expect(check({ ...signV3({ uri: further }), uri: called })).toEqual({ ok: false, reason: 'does_not_match' });
  });

  it('is refused when any bit of the body, the address, the method, the time or the signature is another', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(100_000),
        fc.constantFrom('body', 'uri', 'time', 'signature'),
        (body, bit, part) => {
          const request = signV3({ body, uri: `${ADDRESS}?page=1` });
          const time = String(request.headers['x-hubspot-request-timestamp']);
          const signature = String(request.headers['x-hubspot-signature-v3']);
          const altered: Readonly<Record<typeof part, SignedRequest>> = {
            body: { ...request, body: flipBit(request.body, bit) },
            uri: { ...request, uri: flipBit(Buffer.from(request.uri), bit).toString('latin1') },
            time: withHeaders(request, {
              'x-hubspot-request-timestamp': flipBit(Buffer.from(time), bit).toString('latin1'),
            }),
            signature: withHeaders(request, {
              'x-hubspot-signature-v3': flipBit(Buffer.from(signature), bit).toString('latin1'),
            }),
          };
          expect(check(altered[part]).ok).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
    expect(check({ ...signV3(), method: 'PUT' }).ok).toBe(false);
  });

  it('counts for five minutes, and not before its time either', () => {
    const request = signV3();
    const at = (milliseconds: number) => check(request, new Date(NOW.getTime() + milliseconds));
    expect(at(SIGNATURE_LIFE_MILLISECONDS).ok).toBe(true);
    expect(at(SIGNATURE_LIFE_MILLISECONDS + 1)).toEqual({ ok: false, reason: 'too_old' });
    expect(at(-SIGNATURE_LIFE_MILLISECONDS).ok).toBe(true);
    expect(at(-SIGNATURE_LIFE_MILLISECONDS - 1)).toEqual({ ok: false, reason: 'in_the_future' });
  });

  it.each([
    '',
    ' ',
    'NaN',
    '1e12',
    '-1',
    '0x10',
    '1.7e12',
    `${String(NOW.getTime())} `,
    '٣٤٥',
    '9'.repeat(400),
    'Infinity',
  ])('is refused with the time %j, which is no whole number of milliseconds', (time) => {
    const request = withHeaders(signV3(), { 'x-hubspot-request-timestamp': time });
    expect(check(request)).toEqual({ ok: false, reason: 'malformed_timestamp' });
  });

  it('is refused far in the future, however well it is signed', () => {
    expect(check(signV3({ at: Date.UTC(3000, 0, 1) }))).toEqual({ ok: false, reason: 'in_the_future' });
  });

  it('is refused without a time, and where headers come twice', () => {
    const { headers } = signV3();
    const signature = String(headers['x-hubspot-signature-v3']);
    expect(check(withHeaders(signV3(), { 'x-hubspot-request-timestamp': undefined }))).toEqual({
      ok: false,
      reason: 'no_timestamp',
    });
    expect(check(withHeaders(signV3(), { 'x-hubspot-signature-v3': [signature, signature] }))).toEqual({
      ok: false,
      reason: 'malformed_signature',
    });
    expect(check(withHeaders(signV3(), { 'x-hubspot-request-timestamp': [String(NOW.getTime())] }))).toEqual({
      ok: false,
      reason: 'malformed_timestamp',
    });
  });

  it('is read as base64 is written, and in no other spelling of the same bytes', () => {
    const signature = String(signV3().headers['x-hubspot-signature-v3']);
    const last = signature.at(-2) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const neighbour = alphabet.charAt(alphabet.indexOf(last) + 1);
    const spellings = [
      `${signature.slice(0, -2)}${neighbour}=`,
      signature.replace('=', ''),
      ` ${signature}`,
      `${signature}\n`,
      `${signature}AAAA`,
      signature.replaceAll('+', '-').replaceAll('/', '_').replace('=', '=='),
    ];
    for (const spelling of spellings) {
      const request = withHeaders(signV3(), { 'x-hubspot-signature-v3': spelling });
      expect(check(request)).toEqual({ ok: false, reason: 'malformed_signature' });
    }
  });

  it('may be made with either of two secrets, and with no other, least of all an empty one', () => {
    const secrets = ['the one before', SECRET];
    expect(check({ ...signV3(), secrets }).ok).toBe(true);
    expect(check({ ...signV3({ secret: 'the one before' }), secrets }).ok).toBe(true);
    expect(check({ ...signV3({ secret: 'another' }), secrets }).ok).toBe(false);
    expect(check({ ...signV3({ secret: '' }), secrets: ['', SECRET] }).ok).toBe(false);
    expect(check({ ...signV3(), secrets: [] }).ok).toBe(false);
  });
});

describe('a v2 signature', () => {
  it('is accepted where v2 is, as HubSpot’s own code and the example of its page have it', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.json(), (uri, body) => {
        expect(checkSignature(signV2({ uri, body }), NOW, BOTH)).toEqual({ ok: true, version: 'v2' });
      }),
    );
    const secrets = ['yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy'];
    const example = { method: 'GET', uri: 'https://www.example.com/webhook_uri', body: Buffer.alloc(0), secrets };
    const headers = {
      'x-hubspot-signature-version': 'v2',
      'x-hubspot-signature': 'eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e',
    };
    expect(checkSignature({ ...example, headers }, NOW, BOTH).ok).toBe(true);
  });

  it('is refused where only v3 is accepted, and where the request says it is of another version', () => {
    expect(check(signV2())).toEqual({ ok: false, reason: 'no_signature' });
    const v1 = withHeaders(signV2(), { 'x-hubspot-signature-version': 'v1' });
    expect(checkSignature(v1, NOW, BOTH)).toEqual({ ok: false, reason: 'no_signature' });
  });

  it('does not make good a wrong v3 signature beside it', () => {
    const request = withHeaders(signV2(), {
      'x-hubspot-signature-v3': signV3({ secret: 'another' }).headers['x-hubspot-signature-v3'],
      'x-hubspot-request-timestamp': String(NOW.getTime()),
    });
    expect(checkSignature(request, NOW, BOTH)).toEqual({ ok: false, reason: 'does_not_match' });
  });

  it('is refused when any bit of it or of the body is another', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(100_000), (body, bit) => {
        const request = signV2({ body });
        const signature = String(request.headers['x-hubspot-signature']);
        const flipped = flipBit(Buffer.from(signature), bit).toString('latin1');
        expect(checkSignature({ ...request, body: flipBit(request.body, bit) }, NOW, BOTH).ok).toBe(false);
        expect(checkSignature(withHeaders(request, { 'x-hubspot-signature': flipped }), NOW, BOTH).ok).toBe(false);
      }),
    );
  });
});

it('makes nothing throw, whatever the request is', () => {
  const header = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()), fc.constant(undefined));
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      fc.uint8Array(),
      header,
      header,
      (method, uri, body, one, other) => {
        const headers = {
          'x-hubspot-signature-v3': one,
          'x-hubspot-request-timestamp': other,
          'x-hubspot-signature': other,
          'x-hubspot-signature-version': 'v2',
        };
        const request = { method, uri, body: Buffer.from(body), headers, secrets: [SECRET] };
        expect(checkSignature(request, NOW, BOTH).ok).toBe(false);
      },
    ),
  );
});
