/** `npm run check:static`: every `check:…` script of package.json, as many at a time as there are processors. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import * as z from 'zod';
import { listChecks, runChecks, type Check } from './support/run-checks.ts';

const ROOT = resolve(import.meta.dirname, '..');
const packageSchema = z.object({ scripts: z.record(z.string(), z.string()) });

function runScript(name: string): Promise<Check> {
  const started = performance.now();
  return new Promise((finish, fail) => {
    const child = spawn(`npm run -s ${name}`, { cwd: ROOT, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (text: string): void => {
      output += text;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', fail);
    child.on('close', (code) => {
      finish({ name, passed: code === 0, output: output.trim(), seconds: (performance.now() - started) / 1000 });
    });
  });
}

function report({ name, passed, output, seconds }: Check): void {
  if (!passed) console.log(output);
  console.log(`${passed ? '✔' : '✘'} ${name}, ${seconds.toFixed(0)} s`);
}

const { scripts } = packageSchema.parse(JSON.parse(readFileSync(resolve(ROOT, 'package.json'), 'utf8')));
const failed = await runChecks(listChecks(scripts), availableParallelism(), runScript, report);
if (failed.length > 0) {
  console.log(`Failed: ${failed.join(', ')}. Each can be run alone: npm run -s ${failed[0] ?? ''}`);
  process.exitCode = 1;
}
