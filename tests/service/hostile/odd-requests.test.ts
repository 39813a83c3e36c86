import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW } from '../../hubspot/support/signed-requests.ts';
import { dealEvent } from '../signed.ts';
import { FUNCTION_KEY, genuine, openHostileBed, PUBLIC_URL, WEBHOOKS, type HostileBed } from './hostile-bed.ts';

let bed: HostileBed;
beforeAll(async () => {
  bed = await openHostileBed();
});
afterAll(() => bed.close());

const EVENTS = JSON.stringify([dealEvent('817', 5, { occurredAt: NOW.getTime() })]);

const isUnanswered = async (portalId: string): Promise<boolean> =>
  (await bed.store.portal(portalId).inbox.describe()).waiting === 0;

describe('addresses and methods that there are not', () => {
  const PATHS = [
    ...['/', '/hubspot', '/api', '/api/card/', '/api/settings/policy/history/x', '/wp-admin.php', '/.env'],
    ...[
      '/../../etc/passwd',
      '/%2e%2e/%2e%2e/etc/passwd',
      '//',
      '//hubspot/webhooks',
      '/hubspot//webhooks',
      '/%',
      '/%ff',
    ],
    ...[
      '/%00',
      '/__proto__',
      '/constructor',
      '/api/settings/__proto__',
      '/api/portfolio/constructor',
      '/?__proto__[x]=1',
    ],
    ...[
      '/oauth/callback',
      '/oauth/callback?state[]=x&state=y',
      '/oauth/callback?code=1&code=2&state=__proto__',
      '/api/%',
    ],
    ...['/metrics/..', '/health/x', `/${'a'.repeat(8000)}`, `/api/card?${'a=1&'.repeat(1500)}`],
  ];

  it('are refused, by whichever method, without a word of what went on inside', async () => {
    for (const path of PATHS) {
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND']) {
        const { status, text } = await bed.send({ method, path, ...(method === 'GET' ? {} : { body: '{}' }) });
        // Which methods an address takes may be told to anybody.
        const isTold = method === 'OPTIONS' && status === 200;
        expect([method, path, isTold || (status >= 400 && status < 500)]).toEqual([method, path, true]);
        expect(text).not.toMatch(/\n\s+at |node_modules|\.ts|\.js|Error:/);
      }
    }
  }, 60_000);

  it('are refused where only the method is another', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'TRACE'])
      expect([method, (await bed.send(genuine(WEBHOOKS, '', method))).status]).toEqual([method, 404]);
    for (const path of ['/health', '/ready', '/metrics', '/oauth/install'])
      expect([path, (await bed.send({ path, body: '{}' })).status]).toEqual([path, 404]);
  });

  it('with a key that is right lead nowhere else', async () => {
    const headers = { authorization: `Bearer ${FUNCTION_KEY}` };
    for (const path of [
      '/metrics',
      '/api/settings',
      '/api/portfolio/customers',
      `/api/settings?portalId=${bed.portalId}`,
    ]) {
      const { status } = await bed.send({ method: 'GET', path, headers });
      // Without a key of their own the metrics are open.
      expect([path, status]).toEqual([path, path === '/metrics' ? 200 : 403]);
    }
  });
});

