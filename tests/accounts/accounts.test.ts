import { describe, expect, it } from 'vitest';
import { installAccount } from '../../src/accounts/install-account.ts';
import type { Account, Accounts } from '../../src/accounts/account.ts';
import { createTokenCipher } from '../../src/accounts/token-cipher.ts';
import { type AccountBed, useAccounts } from './account-bed.ts';

const bed = useAccounts();

async function opened(accounts: Accounts, portalId: string): Promise<Account> {
  const account = await accounts.open(portalId);
  if (account === null) throw new Error(`portal ${portalId} is installed`);
  return account;
}

async function nameOfCustomer(account: Account): Promise<string | undefined> {
  return (await account.desk.readCompanyProperty('name', ['1'])).get('1');
}

const later = (given: AccountBed, seconds: number): void => {
  given.now = new Date(given.now.getTime() + seconds * 1_000);
};

const tokenCalls = ({ calls }: AccountBed): number => calls.filter((path) => path.endsWith('/token')).length;

describe('the accounts of an installation', () => {
  it('are the one with the static token and those that installed the app, each with its own records', async () => {
    const given = bed();
    const accounts = given.open();
    expect(await accounts.list()).toEqual(['11']);
    expect(await given.install(12)).toEqual({ kind: 'installed', portalId: '12' });
    await given.install(13);
    expect([...(await accounts.list())].sort()).toEqual(['11', '12', '13']);
    const names = await Promise.all(
      ['11', '12', '13'].map(async (portalId) => nameOfCustomer(await opened(accounts, portalId))),
    );
    expect(names).toEqual(['Customer of 11', 'Customer of 12', 'Customer of 13']);
  });

  it('are none where neither a token nor OAuth is set up, and one only where the app is installed', async () => {
    const given = bed();
    expect(await given.open({ staticToken: null, oauth: null }).list()).toEqual([]);
    expect(await given.open().open('12')).toBeNull();
    await given.install(12);
    expect(await given.open({ oauth: null }).open('12')).toBeNull();
    expect(await given.open().open('12')).not.toBeNull();
  });

  it('ask HubSpot for the facts of an account once an hour, and the account keeps its store', async () => {
    const given = bed();
    const accounts = given.open();
    const facts = () => given.calls.filter((path) => path.startsWith('/account-info/')).length;
    await opened(accounts, '11');
    const before = facts();
    await Promise.all(Array.from({ length: 20 }, () => opened(accounts, '11')));
    later(given, 3_599);
    expect((await opened(accounts, '11')).store.portalId).toBe('11');
    expect(facts()).toBe(before);
    // The account itself is put together anew every minute at most.
    later(given, 61);
    await opened(accounts, '11');
    expect(facts()).toBe(before + 1);
  });

  it('stay open with the facts of the last hour where HubSpot takes no calls, and ask again', async () => {
    const given = bed();
    const accounts = given.open();
    await given.install(13);
    await opened(accounts, '13');
    later(given, 3_700);
    given.answer = (request) =>
      request.url.includes('/account-info/')
        ? Response.json({ status: 'error', policyName: 'DAILY' }, { status: 429 })
        : null;
    expect((await opened(accounts, '13')).portal.portalId).toBe('13');
    given.answer = null;
    later(given, 301);
    const before = given.calls.length;
    await opened(accounts, '13');
    expect(given.calls.slice(before).some((path) => path.startsWith('/account-info/'))).toBe(true);
  });

  it('are listed as known where HubSpot is away, and the others go on', async () => {
    const given = bed();
    await given.open().list();
    await given.install(12);
    given.answer = (request) =>
      request.headers.get('authorization') === 'Bearer pat-eu1-static' ? new Response('{}', { status: 401 }) : null;
    const accounts = given.open();
    expect([...(await accounts.list())].sort()).toEqual(['11', '12']);
    expect(await nameOfCustomer(await opened(accounts, '12'))).toBe('Customer of 12');
    await expect(accounts.open('11')).rejects.toMatchObject({ code: 'not_authorized' });
    given.answer = null;
    expect(await nameOfCustomer(await opened(accounts, '11'))).toBe('Customer of 11');
  });
});

