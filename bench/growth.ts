/**
 * `npm run -s bench:growth`: what a portal costs at several sizes, in calls, CPU, memory and disk, and how each cost grows from
 * one size to the next. Calls are counted against the sandbox (`bench:mirror`), the rest is measured on a mirror that was filled
 * through the store (`bench:portal -- --mirror-only --own-postgres`), each size in processes of its own.
 *
 * Options: --companies N,M,… (default 1000,10000,100000), --calls-up-to N (default 10000: the sandbox holds a portal and all its
 * records in memory), --rows FILE that keeps what was measured (what it holds is not measured again, so that a table of hours can
 * be measured size by size; remove it after a change of the program), --json.
 */
import * as z from 'zod';
import { keptRows } from './growth/kept-rows.ts';
import { type GrowthRow, growthTable, largestExponent } from './growth/growth-table.ts';
import { runProgram } from './run-program.ts';
import { flag, giveUp, readOptions, text, whole, wholes } from './read-options.ts';

const values = readOptions({
  companies: wholes([1000, 10000, 100000]),
  'calls-up-to': whole(10000),
  rows: text,
  json: flag,
});

const scoringForm = z.object({ cpuSeconds: z.number(), peakMemoryMb: z.number() });
const portalForm = z.object({ first: scoringForm, again: scoringForm, databaseMb: z.number().nullable() });
const callsForm = z.object({ fill: z.object({ calls: z.number() }), night: z.object({ calls: z.number() }) });

const kept = keptRows(values.rows ?? null);
if (typeof kept === 'string') giveUp(kept);
const rows: GrowthRow[] = [];
for (const companies of values.companies.toSorted((a, b) => a - b)) {
  const before = kept.find(companies);
  process.stderr.write(`${companies} companies${before === null ? '' : ': measured before'}\n`);
  rows.push(before ?? (await kept.keep(await measure(companies))));
}
const largest = largestExponent(rows);
if (values.json) process.stdout.write(`${JSON.stringify({ rows, largest })}\n`);
else {
  process.stdout.write(`${growthTable(rows)}\n`);
  if (largest !== null)
    process.stdout.write(
      `Between the two largest sizes ${largest.cost} grows most: ^${largest.exponent.toFixed(2)}.\n`,
    );
}

async function measure(companies: number): Promise<GrowthRow> {
  const size = ['--companies', String(companies)];
  const calls =
    companies > values['calls-up-to'] ? null : callsForm.parse(await jsonOf(['bench/mirror.ts', ...size, '--json']));
  const { first, again, databaseMb } = portalForm.parse(
    await jsonOf(['bench/portal.ts', ...size, '--mirror-only', '--own-postgres', '--json']),
  );
  return {
    companies,
    fillCalls: calls?.fill.calls ?? null,
    nightCalls: calls?.night.calls ?? null,
    firstCpuSeconds: first.cpuSeconds,
    nightCpuSeconds: again.cpuSeconds,
    nightPeakMemoryMb: again.peakMemoryMb,
    databaseMb,
  };
}

async function jsonOf(command: readonly string[]): Promise<unknown> {
  const { exitCode, output } = await runProgram(command);
  if (exitCode !== 0) throw new Error(`node ${command.join(' ')} ended with ${exitCode ?? 'a signal'}.`);
  return JSON.parse(output);
}