describe('headers that lie', () => {
  it('given twice, a signature or its instant counts as none', async () => {
    const { headers = {} } = genuine(WEBHOOKS, EVENTS);
    for (const name of ['x-hubspot-signature-v3', 'x-hubspot-request-timestamp']) {
      const value = String(headers[name]);
      for (const other of [value, 'AAAA', '']) {
        const twice = { ...headers, [name]: [value, other] };
        expect([name, other, (await bed.send({ path: WEBHOOKS, body: EVENTS, headers: twice })).status]).toEqual([
          ...[name, other],
          401,
        ]);
      }
    }
    expect(await isUnanswered('817')).toBe(true);
  });

  it('given twice, a key counts as one that nobody has', async () => {
    const raw = (second: string): string =>
      `POST /api/card HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${'x'.repeat(40)}\r\nAuthorization: ${second}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`;
    expect(await bed.sendRaw(raw(`Bearer ${FUNCTION_KEY}`))).toMatch(/^HTTP\/1\.1 4/);
  });

  it('are refused where they are too long, too many or no headers at all', async () => {
    const head = (more: string): string =>
      `POST ${WEBHOOKS} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n${more}\r\n[]`;
    const long = 'A'.repeat(4000);
    expect(
      await bed.sendRaw(head(`X-HubSpot-Signature-v3: ${long}\r\nX-HubSpot-Request-Timestamp: ${long}\r\n`)),
    ).toMatch(/^HTTP\/1\.1 401 /);
    expect(await bed.sendRaw(head(`X-Long: ${'A'.repeat(20_000)}\r\n`))).toMatch(/^HTTP\/1\.1 431 /);
    expect(await bed.sendRaw(head(Array.from({ length: 3000 }, (_, i) => `X-${i}: 1\r\n`).join('')))).toMatch(
      /^HTTP\/1\.1 4/,
    );
    expect(await bed.sendRaw(head('X-Bad\x00: 1\r\n'))).toMatch(/^HTTP\/1\.1 400 /);
    expect(await bed.sendRaw(head('Content-Length: 3\r\n'))).toMatch(/^HTTP\/1\.1 400 /);
    expect(await bed.sendRaw(head('Transfer-Encoding: chunked\r\n'))).toMatch(/^HTTP\/1\.1 400 /);
    expect(await bed.sendRaw('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await bed.sendRaw('CONNECT evil:443 HTTP/1.1\r\nHost: evil:443\r\n\r\n')).not.toMatch(/^HTTP\/1\.1 [25]/);
  });

  it('a correlation id that is none of ours is not taken up, nor does it reach the log', async () => {
    for (const id of ['canary id with blanks', 'canary"}{"', `canary${'x'.repeat(100)}`]) {
      const { status } = await bed.send({ method: 'GET', path: '/nowhere', headers: { 'x-correlation-id': id } });
      expect(status).toBe(404);
    }
    expect(bed.logText()).not.toContain('canary');
  });
});

describe('a request line with a whole address in it', () => {
  const line = (address: string, more = '', body = '[]', method = 'POST'): string =>
    `${method} ${address} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${more}\r\n${body}`;
  const signed = (): string =>
    Object.entries(genuine(WEBHOOKS, EVENTS).headers ?? {})
      .map(([name, value]) => `${name}: ${String(value)}\r\n`)
      .join('');

  it('is judged by that very line: what was signed for the path alone is not for it', async () => {
    for (const address of [PUBLIC_URL + WEBHOOKS, `http://evil.example.com${WEBHOOKS}`])
      expect(await bed.sendRaw(line(address, signed(), EVENTS))).toMatch(/^HTTP\/1\.1 401 /);
    expect(await isUnanswered('817')).toBe(true);
    expect(await bed.sendRaw(line(WEBHOOKS, signed(), EVENTS))).toMatch(/^HTTP\/1\.1 204 /);
  });

  it('does not make the service fail where it is no address', async () => {
    const key = `Authorization: Bearer ${FUNCTION_KEY}\r\n`;
    const addresses = [
      'http://[/api/card',
      '//[/api/card',
      'http://x:99999/api/card',
      'http:///api/card',
      '*',
      'x',
      'http://%/api/card',
    ];
    for (const address of addresses) {
      for (const method of ['POST', 'GET', 'OPTIONS']) {
        const answer = await bed.sendRaw(line(address, key, '{}', method));
        expect([method, address, answer.slice(0, 12)]).toEqual([
          method,
          address,
          expect.stringMatching(/^HTTP\/1\.1 [24]/),
        ]);
      }
    }
  });
});
