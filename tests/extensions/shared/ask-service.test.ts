import { logger } from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { askService } from '../../../extensions/shared/ask-service.ts';

const schema = z.object({ kept: z.number() });
const QUESTION = { path: '/api/settings?secret=1', schema, address: 'https://loyalty.example' };
const hsFetch = vi.fn<(url: string, options: unknown) => Promise<Response>>();
const logged = () => vi.mocked(logger.error).mock.calls.flat().join('\n');
const refusal = { error: 'conflict', message: 'Somebody was faster.', current: { version: 4 } };

beforeEach(() => {
  hsFetch.mockReset();
  vi.stubGlobal('self', { hsFetch });
  vi.spyOn(logger, 'error').mockImplementation(() => {});
});

afterEach(() => {
  vi.useRealTimers();
});

describe('asking the service', () => {
  it('hands on an answer that can be read, and asks by GET where nothing else is said', async () => {
    hsFetch.mockResolvedValue(Response.json({ kept: 3, more: true }));
    await expect(askService(QUESTION)).resolves.toEqual({ ok: true, value: { kept: 3 } });
    expect(hsFetch.mock.calls).toEqual([
      ['https://loyalty.example/api/settings?secret=1', { method: 'GET', timeout: 11_000 }],
    ]);
  });

  it('sends a body and gives HubSpot less time than it takes itself', async () => {
    hsFetch.mockResolvedValue(Response.json({ kept: 1 }));
    await askService({ ...QUESTION, method: 'PUT', body: { value: 1 }, timeoutMs: 60_000 });
    expect(hsFetch.mock.calls[0]![1]).toEqual({ method: 'PUT', timeout: 59_000, body: { value: 1 } });
  });

  it.each([
    [400, 'bad_request'],
    [401, 'not_authorized'],
    [403, 'not_authorized'],
    [404, 'not_found'],
    [409, 'conflict'],
    [429, 'rate_limited'],
    [500, 'service_away'],
    [503, 'service_away'],
  ])('makes a failure of status %d: %s, with what the service said', async (status, code) => {
    hsFetch.mockResolvedValue(Response.json(refusal, { status }));
    await expect(askService(QUESTION)).resolves.toEqual({ ok: false, code, message: refusal.message, refusal });
  });

  it.each([
    ['as its text', JSON.stringify(refusal)],
    ['as it came', refusal],
  ])("finds the service's refusal %s within the 200 of HubSpot's proxy", async (_how, responseBody) => {
    const context = { appServerStatusCode: ['409'] };
    hsFetch.mockResolvedValue(Response.json({ status: 'error', category: 'BAD_GATEWAY', context, responseBody }));
    await expect(askService(QUESTION)).resolves.toEqual({
      ok: false,
      code: 'conflict',
      message: refusal.message,
      refusal,
    });
  });

  it.each([
    ['the proxy without a reason', () => Response.json({ status: 'error', category: 'BAD_GATEWAY' }), 'service_away'],
    ['a page of a proxy in between', () => new Response('<h1>502</h1>', { status: 502 }), 'service_away'],
    ['an answer of another shape', () => Response.json({ kept: 'secret' }), 'malformed'],
    ['a text that is no JSON', () => new Response('secret'), 'malformed'],
    ['nothing at all', () => new Response(''), 'malformed'],
  ])('makes a failure without a sentence of %s', async (_what, answer, code) => {
    hsFetch.mockResolvedValue(answer());
    await expect(askService(QUESTION)).resolves.toEqual({ ok: false, code, message: null });
    expect(logged()).toContain('GET /api/settings');
    expect(logged()).not.toContain('secret');
  });

  it('names in the log no record that was asked for', async () => {
    hsFetch.mockResolvedValue(new Response(''));
    await askService({ ...QUESTION, path: '/api/programme/roadmap/9001?limit=5' });
    expect(logged()).toContain('GET /api/programme/roadmap: ');
    expect(logged()).not.toContain('9001');
  });

  it.each([new Error('dropped'), 'a text', undefined])('never rejects: %s', async (reason) => {
    hsFetch.mockRejectedValue(reason);
    await expect(askService(QUESTION)).resolves.toMatchObject({ ok: false, code: 'unreachable' });
  });

  it('answers for a call that never comes back, and leaves no timer behind', async () => {
    vi.useFakeTimers();
    hsFetch.mockReturnValue(new Promise(() => {}));
    const answer = askService({ ...QUESTION, timeoutMs: 5_000 });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await expect(answer).resolves.toMatchObject({ ok: false, code: 'timeout' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('asks nobody in a build without a service', async () => {
    await expect(askService({ ...QUESTION, address: null })).resolves.toMatchObject({ code: 'unreachable' });
    expect(hsFetch).not.toHaveBeenCalled();
  });
});
