import { Command } from 'commander';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openFolder } from '../../../sandbox/open-folder.ts';
import { CommandFailure } from '../../../src/cli/command-failure.ts';
import { registerProgrammePrepare } from '../../../src/cli/programme/register.ts';
import { idleDoors } from '../../support/idle-doors.ts';
import { makeTemporaryDirectory, writeFiles } from '../../support/temporary-directory.ts';

const directory = makeTemporaryDirectory();

/** Forty customers that buy every year; those in shipping buy for ten times as much. The first one stops, and one more is a prospect. */
beforeAll(() => {
  const companies = ['Record ID,Company name,Industry,Number of employees'];
  const deals = ['Record ID,Deal Name,Pipeline,Deal Stage,Deal Type,Close Date,Amount,Currency,Associated Company IDs'];
  for (let customer = 1; customer <= 40; customer += 1) {
    const isShipping = customer <= 16;
    companies.push(`${String(customer)},Customer ${String(customer)},${isShipping ? 'Shipping' : 'Software'},100`);
    for (let year = 2019; year <= 2026; year += 1) {
      if (customer === 1 && year === 2026) continue;
      const amount = (isShipping ? 50_000 : 5000) + 100 * customer;
      const id = String(1000 * customer + year);
      deals.push(
        `${id},Licences,Sales Pipeline,Closed Won,newbusiness,${String(year)}-02-01 12:00,${String(amount)},EUR,${String(customer)}`,
      );
    }
  }
  companies.push('99,Prospect,Shipping,100');
  writeFiles(directory, { 'companies.csv': companies.join('\n'), 'deals.csv': deals.join('\n') });
});

async function run(...args: readonly string[]): Promise<string> {
  const out: string[] = [];
  const programme = new Command('programme').exitOverride().configureOutput({ writeErr: () => undefined });
  registerProgrammePrepare(programme, idleDoors({ openFolder, out: (text) => out.push(text) }));
  await programme.parseAsync([...args, '--data', directory, '--as-of', '2026-09-30'], { from: 'user' });
  return out.join('\n');
}

describe('programme profile', () => {
  it('shows what the Ideal have in common, and how a prospect fits', async () => {
    const out = await run('profile');
    expect(out).toMatch(/Industry: Shipping +│ +100 %/);
    expect(out).toMatch(/99 +│ Prospect +│ +\d+ in 100/);
    expect(out).toContain('Not known of anybody: Came by; First product;');
    expect(out).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('programme ranking', () => {
  it('shows the rank now beside the one at an earlier day', async () => {
    const out = await run('ranking', '--from', '2025-12-31');
    expect(out).toContain('On 2025-12-31');
    expect(out).toMatch(/│ +1 │ +1 │ 16 +│ Customer 16/);
  });

  it('does not look into the future', async () => {
    await expect(run('ranking', '--from', '2027-01-01')).rejects.toThrow(
      new CommandFailure(
        '--from 2027-01-01 lies after 2026-09-30, the day that is looked at. Name an earlier day, or a later one with --as-of.',
      ),
    );
  });
});

const moversSchema = z.object({
  movers: z.array(
    z.looseObject({ change: z.number(), causes: z.array(z.object({ cause: z.string(), change: z.number() })) }),
  ),
});

describe('programme movers', () => {
  it('shows who stopped buying, why it moved, and what to do', async () => {
    const out = await run('movers', '--from', '2026-01-31');
    expect(out).toMatch(/Customer 1 +│.*behaviour −€[\d,]+ +│ Intervene/);
    expect(out).toContain('From 2026-01-31 to 2026-09-30: 16 Ideal before');
  });

  it('prints the same as JSON, with causes that add up', async () => {
    const { movers } = moversSchema.parse(JSON.parse(await run('movers', '--from', '2026-01-31', '--json')));
    const first = movers[0];
    const sum = first?.causes.reduce((total, { change }) => total + change, 0);
    expect(sum).toBeCloseTo(first?.change ?? NaN, 4);
    expect(first).toMatchObject({ companyId: '1', direction: 'down', before: { segment: 'ideal' } });
  });
});

describe('programme goals', () => {
  it('shows how a goal stands, where everybody went and who is closest', async () => {
    const out = await run('goals', '--target', '15%', '--by', '2026-12-31', '--from', '2025-12-31');
    expect(out).toMatch(/^Goal: turn 15 % \(\d+\) of the \d+ customers that were Uncertain on 2025-12-31/);
    expect(out).toMatch(/│ All +│/);
    expect(out).toContain('Closest to Ideal');
  });

  it.each([
    ['no number', ['--target', 'many', '--by', '2026-12-31'], '--target many is no goal'],
    ['nothing', ['--target', '0', '--by', '2026-12-31'], '--target 0 is no goal'],
    ['more than all', ['--target', '101%', '--by', '2026-12-31'], '--target 101% is no goal'],
    ['no date', ['--target', '5', '--by', 'soon'], '--by soon is no date'],
    ['an end before its start', ['--target', '5', '--by', '2026-01-31', '--from', '2026-02-28'], 'not after it begins'],
    ['a start that is still to come', ['--target', '5', '--by', '2028-01-31'], 'lies after 2026-09-30'],
  ])('says what is wrong with %s', async (_, options, message) => {
    await expect(run('goals', ...options)).rejects.toThrow(message);
  });
});
