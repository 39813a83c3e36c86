/**
 * `npm run build`: assembles the HubSpot project in `dist/hubspot` and compiles its cards, pages and settings for the local host
 * in `dist/cards`, `dist/pages` and `dist/settings`.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandFailure } from '../cli/command-failure.ts';
import { DEFAULT_MODEL_FILE, readModelFile } from '../cli/portal/model-file.ts';
import { readPolicyFile } from '../cli/portal/policy-file.ts';
import { BuildError } from './build-error.ts';
import {
  buildHubSpotProject,
  SOURCE_FOLDERS,
  type HubSpotProject,
  type SourceFolder,
} from './build-hubspot-project.ts';
import { BUILD_TARGETS, type BuildTarget } from './build-target.ts';
import { compileExtensions } from './compile-extensions.ts';
import { BUILD_OPTIONS } from './scopes.ts';
import { readServiceUrl } from './service-url.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

const USAGE = `npm run build -- [options]

Assembles the HubSpot project in dist/hubspot and compiles its cards, pages and settings for the local host in dist/cards,
dist/pages and dist/settings. Pages and settings ask the service (LOYALTY_SERVICE_URL): without it they are left out.

  --for TARGET      functions (default): one account; the card asks an app function, which asks the service where there is one
                    service: one account, no functions; the card asks the service (LOYALTY_SERVICE_URL)
                    marketplace: many accounts by OAuth, no functions; the card asks the service (LOYALTY_SERVICE_URL)
  --with-feedback   also ask for the scope of survey answers, which smaller editions of HubSpot lack
  --policy FILE     the policy the functions score by (default: .loyalty/policy.json, else the provisional defaults)
  --model FILE      the model they score with (default: ${DEFAULT_MODEL_FILE}, as rescore keeps it, else the seed)
  --output DIR      instead of dist; it must lie in the project, so that HubSpot's builder finds the packages
  --sizes           close with the size of each card, page and settings page (minified) and of each function
  --json            with --sizes: print {"cards":{NAME: bytes},"pages":{},"settings":{},"functions":{NAME: bytes}} and nothing else
  --help            print this

LOYALTY_SERVICE_URL, when set, is the https address of the service: it goes into the functions and the permitted URLs.`;

interface Options {
  readonly for: BuildTarget;
  readonly 'with-feedback': boolean;
  readonly policy: string | undefined;
  readonly model: string | undefined;
  readonly output: string;
  readonly sizes: boolean;
  readonly json: boolean;
  readonly help: boolean;
}

function readOptions(args: readonly string[]): Options {
  const off = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        for: { type: 'string', default: 'functions' },
        'with-feedback': off,
        policy: { type: 'string' },
        model: { type: 'string' },
        output: { type: 'string', default: 'dist' },
        sizes: off,
        json: off,
        help: off,
      },
    });
    if (values.json && !values.sizes) throw new BuildError('--json goes with --sizes.');
    const target = BUILD_TARGETS.find((name) => name === values.for);
    if (target === undefined) throw new BuildError(`--for takes ${BUILD_TARGETS.join(', ')}, not "${values.for}".`);
    return { ...values, for: target, policy: values.policy, model: values.model };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BuildError(`${reason}\nnpm run build -- --help lists the options.`);
  }
}

async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options.help) {
    console.log(USAGE);
    return;
  }
  const print = (line: string): void => {
    if (!options.json) console.log(line);
  };
  const output = resolve(PROJECT, options.output);
  const started = performance.now();
  const project = await buildHubSpotProject({
    project: PROJECT,
    output: join(output, 'hubspot'),
    target: options.for,
    serviceUrl: readServiceUrl(process.env.LOYALTY_SERVICE_URL),
    policy: await readPolicyFile(options.policy),
    model: await readModelFile(options.model),
    options: BUILD_OPTIONS.filter((option) => options[option]),
  });
  const assembled = performance.now();
  for (const component of project.leftOut) {
    print(`Left out ${component}: it needs the service; set LOYALTY_SERVICE_URL to its address.`);
  }
  print(`${options.output}/hubspot: the app, assembled in ${seconds(started, assembled)}`);

  const compiled = await compileAll(project, output);
  const names = Object.values(compiled).flatMap((sizes) => Object.keys(sizes));
  print(
    `${options.output}/{${SOURCE_FOLDERS.join(',')}}: ${names.length === 0 ? 'nothing' : names.join(', ')}, compiled by HubSpot's builder in ${seconds(assembled)}`,
  );

  const sizes = { ...compiled, functions: project.functionBytes };
  if (options.json) {
    console.log(JSON.stringify(sizes));
  } else if (options.sizes) {
    for (const [kind, byName] of Object.entries(sizes)) {
      for (const [name, bytes] of Object.entries(byName)) print(`${kind}/${name}: ${bytes} bytes`);
    }
  }
}

/** Sizes in bytes by folder and entry. */
async function compileAll(
  { app, entries }: HubSpotProject,
  output: string,
): Promise<Record<SourceFolder, Record<string, number>>> {
  const compile = (folder: SourceFolder): Promise<Record<string, number>> =>
    compileExtensions({ folder: join(app, folder), entries: entries[folder], output: join(output, folder) });
  // One after the other: HubSpot's builder takes its mode from the environment.
  return { cards: await compile('cards'), pages: await compile('pages'), settings: await compile('settings') };
}

function seconds(from: number, to = performance.now()): string {
  return `${((to - from) / 1000).toFixed(1)} s`;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BuildError || error instanceof CommandFailure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
