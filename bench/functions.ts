/**
 * `npm run -s bench:functions`: what it takes to start each app function from nothing, as HubSpot does for a call after a pause:
 * milliseconds until its first answer and the memory then, beside a Node that loads nothing. The call is one that it refuses
 * before it asks HubSpot for anything, so that the figures are its own. Run `npm run build` first.
 *
 * Options: --rounds N (default 15; the median counts), --json.
 */
import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as z from 'zod';
import { plainTable } from '../src/cli/table.ts';
import { quantile } from './service/measure-intake.ts';
import { flag, giveUp, readOptions, whole } from './read-options.ts';

const FOLDER = join(resolve(import.meta.dirname, '..'), 'dist/hubspot/app/functions');

const values = readOptions({ rounds: whole(15), json: flag });

interface Start {
  /** From the start of the process. */
  readonly milliseconds: number;
  readonly memoryMb: number;
}

const SAY_FIGURES =
  'process.stdout.write(JSON.stringify({ milliseconds: performance.now(), memoryMb: process.memoryUsage.rss() / 1e6 }))';
const startForm = z.object({ milliseconds: z.number(), memoryMb: z.number() });

const files = globSync('*.js', { cwd: FOLDER });
if (files.length === 0) giveUp(`There is no function in ${FOLDER}. Build the project first: npm run build`);
const nothing = measure(SAY_FIGURES);
const rows = files.map((file) => {
  const path = join(FOLDER, file);
  const call = `require(${JSON.stringify(path)}).main({}).then(() => { ${SAY_FIGURES} })`;
  return { name: basename(file, '.js'), bytes: statSync(path).size, ...measure(call) };
});
if (values.json) process.stdout.write(`${JSON.stringify({ nothing, functions: rows })}\n`);
else {
  const table = plainTable(['Function', 'Bytes', 'First answer after', 'Over Node alone', 'Memory'], ['Bytes']);
  const show = (name: string, bytes: string, { milliseconds, memoryMb }: Start): void => {
    const over = (milliseconds / nothing.milliseconds).toFixed(1);
    table.push([name, bytes, `${milliseconds.toFixed(0)} ms`, `${over} x`, `${memoryMb.toFixed(0)} MB`]);
  };
  show('Node alone', '', nothing);
  for (const { name, bytes, ...start } of rows) show(name, String(bytes), start);
  process.stdout.write(`${table.toString()}\n`);
}

function measure(program: string): Start {
  const starts = Array.from({ length: values.rounds }, () => {
    const { stdout } = spawnSync(process.execPath, ['-e', program], {
      encoding: 'utf8',
      env: { HUBSPOT_ACCESS_TOKEN: 'bench' },
    });
    return startForm.parse(JSON.parse(stdout));
  });
  return {
    milliseconds: quantile(
      starts.map(({ milliseconds }) => milliseconds),
      0.5,
    ),
    memoryMb: quantile(
      starts.map(({ memoryMb }) => memoryMb),
      0.5,
    ),
  };
}
