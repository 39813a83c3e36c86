/**
 * `npm run -s mutate`: changes the code of the scoring and of the check of signatures in one place at a time and sees whether a
 * test fails (Stryker). Brings Stryker's packages into `bench/mutation` first where they are missing. All of it takes hours.
 *
 * Options: --share S of the lines, chosen by --seed N (default 1, all of them; default seed 1), --only FOLDER,… or files of
 * these (default src/scoring,src/hubspot/requests/signature.ts), --concurrency N (default 1), --json. Survivors are listed in
 * dist/mutation/index.html. Ends with 1 where fewer than 85 of 100 changes were noticed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { chooseBlocks } from './mutation/choose-blocks.ts';
import { countMutants, mutationScore } from './mutation/count-mutants.ts';
import { flag, giveUp, readOptions, share, text, whole } from './read-options.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PACKAGES = join(ROOT, 'bench/mutation');
const OUTPUT = 'dist/mutation';
const AT_LEAST_PERCENT = 85;

const values = readOptions({ share: share(1), seed: whole(1, 0), only: text, concurrency: whole(1), json: flag });

const blocks = chosenBlocks();
const stryker = join(PACKAGES, 'node_modules/@stryker-mutator/core/bin/stryker.js');
if (!existsSync(stryker)) run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], PACKAGES);
mkdirSync(join(ROOT, OUTPUT), { recursive: true });
const configFile = join(ROOT, OUTPUT, 'stryker.json');
writeFileSync(configFile, JSON.stringify(strykerConfig(blocks), null, 2));
run(process.execPath, [stryker, 'run', configFile], ROOT);

const files = countMutants(z.json().parse(JSON.parse(readFileSync(join(ROOT, OUTPUT, 'mutation.json'), 'utf8'))));
const score = mutationScore(files);
if (values.json) process.stdout.write(`${JSON.stringify({ ...score, files })}\n`);
else
  process.stdout.write(`${score.noticed} of ${score.changes} changes were noticed: ${score.percent.toFixed(1)} %.\n`);
if (score.percent < AT_LEAST_PERCENT) process.exitCode = 1;

function chosenBlocks(): readonly string[] {
  const named = (values.only ?? 'src/scoring,src/hubspot/requests/signature.ts').split(',');
  const missing = named.find((path) => !existsSync(join(ROOT, path)));
  if (missing !== undefined) giveUp(`--only: there is no file or folder ${missing}.`);
  const paths = named
    .flatMap((path) => (statSync(join(ROOT, path)).isFile() ? [path] : globSync(`${path}/**/*.ts`, { cwd: ROOT })))
    .toSorted();
  const sources = paths.map((path) => ({
    path: path.replaceAll('\\', '/'),
    lines: readFileSync(join(ROOT, path), 'utf8').split('\n').length,
  }));
  return chooseBlocks(sources, values.share, values.seed);
}

function strykerConfig(mutate: readonly string[]): object {
  return {
    testRunner: 'vitest',
    plugins: [join(PACKAGES, 'node_modules/@stryker-mutator/vitest-runner/dist/src/index.js')],
    vitest: { configFile: 'bench/mutation/vitest.config.ts', related: false },
    mutate,
    ignorePatterns: ['dist', 'docs', 'bench/mutation/node_modules', '.loyalty'],
    reporters: ['clear-text', 'html', 'json'],
    clearTextReporter: { reportTests: false, reportMutants: true, allowColor: false },
    htmlReporter: { fileName: `${OUTPUT}/index.html` },
    jsonReporter: { fileName: `${OUTPUT}/mutation.json` },
    coverageAnalysis: 'perTest',
    // A string is a word for people, or one of a union that the compiler holds.
    mutator: { excludedMutations: ['StringLiteral'] },
    ignoreStatic: true,
    dryRunTimeoutMinutes: 30,
    concurrency: values.concurrency,
    tempDirName: 'dist/stryker',
  };
}

/** What it says goes to standard error, so that the figures alone are on standard output. */
function run(program: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(program, args, { cwd, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status ?? 'a signal'}.`);
}
