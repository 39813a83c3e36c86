import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RenewalOnlyView, RenewalsView } from '../../src/operations/describe/attention-views.ts';
import { CrmBuilder } from '../hubspot/support/crm-builder.ts';
import { openDesk, openInstalledDesk } from '../support/command-desk.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const directory = makeTemporaryDirectory();
writeFiles(directory, { 'policy.json': '{ "idealLifetimeValue": 20000 }' });
const POLICY = ['--policy', join(directory, 'policy.json')];

const RENEWAL = { pipeline: '77', dealstage: '772', dealtype: 'existingbusiness' };

/** Three customers under contract, due in 10, 100 and 130 days, and one overdue. */
function vendor(): CrmBuilder {
  const builder = new CrmBuilder();
  for (const [id, day] of [
    ['1', '12-01'],
    ['2', '03-01'],
    ['3', '03-31'],
    ['4', '10-15'],
  ] as const) {
    const year = day > '11-21' || day < '06-01' ? 2026 : 2025;
    const signed = day > '11-21' ? 2025 : year;
    builder
      .company(id, { hubspot_owner_id: '501' })
      .wonDeal(`1${id}`, `${String(signed - 1)}-${day}`, '20000', [id])
      .wonDeal(`2${id}`, `${String(signed)}-${day}`, `${id}0000`, [id], RENEWAL);
  }
  return builder;
}

const meeting = (subject: string, at: string) => ({
  hs_timestamp: at,
  hs_meeting_outcome: 'COMPLETED',
  hs_meeting_title: subject,
});

describe('renewals', () => {
  it('lists what is due within the window of the policy and what is overdue, with days that count down', async () => {
    const desk = await openInstalledDesk(vendor().build());
    const { out } = await desk.run('renewals', '--json', ...POLICY);
    const view = JSON.parse(out) as RenewalsView;
    expect(view).toMatchObject({ asOf: '2026-11-21', currency: 'EUR', windowDays: 120 });
    expect(Object.fromEntries(view.renewals.map((row) => [row.renewalDate, row.daysToRenewal]))).toEqual({
      '2026-10-15': -37,
      '2026-12-01': 10,
      '2027-03-01': 100,
    });
  });

  it('looks as far ahead as --days says', async () => {
    const desk = await openInstalledDesk(vendor().build());
    const days = async (count: string): Promise<readonly string[]> =>
      (JSON.parse((await desk.run('renewals', '--days', count, '--json', ...POLICY)).out) as RenewalsView).renewals
        .map(({ companyId }) => companyId)
        .toSorted();
    expect(await days('0')).toEqual(['4']);
    expect(await days('10')).toEqual(['1', '4']);
    expect(await days('130')).toEqual(['1', '2', '3', '4']);
  });

  it('prints a table with money, risk in words and what silence is', async () => {
    const desk = await openInstalledDesk(vendor().build());
    const { code, out } = await desk.run('renewals', ...POLICY);
    expect(code).toBe(0);
    expect(out).toContain('€40,000');
    expect(out).toMatch(/│ 2026-10-15 │ +-37 │/);
    expect(out).toContain('not measurable');
    expect(out).toContain('Renewals due in the 120 days after 2026-11-21');
  });

  it('says that none is due, and by when', async () => {
    const desk = await openInstalledDesk(new CrmBuilder().company('1').wonDeal('1', '2026-11-01', '9', ['1']).build());
    expect((await desk.run('renewals', '--days', '30', ...POLICY)).out).toBe(
      'No renewal is due in the 30 days after 2026-11-21, and none is overdue.',
    );
  });

  it.each(['-3', 'abc', '', '1.5', '1e3', '3651', '0x10'])(
    'refuses --days "%s" before it reads anything',
    async (days) => {
      const desk = openDesk(vendor().build());
      const { code, out, err } = await desk.run('renewals', `--days=${days}`, ...POLICY);
      expect(code).toBe(1);
      expect(out).toBe('');
      expect(err).toBe(`--days ${days} is no number of days. Write a whole number from 0 to 3650, for instance 120.`);
      expect(desk.crm.calls.total).toBe(0);
    },
  );
});

describe('renewal-only', () => {
  /** Company 1 is met about the renewal alone, company 2 about other things too; of 3 and 4 nothing is logged. */
  const talked = vendor()
    .add('meetings', '51', meeting('Renewal 2026', '2026-09-01T09:00:00Z'), ['companies', '1'])
    .add('meetings', '52', meeting('Renewal terms', '2026-10-01T09:00:00Z'), ['companies', '1'])
    .add('notes', '53', { hs_timestamp: '2026-10-02T09:00:00Z' }, ['companies', '1'])
    .add('tasks', '54', { hs_timestamp: '2026-10-03T09:00:00Z' }, ['companies', '1'])
    .add('meetings', '55', meeting('Roadmap', '2026-10-01T09:00:00Z'), ['companies', '2'])
    .build();

  it('lists the customers that are met about the renewal alone, each excluded touch with its reason', async () => {
    const desk = await openInstalledDesk(talked);
    const view = JSON.parse((await desk.run('renewal-only', '--json', ...POLICY)).out) as RenewalOnlyView;
    expect(view).toMatchObject({ customersInAll: 4, notMeasurable: 2 });
    expect(view.customers.map(({ companyId }) => companyId)).toEqual(['1']);
    expect(view.customers[0]?.excluded.map(({ record, reason, because }) => [record, reason, because])).toEqual([
      ['54', 'task', 'A task is a plan, not a conversation.'],
      ['53', 'note', 'A note is for us: the customer never saw it.'],
    ]);
  });

  it('prints them with the last renewal contact, and below each what did not count, the newest first', async () => {
    const desk = await openInstalledDesk(talked);
    const { out } = await desk.run('renewal-only', ...POLICY);
    expect(out).toMatch(/│ 1 +│ Company 1 │ 501 +│ +€10,000 │ +2 │ 2026-10-01 │ +2 │/);
    expect(out).toContain(
      'Company 1 (1), did not count:\n' +
        '  2026-10-03  task 54: A task is a plan, not a conversation.\n' +
        '  2026-10-02  note 53: A note is for us: the customer never saw it.',
    );
    expect(out).toContain('For 2 of 4 customers contact is not measurable');
  });

  it('does not call silence what nobody has logged', async () => {
    const desk = await openInstalledDesk(vendor().build());
    expect((await desk.run('renewal-only', ...POLICY)).out).toBe(
      'There is no customer with whom all contact was about the renewal.\n' +
        'For 4 of 4 customers contact is not measurable: nothing is logged for them. This may be missing logging, not silence.',
    );
  });
});

describe.each(['renewals', 'renewal-only'])('%s of an empty portal', (command) => {
  it('says that there are no customers', async () => {
    const desk = openDesk(new CrmBuilder().build());
    expect(await desk.run(command, ...POLICY)).toMatchObject({
      code: 0,
      out: 'There are no customers yet: nobody has bought anything.',
    });
  });

  it('says the same where there are companies without a deal', async () => {
    const desk = await openInstalledDesk(new CrmBuilder().company('1').build());
    expect((await desk.run(command, ...POLICY)).out).toContain('There are no customers yet');
  });
});
