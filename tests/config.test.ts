import { describe, expect, it } from 'vitest';
import { parseCommandEnvironment, parseFunctionEnvironment } from '../src/config.ts';
import { parseServiceEnvironment, type ServiceSettings } from '../src/config/service-environment.ts';

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

const STATIC = {
  PUBLIC_URL: 'https://loyalty.example.com/',
  HUBSPOT_CLIENT_SECRET: 'canary-client-secret',
  HUBSPOT_ACCESS_TOKEN: 'pat-eu1-1',
};
const TOKEN_KEY = Buffer.alloc(32, 7).toString('base64');
const OAUTH = {
  PUBLIC_URL: 'https://loyalty.example.com',
  HUBSPOT_CLIENT_ID: 'client-id',
  HUBSPOT_CLIENT_SECRET: 'canary-client-secret',
  LOYALTY_TOKEN_KEY: TOKEN_KEY,
};

function settingsOf(environment: Readonly<Record<string, string>>): ServiceSettings {
  const parsed = parseServiceEnvironment(environment);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.settings;
}

function messageOf(environment: Readonly<Record<string, string>>): string {
  const parsed = parseServiceEnvironment(environment);
  return parsed.ok ? '' : parsed.message;
}

describe('the environment of the service', () => {
  it('needs an address, a client secret and a token for one account, and has a default for all else', () => {
    expect(settingsOf(STATIC)).toEqual({
      role: 'all',
      host: '127.0.0.1',
      port: 8080,
      accessToken: 'pat-eu1-1',
      oauth: null,
      web: {
        publicUrl: 'https://loyalty.example.com',
        clientSecrets: ['canary-client-secret'],
        functionKeys: [],
      },
      metricsKey: null,
      waitingLimit: 500_000,
      logLevel: 'info',
      apiBaseUrl: 'https://api.hubapi.com',
      databaseUrl: null,
      storeFolder: '.loyalty/store',
      dailyShare: 0.8,
      tier: 'professional',
    });
  });

  it('takes accounts that install by OAuth, without a token of its own', () => {
    expect(settingsOf(OAUTH)).toMatchObject({
      accessToken: null,
      oauth: {
        clientId: 'client-id',
        clientSecret: 'canary-client-secret',
        tokenKeys: [Buffer.alloc(32, 7)],
        appUrl: 'https://app.hubspot.com',
      },
    });
  });

  it('takes two secrets, two token keys and two keys of a portal while they are exchanged, the new ones first', () => {
    const old = Buffer.alloc(32, 8).toString('base64');
    const keys = ['a', 'b'].map((letter) => letter.repeat(32));
    const settings = settingsOf({
      ...OAUTH,
      HUBSPOT_CLIENT_SECRET: 'the-new-secret-1, the-old-secret-1',
      LOYALTY_TOKEN_KEY: `${TOKEN_KEY},${old}`,
      LOYALTY_FUNCTION_KEYS: `11:${keys[0] ?? ''}, 11:${keys[1] ?? ''}`,
    });
    expect(settings.web).toMatchObject({
      clientSecrets: ['the-new-secret-1', 'the-old-secret-1'],
      functionKeys: [
        { portalId: '11', key: keys[0] },
        { portalId: '11', key: keys[1] },
      ],
    });
    expect(settings.oauth).toMatchObject({
      clientSecret: 'the-new-secret-1',
      tokenKeys: [Buffer.alloc(32, 7), Buffer.alloc(32, 8)],
    });
  });

  it('asks a worker for neither an address nor a client secret, but for a database that others reach too', () => {
    const worker = { LOYALTY_ROLE: 'worker', HUBSPOT_ACCESS_TOKEN: 'pat-eu1-1' };
    expect(messageOf(worker)).toContain('DATABASE_URL is missing');
    expect(settingsOf({ ...worker, DATABASE_URL: 'postgresql://db/loyalty' })).toMatchObject({
      role: 'worker',
      web: null,
    });
  });

  it('takes an empty line of an env file for a variable that is not set', () => {
    expect(settingsOf({ ...STATIC, LOYALTY_METRICS_KEY: '', DATABASE_URL: '', PORT: ' ' })).toMatchObject({
      metricsKey: null,
      databaseUrl: null,
      port: 8080,
    });
  });

  it('names everything that is missing or malformed in one message, and shows no secret', () => {
    const message = messageOf({
      LOYALTY_ROLE: 'web',
      PORT: '80a',
      PUBLIC_URL: 'http://loyalty.example.com',
      HUBSPOT_CLIENT_SECRET: 'canary',
      LOYALTY_TOKEN_KEY: 'Y2FuYXJ5',
      LOYALTY_FUNCTION_KEYS: 'canary-key',
      LOYALTY_METRICS_KEY: 'canary',
      LOYALTY_WAITING_LIMIT: '0',
      LOYALTY_LOG_LEVEL: 'loud',
    });
    for (const words of [
      'PORT must be a port',
      'PUBLIC_URL must be the https address that HubSpot calls',
      'must be a secret of at least 16 characters',
      'LOYALTY_TOKEN_KEY must be 32 bytes in base64',
      "LOYALTY_FUNCTION_KEYS must be pairs of a portal's id and a key",
      'LOYALTY_METRICS_KEY must have at least 16 characters',
      'LOYALTY_WAITING_LIMIT must be a whole number from 1',
      'LOYALTY_LOG_LEVEL must be debug, info, warn or error',
      'HUBSPOT_CLIENT_ID is missing beside LOYALTY_TOKEN_KEY',
      'DATABASE_URL is missing: a service in several processes (LOYALTY_ROLE=web)',
    ])
      expect(message).toContain(words);
    expect(message).not.toMatch(/canary|Y2FuYXJ5|80a/);
  });

  it('says both ways to reach an account where there is none', () => {
    expect(messageOf({})).toMatch(/HUBSPOT_ACCESS_TOKEN is missing .* or HUBSPOT_CLIENT_ID and LOYALTY_TOKEN_KEY/);
  });

  it.each([
    'https://u:p@loyalty.example.com',
    'https://loyalty.example.com/?a=1',
    'ftp://loyalty.example.com',
    'loyalty',
  ])('refuses %s as its public address', (address) => {
    expect(messageOf({ ...STATIC, PUBLIC_URL: address })).toContain('PUBLIC_URL must be');
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost:3000', 'https://example.com/loyalty'])('takes %s', (address) => {
    expect(settingsOf({ ...STATIC, PUBLIC_URL: address }).web?.publicUrl).toBe(address);
  });
});
