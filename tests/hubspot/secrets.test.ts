import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Answer,
  COMPANY,
  dropped,
  failureOf,
  found,
  json,
  limited,
  openClient,
  REQUEST,
  TOKEN,
  useScriptedHubSpot,
} from './support/scripted-hubspot.ts';

const PERSON = 'Ada Lovelace <ada@customer.example>';
const FRESH_TOKEN = 'CANARY-fresh-0b5e';
const CANARIES = [
  TOKEN,
  'pat-',
  FRESH_TOKEN,
  PERSON,
  'ada@customer.example',
  'hubapi.com',
  'companies/1',
  'sent-canary',
];
const SAID = {
  message: `${PERSON} ${TOKEN}`,
  correlationId: `Bearer ${TOKEN} of ${PERSON}`,
  context: { id: [PERSON] },
};
const HEADERS = { 'x-hubspot-correlation-id': `${TOKEN} ${PERSON}`, 'x-request': TOKEN, 'retry-after': TOKEN };
const page =
  (status: number): Answer =>
  () =>
    new Response(`<html>${PERSON} ${TOKEN}</html>`, { status, headers: HEADERS });

const hubspotAnswers = useScriptedHubSpot();

let written: string[] = [];
beforeEach(() => {
  written = [];
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...texts: unknown[]) => {
      written.push(inspect(texts));
    });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Everything that somebody could log of an error. */
function everythingOf(error: Error): string {
  return [
    error.message,
    String(error.stack),
    String(error.cause),
    JSON.stringify(error),
    inspect(error, { depth: 9 }),
  ].join();
}

const FAILURES = [
  ['a refused token', json(401, { ...SAID, category: 'INVALID_AUTHENTICATION' }, HEADERS), 'not_authorized'],
  ['a malformed token at the edge', page(530), 'not_authorized'],
  ['a missing scope', json(403, { ...SAID, category: 'MISSING_SCOPES' }, HEADERS), 'missing_scope'],
  ['no such record', json(404, { ...SAID, category: 'OBJECT_NOT_FOUND' }, HEADERS), 'not_found'],
  ['a refused value', json(400, { ...SAID, category: 'VALIDATION_ERROR' }, HEADERS), 'validation'],
  ['a missing property', json(400, { ...SAID, errors: [{ code: 'PROPERTY_DOESNT_EXIST' }] }, HEADERS), 'not_set_up'],
  ['the limit of the day', limited('DAILY'), 'daily_limit'],
  ['the limit of ten seconds, for ever', limited(`TEN_SECONDLY_ROLLING ${PERSON}`), 'rate_limited'],
  ['the limit of one second, for ever', limited('SECONDLY'), 'rate_limited'],
  ['a 429 that says nothing', () => new Response(null, { status: 429 }), 'rate_limited'],
  ['a lock, for ever', json(423, SAID, HEADERS), 'locked'],
  ['a migration of a day', json(477, SAID, { ...HEADERS, 'retry-after': '86400' }), 'migration'],
  ['a migration without end', json(477, SAID, HEADERS), 'migration'],
  ['an internal error, for ever', json(500, SAID, HEADERS), 'server'],
  ['a bad gateway in HTML, for ever', page(502), 'server'],
  ['an unreachable origin, for ever', page(523), 'server'],
  ['a dropped connection, for ever', dropped, 'network'],
  ['HTML with status 200, for ever', page(200), 'bad_response'],
  [
    'a redirect',
    () => new Response(null, { status: 307, headers: { location: `https://x.example/${TOKEN}` } }),
    'bad_response',
  ],
  ['JSON of another shape', json(200, SAID, HEADERS), 'bad_response'],
  ['an empty answer', () => new Response(null, { status: 204, headers: HEADERS }), 'bad_response'],
] as const;

describe('a failed call', () => {
  it.each(FAILURES)(
    'has its code after %s, and lets neither token nor body nor person out',
    async (_case, answer, code) => {
      hubspotAnswers(answer);
      const body = { properties: { note: `sent-canary ${PERSON}` } };
      const error = await failureOf(openClient().client.call({ ...REQUEST, method: 'POST', body }, COMPANY));
      expect(error.code).toBe(code);
      expect(error.operation).toBe('read a company');
      for (const canary of CANARIES) expect(everythingOf(error) + written.join()).not.toContain(canary);
    },
  );

  it('lets no token out that expires, is fetched again and is refused again', async () => {
    hubspotAnswers(json(401, SAID, HEADERS));
    const tokens = { current: () => Promise.resolve(TOKEN), refresh: () => Promise.resolve(FRESH_TOKEN) };
    const error = await failureOf(openClient({ tokens }).client.call(REQUEST, COMPANY));
    expect(error.code).toBe('not_authorized');
    for (const canary of CANARIES) expect(everythingOf(error) + written.join()).not.toContain(canary);
  });

  it('has a correlation id only where it has the form of one', async () => {
    hubspotAnswers(json(401, SAID));
    expect((await failureOf(openClient().client.call(REQUEST, COMPANY))).correlationId).toBeNull();
    hubspotAnswers(json(401, {}, { 'x-hubspot-correlation-id': '8c2f1f9e-1a2b-4c3d' }));
    expect((await failureOf(openClient().client.call(REQUEST, COMPANY))).correlationId).toBe('8c2f1f9e-1a2b-4c3d');
  });
});

describe('what a client tells of its calls', () => {
  it('holds no path, token or value', async () => {
    hubspotAnswers(json(500, SAID, HEADERS), found);
    const { client } = openClient();
    await client.call({ ...REQUEST, method: 'POST', body: { note: `sent-canary ${PERSON}` } }, COMPANY);
    for (const canary of CANARIES) expect(inspect(client.describeCalls(), { depth: 9 })).not.toContain(canary);
  });
});
