/** `npm run build`: assembles the HubSpot project in `dist/hubspot` and compiles its cards for the local host in `dist/cards`. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandFailure } from '../cli/command-failure.ts';
import { DEFAULT_MODEL_FILE, readModelFile } from '../cli/model-file.ts';
import { readPolicyFile } from '../cli/policy-file.ts';
import { BuildError } from './build-error.ts';
import { buildHubSpotProject } from './build-hubspot-project.ts';
import { BUILD_TARGETS, type BuildTarget } from './build-target.ts';
import { compileCards } from './compile-cards.ts';
import { BUILD_OPTIONS } from './scopes.ts';
import { readServiceUrl } from './service-url.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

const USAGE = `npm run build -- [options]

Assembles the HubSpot project in dist/hubspot and compiles its cards for the local host in dist/cards.

  --for TARGET      functions (default): one account; the card asks an app function, which asks the service where there is one
                    service: one account, no functions; the card asks the service (LOYALTY_SERVICE_URL)
                    marketplace: many accounts by OAuth, no functions; the card asks the service (LOYALTY_SERVICE_URL)
  --with-feedback   also ask for the scope of survey answers, which smaller editions of HubSpot lack
  --policy FILE     the policy the functions score by (default: .loyalty/policy.json, else the provisional defaults)
  --model FILE      the model they score with (default: ${DEFAULT_MODEL_FILE}, as rescore keeps it, else the seed)
  --output DIR      instead of dist; it must lie in the project, so that HubSpot's builder finds the packages
  --sizes           close with the size of each card (minified) and function
  --json            with --sizes: print {"cards":{NAME: bytes},"functions":{NAME: bytes}} and nothing else
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

  const cards = await compileCards({
    folder: join(project.app, 'cards'),
    entries: project.cardEntries,
    output: join(output, 'cards'),
  });
  const names = Object.keys(cards);
  print(
    `${options.output}/cards: ${names.length === 0 ? 'no card' : names.join(', ')}, compiled by HubSpot's builder in ${seconds(assembled)}`,
  );

  const sizes = { cards, functions: project.functionBytes };
  if (options.json) {
    console.log(JSON.stringify(sizes));
  } else if (options.sizes) {
    for (const [kind, byName] of Object.entries(sizes)) {
      for (const [name, bytes] of Object.entries(byName)) print(`${kind}/${name}: ${bytes} bytes`);
    }
  }
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
