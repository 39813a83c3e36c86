import { describe, expect, it } from 'vitest';
import { parseCommandEnvironment, parseFunctionEnvironment } from '../src/config.ts';

describe('the environment of a command', () => {
  it('needs the token alone, and takes it without the spaces that come with copying', () => {
    expect(parseCommandEnvironment({ HUBSPOT_ACCESS_TOKEN: ' pat-eu1-1\n' })).toEqual({
      ok: true,
      accessToken: 'pat-eu1-1',
      apiBaseUrl: 'https://api.hubapi.com',
      databaseUrl: null,
      storeFolder: '.loyalty/store',
      dailyShare: 0.8,
      tier: 'professional',
    });
  });

  it('takes where the store is, how much of a day runs may use, and what the account allows', () => {
    expect(
      parseCommandEnvironment({
        HUBSPOT_ACCESS_TOKEN: 'pat',
        DATABASE_URL: 'postgresql://loyalty:canary@127.0.0.1/loyalty',
        LOYALTY_STORE: '/var/lib/loyalty',
        LOYALTY_DAILY_SHARE: '0.5',
        LOYALTY_TIER: 'starter',
      }),
    ).toMatchObject({
      databaseUrl: 'postgresql://loyalty:canary@127.0.0.1/loyalty',
      storeFolder: '/var/lib/loyalty',
      dailyShare: 0.5,
      tier: 'free_or_starter',
    });
  });

  it('names every malformed variable in one message, and never shows a database URL', () => {
    const parsed = parseCommandEnvironment({
      DATABASE_URL: 'mysql://loyalty:canary@db/loyalty',
      LOYALTY_DAILY_SHARE: '80 %',
      LOYALTY_TIER: 'gold',
      LOYALTY_STORE: ' ',
    });
    const message = parsed.ok ? '' : parsed.message;
    for (const words of [
      'HUBSPOT_ACCESS_TOKEN is missing',
      'DATABASE_URL must be a URL that begins with postgresql://',
      'LOYALTY_DAILY_SHARE must be a number above 0 and up to 1',
      'LOYALTY_TIER must be free, starter, professional or enterprise',
      'LOYALTY_STORE is empty',
    ])
      expect(message).toContain(words);
    expect(message).not.toContain('canary');
  });

  it.each(['0', '1.5', '-1', 'NaN'])('refuses %s as a share of a day', (share) => {
    expect(parseCommandEnvironment({ HUBSPOT_ACCESS_TOKEN: 'pat', LOYALTY_DAILY_SHARE: share }).ok).toBe(false);
  });

  it.each([
    [{}, 'HUBSPOT_ACCESS_TOKEN is missing'],
    [{ HUBSPOT_ACCESS_TOKEN: '  ' }, 'HUBSPOT_ACCESS_TOKEN is empty'],
    [{ HUBSPOT_ACCESS_TOKEN: 'pat-…' }, 'HUBSPOT_ACCESS_TOKEN has characters that no token has'],
    [{ HUBSPOT_ACCESS_TOKEN: 'pat-1\npat-2' }, 'HUBSPOT_ACCESS_TOKEN has characters that no token has'],
    [{ HUBSPOT_ACCESS_TOKEN: 'pat', LOYALTY_HUBSPOT_API: 'localhost' }, 'LOYALTY_HUBSPOT_API must be a URL'],
  ])('%j says what is wrong and never repeats a token', (environment, words) => {
    const parsed = parseCommandEnvironment(environment);
    expect(parsed.ok).toBe(false);
    const message = parsed.ok ? '' : parsed.message;
    expect(message).toContain(words);
    expect(message).toContain('Set it and run the command again.');
    expect(message).not.toContain('pat-');
  });
});

describe('the environment of an app function', () => {
  it('has an instant of its own in the sandbox only', () => {
    expect(parseFunctionEnvironment({ PRIVATE_APP_ACCESS_TOKEN: 'pat' })).toMatchObject({ ok: true, now: null });
    expect(
      parseFunctionEnvironment({ PRIVATE_APP_ACCESS_TOKEN: 'pat', LOYALTY_NOW: '2026-11-21T12:00:00.000Z' }),
    ).toMatchObject({ now: new Date('2026-11-21T12:00:00Z') });
  });

  it('says who can help where the token is missing', () => {
    const parsed = parseFunctionEnvironment({ LOYALTY_NOW: 'today' });
    expect(parsed).toEqual({
      ok: false,
      message:
        'The app is not set up: PRIVATE_APP_ACCESS_TOKEN is missing; LOYALTY_NOW must be an ISO 8601 instant. Install the app again or ask your administrator.',
    });
  });
});
