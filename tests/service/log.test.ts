import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HubSpotError } from '../../src/hubspot/client/hubspot-error.ts';
import { createLog } from '../../src/service/log.ts';

function collect(secrets: readonly string[] = []) {
  const lines: string[] = [];
  return { lines, log: createLog('info', secrets, { write: (line: string) => void lines.push(line) }) };
}

function parseLine(line: string | undefined): Record<string, unknown> {
  return JSON.parse(line ?? '') as Record<string, unknown>;
}

describe('the log', () => {
  it('writes one JSON object a line: the event, the level, the instant and the facts', () => {
    const { lines, log } = collect();
    log.with({ correlationId: 'c-1' }).info('events_taken', { portalId: '42', events: 3 });
    expect(lines).toHaveLength(1);
    expect(parseLine(lines[0])).toEqual({
      level: 'info',
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as unknown,
      event: 'events_taken',
      correlationId: 'c-1',
      portalId: '42',
      events: 3,
    });
  });

  it('strikes out what looks like a token, a connection string or an e-mail address', () => {
    const { lines, log } = collect();
    log.warn('odd', {
      one: 'the token pat-eu1-0123-abcd is old',
      two: 'Authorization: Bearer abc.def',
      three: 'postgresql://loyalty:canary@db/loyalty refused',
      four: 'asked by alex.kaya@vendor.example',
    });
    expect(lines[0]).not.toMatch(/0123-abcd|abc\.def|canary|alex\.kaya/);
  });

  it('strikes out whatever stands under a key that holds secrets or names', () => {
    const { lines, log } = collect();
    log.info('odd', {
      accessToken: 'canary',
      Authorization: 'canary',
      name: 'canary',
      userEmail: 'canary',
      body: 'canary',
    });
    expect(lines[0]).not.toContain('canary');
  });

  it('strikes out a secret that it knows, wherever somebody puts it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { lines, log } = collect(['canary-client-secret']);
        log.error('odd', { text: `${before}canary-client-secret${after}` }, new Error(`${before}canary-client-secret`));
        expect(lines[0]).not.toContain('canary-client-secret');
      }),
    );
  });

  it('tells of what was thrown its kind and place, and the words only where they are ours', () => {
    const { lines, log } = collect();
    log.error(
      'failed',
      {},
      new HubSpotError({ code: 'timeout', status: 504, correlationId: 'x', operation: 'read deals' }),
    );
    log.error('failed', {}, new SyntaxError('Unexpected token in "Acme Corp": 4,711'));
    log.error('failed', {}, 'Acme Corp');
    expect(parseLine(lines[0])).toMatchObject({
      error: 'HubSpotError',
      code: 'timeout',
      reason: expect.stringContaining('HubSpot did not answer in time') as unknown,
      where: expect.stringContaining('log.test.ts') as unknown,
    });
    expect(lines.join('')).not.toContain('Acme');
    expect(parseLine(lines[2])).toMatchObject({ error: 'string' });
  });
});
