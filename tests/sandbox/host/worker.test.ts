import { describe, expect, it, vi } from 'vitest';
import { reply, valueOf, type HostServices } from '../../../sandbox/host/protocol.ts';
import { blockNetwork } from '../../../sandbox/host/worker/block-network.ts';
import { setClock } from '../../../sandbox/host/worker/sandbox-clock.ts';
import { createFetch, createLogger, createServerless } from '../../../sandbox/host/worker/worker-api.ts';

/** A page that fails the test when it is asked for anything that the test did not prepare. */
function host(services: Partial<HostServices>): HostServices {
  const unexpected = () => {
    throw new Error('not expected in this test');
  };
  return {
    serverless: unexpected,
    fetch: unexpected,
    fetchCrmProperties: unexpected,
    fetchAssociations: unexpected,
    fetchCrmSearch: unexpected,
    formatCrmProperties: unexpected,
    log: unexpected,
    failed: unexpected,
    ...services,
  };
}

describe('failures between page and worker', () => {
  it('travel as data and come out as an error of the same name', async () => {
    const answer = await reply(() => {
      throw new RangeError('too far');
    });
    expect(answer).toEqual({ ok: false, name: 'RangeError', message: 'too far' });
    expect(() => valueOf(answer)).toThrow(expect.objectContaining({ name: 'RangeError', message: 'too far' }) as Error);
  });
});

describe('what the worker gives a card', () => {
  it('rejects hubspot.serverless with HubSpot’s message', async () => {
    const serverless = createServerless(
      host({ serverless: async () => ({ ok: false, name: 'Error', message: 'The function failed.' }) }),
    );
    await expect(serverless('loyalty-card')).rejects.toThrow('The function failed.');
  });

  it('builds a real Response again, also of an answer without a body', async () => {
    const fetch = createFetch(
      host({ fetch: async () => ({ ok: true, value: { status: 204, headers: { 'x-a': 'b' }, body: '' } }) }),
    );
    const response = await fetch(new URL('https://service.example/refresh'), { method: 'POST' });
    expect(response).toBeInstanceOf(Response);
    expect([response.status, response.headers.get('x-a')]).toEqual([204, 'b']);
  });

  it('passes Headers on as plain data', async () => {
    const send = vi.fn<HostServices['fetch']>(async () => ({
      ok: true,
      value: { status: 200, headers: {}, body: '{}' },
    }));
    await createFetch(host({ fetch: send }))('https://service.example/', {
      headers: new Headers({ Authorization: 'Bearer x' }),
    });
    expect(send).toHaveBeenCalledWith('https://service.example/', { headers: { authorization: 'Bearer x' } });
  });

  it('logs anything as text', () => {
    const log = vi.fn<HostServices['log']>();
    const logger = createLogger(host({ log }));
    logger.info('plain');
    logger.error({ status: 500 });
    logger.warn(undefined);
    expect(log.mock.calls).toEqual([
      ['info', 'plain'],
      ['error', '{"status":500}'],
      ['warn', 'undefined'],
    ]);
  });
});

describe('what the worker takes from a card', () => {
  it('says by name what is not there', () => {
    const scope: { fetch?: unknown; indexedDB?: unknown } = { fetch: () => undefined };
    blockNetwork(scope);
    expect(() => scope.fetch).toThrow('fetch is not available in UI extensions');
    expect(() => scope.indexedDB).toThrow('indexedDB is not available in UI extensions');
  });
});

describe('the clock of the worker', () => {
  it('starts at the portal’s now and goes on ticking', () => {
    const scope: { Date: DateConstructor } = { Date };
    setClock(scope, '2014-07-01T12:00:00Z');
    const first = new scope.Date();
    expect(first.toISOString().slice(0, 16)).toBe('2014-07-01T12:00');
    expect(scope.Date.now()).toBeGreaterThanOrEqual(first.getTime());
    expect(first).toBeInstanceOf(Date);
  });

  it('leaves a date that is asked for alone', () => {
    const scope: { Date: DateConstructor } = { Date };
    setClock(scope, '2014-07-01T12:00:00Z');
    expect(new scope.Date('2020-02-29T00:00:00Z').toISOString()).toBe('2020-02-29T00:00:00.000Z');
    expect(scope.Date.UTC(2020, 1, 29)).toBe(Date.UTC(2020, 1, 29));
  });
});
