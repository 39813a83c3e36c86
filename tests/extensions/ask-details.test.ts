import { logger } from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askDetails } from '../../extensions/cards/state/ask-details.ts';
import type { CardRequest } from '../../extensions/shared/card-view.ts';
import { SERVICE_ADDRESS } from '../../extensions/shared/service-address.ts';
import { healthy } from './fixtures.ts';

const SERVICE = 'https://loyalty.example.com';
const serverless = vi.fn<(name: string, options: unknown) => Promise<unknown>>();
const hsFetch = vi.fn<(url: string, options: unknown) => Promise<Response>>();

const asked = (request: CardRequest) => ({ companyId: '9001', request });
const SHOW = asked({ action: 'show' });

/** The two ways to ask, and how each is made to answer, to break off and to be silent. */
const WAYS = [
  {
    way: 'the app function',
    logged: 'loyalty-card show',
    options: { serviceAddress: null },
    answer: (value: unknown) => serverless.mockResolvedValue(value),
    reject: (reason: unknown) => serverless.mockRejectedValue(reason),
    hang: () => serverless.mockReturnValue(new Promise(() => {})),
  },
  {
    way: 'the service',
    logged: 'loyalty POST /api/card',
    options: { serviceAddress: SERVICE },
    answer: (value: unknown) => hsFetch.mockImplementation(() => Promise.resolve(Response.json(value))),
    reject: (reason: unknown) => hsFetch.mockRejectedValue(reason),
    hang: () => hsFetch.mockReturnValue(new Promise(() => {})),
  },
] as const;

beforeEach(() => {
  serverless.mockReset();
  hsFetch.mockReset();
  vi.stubGlobal('self', { serverless, hsFetch });
  vi.spyOn(logger, 'error').mockImplementation(() => {});
});

afterEach(() => {
  vi.useRealTimers();
});

describe.each(WAYS)('asking $way', ({ options, logged, answer, reject, hang }) => {
  it('hands on an answer that can be read', async () => {
    answer(structuredClone(healthy));
    await expect(askDetails(SHOW, options)).resolves.toEqual(healthy);
  });

  it('answers for a call that never comes back, and leaves no timer behind', async () => {
    vi.useFakeTimers();
    hang();
    const details = askDetails(SHOW, { ...options, timeoutMs: 5_000 });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await expect(details).resolves.toMatchObject({ kind: 'failed', code: 'timeout' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind after an answer', async () => {
    vi.useFakeTimers();
    answer(healthy);
    await askDetails(SHOW, options);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([new Error('There was a problem'), 'a text', undefined])(
    'turns a rejection with %s into a failure',
    async (reason) => {
      reject(reason);
      await expect(askDetails(SHOW, options)).resolves.toMatchObject({ kind: 'failed', code: 'unreachable' });
    },
  );

  it('survives a HubSpot that has no such call at all', async () => {
    vi.stubGlobal('self', {});
    await expect(askDetails(SHOW, options)).resolves.toMatchObject({ kind: 'failed', code: 'unreachable' });
  });

  it('logs where an answer cannot be read, never what it holds', async () => {
    answer({ ...healthy, name: 'Secret Ltd', purchases: [{ record: 5 }] });
    await expect(askDetails(SHOW, options)).resolves.toMatchObject({ kind: 'failed', code: 'malformed' });
    expect(logger.error).toHaveBeenCalledExactlyOnceWith(`${logged}: answer not readable at purchases.0.record`);
  });
});

describe('the app function', () => {
  it('is asked unless the build named a service', async () => {
    serverless.mockResolvedValue(healthy);
    expect(SERVICE_ADDRESS).toBeNull();
    await askDetails(SHOW);
    expect(hsFetch).not.toHaveBeenCalled();
    expect(serverless).toHaveBeenCalledOnce();
  });

  it('is told what was entered, and its company by HubSpot alone', async () => {
    serverless.mockResolvedValue(healthy);
    await askDetails(asked({ action: 'enter_budget', amount: 5, asOf: '2026-11-01' }));
    expect(serverless).toHaveBeenCalledExactlyOnceWith('loyalty-card', {
      propertiesToSend: ['hs_object_id'],
      parameters: { action: 'enter_budget', amount: 5, asOf: '2026-11-01' },
    });
  });
});

describe('the service', () => {
  const options = { serviceAddress: SERVICE };

  it('is told the company and what was entered, in one POST without a header', async () => {
    hsFetch.mockImplementation(() => Promise.resolve(Response.json(healthy)));
    await askDetails(asked({ action: 'name_referrer', companyId: '77' }), options);
    expect(hsFetch).toHaveBeenCalledOnce();
    expect(hsFetch.mock.calls[0]).toMatchObject([
      `${SERVICE}/api/card`,
      { method: 'POST', body: { companyId: '9001', request: { action: 'name_referrer', companyId: '77' } } },
    ]);
    expect(hsFetch.mock.calls[0]?.[1]).not.toHaveProperty('headers');
  });

  it("counts as away where HubSpot's proxy says so in an answer of status 200", async () => {
    const envelope = { status: 'error', category: 'BAD_GATEWAY', message: 'Error returned from Request Uri' };
    hsFetch.mockImplementation(() => Promise.resolve(Response.json(envelope)));
    await expect(askDetails(SHOW, options)).resolves.toMatchObject({ kind: 'failed', code: 'service_away' });
  });

  it.each([
    ['401', 'not_authorized'],
    ['403', 'not_authorized'],
    ['429', 'rate_limited'],
    ['503', 'service_away'],
    ['504', 'service_away'],
  ])('that HubSpot says answered with %s makes the failure %s', async (status, code) => {
    const envelope = { status: 'error', category: 'BAD_GATEWAY', context: { appServerStatusCode: [status] } };
    hsFetch.mockImplementation(() => Promise.resolve(Response.json(envelope)));
    await expect(askDetails(SHOW, options)).resolves.toMatchObject({ kind: 'failed', code });
  });

  it.each([
    [400, 'bad_request'],
    [401, 'not_authorized'],
    [403, 'not_authorized'],
    [429, 'rate_limited'],
    [500, 'service_away'],
    [503, 'service_away'],
  ])('that answers with status %i makes the failure %s', async (status, code) => {
    hsFetch.mockImplementation(() => Promise.resolve(Response.json({ error: 'x' }, { status })));
    await expect(askDetails(SHOW, options)).resolves.toMatchObject({ kind: 'failed', code });
  });

  it('that answers with a page instead of an answer is not readable', async () => {
    hsFetch.mockImplementation(() => Promise.resolve(new Response('<html>Welcome to the hotel</html>')));
    await expect(askDetails(SHOW, options)).resolves.toMatchObject({ kind: 'failed', code: 'malformed' });
  });
});
