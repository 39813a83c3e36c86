import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { InstallationStore, KeptTokens } from '../../src/operations/ports/installation-store.ts';
import { atMost } from '../../src/store/installations/at-most.ts';
import { describeOnBothDrivers } from './on-both-drivers.ts';

const tokensOf = (number: number): KeptTokens => ({
  refreshToken: `refresh ${number}`,
  accessToken: `access ${number}`,
  expiresAt: new Date(1_800_000_000_000 + number),
});

describeOnBothDrivers('installations', (bed) => {
  const installed = async (tokens: KeptTokens | null = tokensOf(1)): Promise<string> => {
    const portalId = bed().newPortalId();
    await bed().store.installations.install({ portalId, kind: 'oauth', scopes: ['a.read', 'b "write"'] }, tokens);
    return portalId;
  };

  it('are listed while they last, with what they may do', async () => {
    const { installations } = bed().store;
    const [one, other] = [await installed(), await installed(null)];
    await installations.install({ portalId: other, kind: 'static', scopes: [] }, null);
    const listed = (await bed().other.installations.list()).filter(({ portalId }) => [one, other].includes(portalId));
    expect(listed).toMatchObject([
      { portalId: one, kind: 'oauth', uninstalledAt: null, scopes: ['a.read', 'b "write"'] },
      { portalId: other, kind: 'static', uninstalledAt: null, scopes: [] },
    ]);
    await installations.uninstall(one);
    expect((await installations.list()).map(({ portalId }) => portalId)).not.toContain(one);
    expect(await installations.find(one)).toMatchObject({ portalId: one, uninstalledAt: expect.any(Date) as Date });
    expect(await installations.find(bed().newPortalId())).toBeNull();
  });

  it('take their tokens with them, and keep all else of the portal', async () => {
    const portalId = await installed();
    const { installations } = bed().store;
    const { mirror } = bed().store.portal(portalId);
    await mirror.writeCheckpoint('x', 1);
    expect(await installations.readTokens(portalId)).toEqual(tokensOf(1));
    await installations.uninstall(portalId);
    expect(await installations.readTokens(portalId)).toBeNull();
    expect(await mirror.readCheckpoint('x')).toBe(1);
  });

  it('made again stay, where it was the earlier tokens that were refused', async () => {
    const portalId = await installed();
    const { installations } = bed().store;
    await installations.install({ portalId, kind: 'oauth', scopes: [] }, tokensOf(2));
    expect(await installations.uninstall(portalId, tokensOf(1))).toBe(false);
    expect(await installations.readTokens(portalId)).toEqual(tokensOf(2));
    expect(await installations.find(portalId)).toMatchObject({ uninstalledAt: null });
    expect(await installations.uninstall(portalId, tokensOf(2))).toBe(true);
    expect(await installations.readTokens(portalId)).toBeNull();
    expect(await installations.find(portalId)).not.toMatchObject({ uninstalledAt: null });
  });

  it('made again last from then on, with the new tokens, and made twice from the first time on', async () => {
    const portalId = await installed();
    const { installations } = bed().store;
    const first = await installations.find(portalId);
    await installations.install({ portalId, kind: 'oauth', scopes: [] }, tokensOf(2));
    expect(await installations.find(portalId)).toEqual({ ...first, scopes: [] });
    await installations.uninstall(portalId);
    await installations.install({ portalId, kind: 'oauth', scopes: [] }, tokensOf(3));
    const again = await installations.find(portalId);
    expect(again?.installedAt.getTime()).toBeGreaterThan(first!.installedAt.getTime());
    expect(again?.uninstalledAt).toBeNull();
    expect(await installations.readTokens(portalId)).toEqual(tokensOf(3));
  });

  it('of an erased portal are gone', async () => {
    const portalId = await installed();
    await bed().store.portal(portalId).erase();
    expect(await bed().store.installations.find(portalId)).toBeNull();
    expect(await bed().store.installations.readTokens(portalId)).toBeNull();
  });

  it('have their tokens renewed by one process, whose answer the others find', async () => {
    const portalId = await installed();
    let asked = 0;
    const renewOld = (installations: InstallationStore): Promise<KeptTokens | null> =>
      installations.renewTokens(portalId, async (tokens) => {
        if (tokens.accessToken !== 'access 1') return null;
        asked += 1;
        await sleep(50);
        return tokensOf(2);
      });
    const { store, other } = bed();
    const stores = store === other ? [store] : [store, ...(bed().database.exclusive ? [] : [other])];
    const found = await Promise.all(
      Array.from({ length: 8 }, (_, index) => renewOld(stores[index % stores.length]!.installations)),
    );
    expect(asked).toBe(1);
    expect(found).toEqual(Array.from({ length: 8 }, () => tokensOf(2)));
    expect(await store.installations.readTokens(portalId)).toEqual(tokensOf(2));
  });

  it('keep their tokens where none are got, and get none back after they were ended meanwhile', async () => {
    const portalId = await installed();
    const { installations } = bed().store;
    await expect(installations.renewTokens(portalId, () => Promise.reject(new Error('refused')))).rejects.toThrow(
      'refused',
    );
    expect(await installations.readTokens(portalId)).toEqual(tokensOf(1));
    const renewing = installations.renewTokens(portalId, async () => {
      await sleep(100);
      return tokensOf(2);
    });
    await sleep(20);
    await bed().store.installations.uninstall(portalId);
    await renewing;
    expect(await installations.readTokens(portalId)).toBeNull();
    expect(await installations.renewTokens(portalId, () => Promise.resolve(tokensOf(3)))).toBeNull();
  });

  it('of many portals renew while the rest of the store goes on', async () => {
    const portals = await Promise.all(Array.from({ length: 6 }, () => installed()));
    const { installations } = bed().store;
    const renewed = await Promise.all(
      portals.map((portalId, index) =>
        installations.renewTokens(portalId, async () => {
          // As the shared budget of calls does, before the CRM is asked.
          await bed().store.callBudget(portalId).reserve('objects', { spacingMilliseconds: 1, burst: 1 }, 1);
          await sleep(20);
          return tokensOf(index);
        }),
      ),
    );
    expect(renewed).toEqual(portals.map((_, index) => tokensOf(index)));
  });

  it('are begun with a word that counts once, for ten minutes, and is not in the tables', async () => {
    const { installations } = bed().store;
    await installations.writeState('one');
    await installations.writeState('two');
    expect(await bed().database.query(`select digest from loyalty.oauth_state where digest like '%one%'`)).toEqual([]);
    expect(await installations.takeState('three')).toBe(false);
    expect(await bed().other.installations.takeState('one')).toBe(true);
    expect(await installations.takeState('one')).toBe(false);
    await bed().database.query(`update loyalty.oauth_state set written_at = now() - interval '11 minutes'`);
    expect(await installations.takeState('two')).toBe(false);
    await installations.writeState('old');
    await bed().database.query(`update loyalty.oauth_state set written_at = now() - interval '11 minutes'`);
    await installations.writeState('new');
    expect(await bed().database.query('select count(*) from loyalty.oauth_state')).toEqual([['1']]);
  });
});

it('as much is done at once as there may be, in the order it came, failures included', async () => {
  const inTurn = atMost(2);
  const began: number[] = [];
  let [under, most] = [0, 0];
  const results = await Promise.allSettled(
    Array.from({ length: 7 }, (_, index) =>
      inTurn(async () => {
        began.push(index);
        most = Math.max(most, (under += 1));
        await sleep(5);
        under -= 1;
        if (index === 1) throw new Error('failed');
        return index;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(began).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(results.map(({ status }) => status)).toEqual(
    Array.from({ length: 7 }, (_, index) => (index === 1 ? 'rejected' : 'fulfilled')),
  );
});