describe('the tokens of an account', () => {
  it('are kept encrypted', async () => {
    const given = bed();
    await given.install(12);
    const kept = await given.store.installations.readTokens('12');
    expect(JSON.stringify(kept)).not.toMatch(/access-token|refresh-token/);
  });

  it('are renewed before they end, once for all calls of a process', async () => {
    const given = bed();
    await given.install(12);
    const account = await opened(given.open(), '12');
    await nameOfCustomer(account);
    const before = tokenCalls(given);
    later(given, 1_800 - 60);
    await Promise.all(Array.from({ length: 8 }, () => nameOfCustomer(account)));
    expect(tokenCalls(given)).toBe(before + 1);
  });

  it('are renewed once by several processes together, when HubSpot refuses the old one', async () => {
    const given = bed();
    await given.install(12);
    const processes = await Promise.all([given.open(), given.open(), given.open()].map((each) => opened(each, '12')));
    given.desk.expireTokens(12);
    const before = given.desk.tokensGiven(12);
    const names = await Promise.all(processes.flatMap((each) => [nameOfCustomer(each), nameOfCustomer(each)]));
    expect(new Set(names)).toEqual(new Set(['Customer of 12']));
    expect(given.desk.tokensGiven(12)).toBe(before + 1);
  });

  it('that HubSpot grants no more mean that the app was uninstalled there; the other accounts go on', async () => {
    const given = bed();
    await given.install(12);
    await given.install(13);
    const accounts = given.open();
    const account = await opened(accounts, '12');
    given.desk.uninstall(12);
    await expect(nameOfCustomer(account)).rejects.toMatchObject({ code: 'not_authorized' });
    expect(given.uninstalled).toEqual(['12']);
    expect(await given.store.installations.readTokens('12')).toBeNull();
    expect(await accounts.open('12')).toBeNull();
    expect([...(await accounts.list())].sort()).toEqual(['11', '13']);
    expect(await nameOfCustomer(await opened(accounts, '13'))).toBe('Customer of 13');
    await given.install(12);
    expect(await nameOfCustomer(await opened(accounts, '12'))).toBe('Customer of 12');
  });

  it('of an installation made anew stay, while HubSpot still refuses the earlier ones', async () => {
    const given = bed();
    await given.install(12);
    const account = await opened(given.open(), '12');
    given.desk.uninstall(12);
    given.answer = async ({ url }) => {
      if (!url.endsWith('/token')) return null;
      // While HubSpot is asked with the refused tokens, a person installs the app again.
      given.answer = null;
      await given.install(12);
      return new Response(JSON.stringify({ status: 'BAD_REFRESH_TOKEN', message: 'missing or invalid' }), {
        status: 400,
      });
    };
    expect(await nameOfCustomer(account)).toBe('Customer of 12');
    expect(given.uninstalled).toEqual([]);
    expect((await given.store.installations.find('12'))?.uninstalledAt).toBeNull();
  });

  it('are not given up for a wrong client secret, nor where HubSpot is away', async () => {
    const given = bed();
    await given.install(12);
    const account = await opened(given.open(), '12');
    given.desk.expireTokens(12);
    const answers = [
      new Response(JSON.stringify({ status: 'BAD_CLIENT_ID', message: 'missing or unknown client id' }), {
        status: 400,
      }),
      new Response('<html>away</html>', { status: 503 }),
      Response.error(),
    ];
    for (const instead of answers) {
      given.answer = ({ url }) => (url.endsWith('/token') ? instead : null);
      await expect(nameOfCustomer(account)).rejects.toMatchObject({ name: 'HubSpotError' });
    }
    given.answer = null;
    expect(given.uninstalled).toEqual([]);
    expect(await nameOfCustomer(account)).toBe('Customer of 12');
  });

  it('that were written with a key that is lost keep only their own account from working', async () => {
    const given = bed();
    await given.install(12);
    const cipher = createTokenCipher([Buffer.alloc(32, 7)]);
    const app = { clientId: 'client-id', clientSecret: 'client-secret' };
    const accounts = given.open({ oauth: { app, cipher } });
    await expect(accounts.open('12')).rejects.toThrow('The tokens of portal 12 cannot be read');
    expect(await nameOfCustomer(await opened(accounts, '11'))).toBe('Customer of 11');
  });
});

describe('installing', () => {
  it('is refused where the code is worth nothing, and keeps nothing', async () => {
    const given = bed();
    const cipher = createTokenCipher([Buffer.alloc(32, 7)]);
    const outcome = await installAccount(
      {
        app: { clientId: 'client-id', clientSecret: 'client-secret' },
        ...{ cipher, installations: given.store.installations, now: () => given.now },
        connection: { apiBaseUrl: 'https://api.hubapi.com', tier: 'professional' },
      },
      'a code that nobody gave',
      'https://loyalty.example.com/oauth/callback',
    );
    expect(outcome).toEqual({ kind: 'refused' });
    expect(await given.store.installations.list()).toEqual([]);
  });
});
