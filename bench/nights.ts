/**
 * `npm run -s bench:nights`: how many customers of a generated portal are written to in quiet nights, in which nobody buys, meets
 * or enters anything, and why.
 *
 * Options: --companies N (default 500), --nights N (default 10), --json. Each night is rehearsed first, which tells the values.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { generatePortal } from '../sandbox/portal/generate-portal.ts';
import { openInstalledDesk } from '../tests/support/command-desk.ts';
import { flag, readOptions, whole } from './read-options.ts';

const values = readOptions({ companies: whole(500), nights: whole(10), json: flag });

const plannedForm = z.object({ values: z.array(z.object({ value: z.string() })) });
const summaryForm = z.object({ customers: z.number(), written: z.number() });

/** The first of these that is written names the cause; what else is written is named after itself. */
const CAUSES = [
  ['contactStatus', 'contact status'],
  ['segment', 'segment'],
  ['risk', 'risk'],
  ['customerStatus', 'customer status'],
  ['currentAnnualValue', 'current annual value'],
  ['nextAction', 'next action'],
  ['score', 'score'],
  ['lifetimeValue', 'lifetime value'],
  ['valueAtRisk', 'value at risk'],
] as const;

const NOON = Date.parse('2026-11-21T12:00:00Z');
const DAY = 86_400_000;

const folder = mkdtempSync(join(tmpdir(), 'loyalty-nights-'));
writeFileSync(join(folder, 'policy.json'), '{}');
try {
  process.stdout.write(await measure(values.companies, values.nights));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(companies: number, nights: number): Promise<string> {
  const desk = await openInstalledDesk(generatePortal({ companies }).data);
  const rescore = async (...more: readonly string[]): Promise<string> => {
    const { code, out, err } = await desk.run('rescore', '--json', '--policy', join(folder, 'policy.json'), ...more);
    if (code !== 0) throw new Error(err);
    return out;
  };
  const { customers } = summaryForm.parse(JSON.parse(await rescore()));
  const written: number[] = [];
  const causes = new Map<string, number>();
  for (let night = 1; night <= nights; night += 1) {
    desk.setNow(new Date(NOON + night * DAY).toISOString());
    const planned = (await rescore('--dry-run')).split('\n').slice(0, -1);
    for (const line of planned) {
      const cause = causeOf(plannedForm.parse(JSON.parse(line)).values.map(({ value }) => value));
      causes.set(cause, (causes.get(cause) ?? 0) + 1);
    }
    written.push(summaryForm.parse(JSON.parse(await rescore())).written);
  }
  const all = written.reduce((sum, count) => sum + count, 0);
  const percent = (100 * all) / (nights * customers);
  const report = {
    companies,
    customers,
    nights,
    written,
    percentOfCustomers: percent,
    causes: Object.fromEntries(causes),
  };
  if (values.json) return `${JSON.stringify(report, null, 2)}\n`;
  const byCause = [...causes].sort(([, one], [, other]) => other - one).map(([cause, count]) => `  ${count} ${cause}`);
  return [
    `${companies} companies, ${customers} customers, ${nights} nights: ${percent.toFixed(2)} % of the customers are written to in a night on average.`,
    `Night by night: ${written.join(', ')}. Together ${all}, by what was news:`,
    ...byCause,
    '',
  ].join('\n');
}

function causeOf(written: readonly string[]): string {
  const [, cause] = CAUSES.find(([value]) => written.includes(value)) ?? [];
  return cause ?? written.join(', ');
}
