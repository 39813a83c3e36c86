import { expect, it } from 'vitest';
import { useAccounts } from './account-bed.ts';

const bed = useAccounts();
const TOKEN_INFO = '/oauth/v2/private-apps/get/access-token-info';

it('reads the scopes of the static token, which goes to HubSpot alone', async () => {
  const given = bed();
  const account = await given.open().open('11');
  let sent: unknown = null;
  given.answer = async (request) => {
    if (!request.url.endsWith(TOKEN_INFO)) return null;
    sent = await request.clone().json();
    return Response.json({ userId: 1, hubId: 11, appId: 2, scopes: ['oauth', 'tickets'] });
  };
  expect(await account?.readGrantedScopes()).toEqual(['oauth', 'tickets']);
  expect(sent).toEqual({ tokenKey: 'pat-eu1-static' });
});

it('fails without a word of the token where HubSpot does not know the question', async () => {
  const given = bed();
  const account = await given.open().open('11');
  given.answer = (request) =>
    request.url.endsWith(TOKEN_INFO)
      ? Response.json({ status: 'error', category: 'OBJECT_NOT_FOUND', message: 'pat-eu1-static' }, { status: 404 })
      : null;
  const failure: unknown = await account?.readGrantedScopes().catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'HubSpotError', code: 'not_found' });
  expect(String(failure)).not.toContain('pat-eu1');
});

it('takes what HubSpot named when the account installed the app, without a call', async () => {
  const given = bed();
  await given.install(12);
  const account = await given.open().open('12');
  const named = (scopes: readonly string[]) =>
    given.store.installations.install({ portalId: '12', kind: 'oauth', scopes }, null);
  const before = given.calls.length;
  await named(['oauth', 'tickets']);
  expect(await account?.readGrantedScopes()).toEqual(['oauth', 'tickets']);
  await named([]);
  expect(await account?.readGrantedScopes()).toBeNull();
  expect(given.calls).toHaveLength(before);
});
