import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/account.ts';
import type { JobData, JobName } from '../../../src/operations/ports/job-queue.ts';
import { createLookAgain } from '../../../src/service/actions/look-again.ts';
import type { LookedAgain } from '../../../src/service/actions/action-doors.ts';
import { companyHistory, day, wonDeal } from '../../support/histories.ts';
import { openRescoreDesk } from '../../support/rescore-desk.ts';

const CUSTOMERS = ['1', '2'].map((companyId) =>
  companyHistory({ companyId, deals: [wonDeal({ id: companyId, on: '2025-12-01', amount: 1000, termMonths: 12 })] }),
);

/** Looks at company 1 again, which the CRM does not take. */
async function lookInVain(result: 'failed' | 'refused') {
  const desk = openRescoreDesk(CUSTOMERS);
  await desk.run();
  desk.histories = CUSTOMERS.map((history) => ({
    ...history,
    deals: [...history.deals, wonDeal({ id: 'more', on: desk.today, amount: 500_000 })],
  }));
  desk.obstacles.set('1', {
    result,
    reason: 'HubSpot did not take it.',
    obstacle: result === 'failed' ? 'outside' : 'rule',
  });
  // Looking again uses the world of an account and its day, and nothing else of it.
  const account = { ...desk.world, today: () => day(desk.today) } as unknown as Account;
  const sent: { readonly name: JobName; readonly data: unknown; readonly afterSeconds: number | undefined }[] = [];
  const send = async <Name extends JobName>(
    name: Name,
    jobs: readonly JobData[Name][],
    options: { readonly afterSeconds?: number } = {},
  ): Promise<void> => {
    for (const data of jobs) sent.push({ name, data, afterSeconds: options.afterSeconds });
  };
  const looked: LookedAgain = await createLookAgain({
    jobs: { send, dropPortal: () => Promise.reject(new Error('no portal is dropped')) },
  })(account, '1');
  return { looked, refreshes: sent.filter(({ name }) => name === 'refresh_company'), account };
}

describe('looking at a company again for a workflow', () => {
  it('has it looked at once more by a job where the score could not be written', async () => {
    const { looked, refreshes, account } = await lookInVain('failed');
    expect(looked).toEqual({ kind: 'not_taken', reason: 'HubSpot did not take it.' });
    const data = { portalId: account.portal.portalId, companyId: '1', occasion: 'workflow' };
    expect(refreshes).toMatchObject([{ data, afterSeconds: 30 }]);
  });

  it('does not where the account refuses it by its own rules, since that would come to the same', async () => {
    const { looked, refreshes } = await lookInVain('refused');
    expect(looked).toEqual({ kind: 'not_taken', reason: 'HubSpot did not take it.' });
    expect(refreshes).toEqual([]);
  });
});
