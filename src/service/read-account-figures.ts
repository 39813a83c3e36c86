import type { Account, Accounts } from '../accounts/account.ts';
import type { AccountFigures } from './metrics.ts';

const RUNS_LOOKED_AT = 10;

/** How each account stands that can be opened; what is wrong with the others, their own jobs tell. */
export async function readAccountFigures(accounts: Accounts, now: Date): Promise<readonly AccountFigures[]> {
  const figures: AccountFigures[] = [];
  for (const portalId of await accounts.list()) {
    const account = await accounts.open(portalId).catch(() => null);
    if (account !== null) figures.push(await figuresOf(account, now));
  }
  return figures;
}

async function figuresOf(account: Account, now: Date): Promise<AccountFigures> {
  const today = await account.readCallsOfDay();
  const runs = await account.store.runs.listRuns(RUNS_LOOKED_AT);
  const scored = runs.find(({ kind, state }) => kind !== 'companies' && state === 'done');
  const at = scored?.finishedAt ?? null;
  return {
    portalId: account.portal.portalId,
    callsMade: account.countCalls(),
    callsOfDay: today?.used ?? null,
    callLimit: today?.limit ?? null,
    scoreAgeSeconds: at === null ? null : Math.max(0, (now.getTime() - at.getTime()) / 1000),
  };
}
