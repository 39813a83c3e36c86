/**
 * `npm run -s bench:functions`: what it takes to start each app function from nothing, as HubSpot does for a call after a pause:
 * milliseconds until its first answer and the memory then, beside a Node that loads nothing. The call is one that it refuses
 * before it asks HubSpot for anything, so that the figures are its own. They are bundled anew for it, as the build does.
 *
 * Options: --rounds N (default 15; the median counts), --json.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { bundleFunction } from '../src/build/bundle-function.ts';
import { plainTable } from '../src/cli/text/table.ts';
import { quantile } from './service/measure-intake.ts';
import { flag, readOptions, whole } from './read-options.ts';

const PROJECT = resolve(import.meta.dirname, '..');
const COMPONENT = '-hsmeta.json';

const values = readOptions({ rounds: whole(15), json: flag });

interface Start {
  /** From the start of the process. */
  readonly milliseconds: number;
  readonly memoryMb: number;
}

interface FunctionStart extends Start {
  readonly name: string;
  readonly bytes: number;
}

const SAY_FIGURES =
  'process.stdout.write(JSON.stringify({ milliseconds: performance.now(), memoryMb: process.memoryUsage.rss() / 1e6 }))';
const startForm = z.object({ milliseconds: z.number(), memoryMb: z.number() });

const folder = mkdtempSync(join(tmpdir(), 'loyalty-functions-'));
try {
  tell(measure(SAY_FIGURES), await measureFunctions());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureFunctions(): Promise<readonly FunctionStart[]> {
  const components = globSync(`*${COMPONENT}`, { cwd: join(PROJECT, 'extensions/functions') });
  const rows: FunctionStart[] = [];
  for (const name of components.map((file) => file.slice(0, -COMPONENT.length))) {
    const path = join(folder, `${name}.js`);
    const bundled = { serviceUrl: null, policy: null, model: null };
    const bytes = await bundleFunction(join(PROJECT, 'src/functions', `${name}.ts`), path, bundled);
    const call = `require(${JSON.stringify(path)}).main({}).then(() => { ${SAY_FIGURES} })`;
    rows.push({ name, bytes, ...measure(call) });
  }
  return rows;
}

function tell(nothing: Start, rows: readonly FunctionStart[]): void {
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ nothing, functions: rows })}\n`);
    return;
  }
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
