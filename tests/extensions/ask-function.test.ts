import { logger } from '@hubspot/ui-extensions';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askFunction } from '../../extensions/cards/state/ask-function.ts';
import { healthy } from './fixtures.ts';

const serverless = vi.fn<() => Promise<unknown>>();

beforeEach(() => {
  serverless.mockReset();
  vi.stubGlobal('self', { serverless });
  vi.spyOn(logger, 'error').mockImplementation(() => {});
});

afterEach(() => {
  vi.useRealTimers();
});

describe('asking the app function', () => {
  it('hands on an answer that can be read', async () => {
    serverless.mockResolvedValue(structuredClone(healthy));
    await expect(askFunction({ action: 'show' })).resolves.toEqual(healthy);
  });

  it('answers for a call that never comes back, and leaves no timer behind', async () => {
    vi.useFakeTimers();
    serverless.mockReturnValue(new Promise(() => {}));
    const answer = askFunction({ action: 'show' }, 5_000);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await expect(answer).resolves.toMatchObject({ kind: 'failed', code: 'timeout' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind after an answer', async () => {
    vi.useFakeTimers();
    serverless.mockResolvedValue(healthy);
    await askFunction({ action: 'show' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([new Error('There was a problem'), 'a text', undefined])(
    'turns a rejection with %s into a failure',
    async (reason) => {
      serverless.mockRejectedValue(reason);
      await expect(askFunction({ action: 'show' })).resolves.toMatchObject({ kind: 'failed', code: 'unreachable' });
    },
  );

  it('survives a HubSpot that has no serverless functions at all', async () => {
    vi.stubGlobal('self', {});
    await expect(askFunction({ action: 'show' })).resolves.toMatchObject({ kind: 'failed', code: 'unreachable' });
  });

  it('logs where an answer cannot be read, never what it holds', async () => {
    serverless.mockResolvedValue({ ...healthy, name: 'Secret Ltd', purchases: [{ record: 5 }] });
    await expect(askFunction({ action: 'show' })).resolves.toMatchObject({ kind: 'failed', code: 'malformed' });
    expect(logger.error).toHaveBeenCalledExactlyOnceWith(
      'loyalty-card show: answer not readable at purchases.0.record',
    );
  });

  it('sends what was entered along with the action', async () => {
    serverless.mockResolvedValue(healthy);
    await askFunction({ action: 'enter_budget', amount: 5, asOf: '2026-11-01' });
    expect(serverless).toHaveBeenCalledExactlyOnceWith('loyalty-card', {
      propertiesToSend: ['hs_object_id'],
      parameters: { action: 'enter_budget', amount: 5, asOf: '2026-11-01' },
    });
  });
});
