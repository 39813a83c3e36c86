/** This project, built for each target, looked at with HubSpot's own tools. */
import { config as hubspotPreset } from '@hubspot/eslint-config-ui-extensions';
import { ESLint } from 'eslint';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildHubSpotProject, type HubSpotProject } from '../../src/build/build-hubspot-project.ts';
import { BUILD_TARGETS, type BuildTarget } from '../../src/build/build-target.ts';
import { compileExtensions } from '../../src/build/compile-extensions.ts';
import { parseComponent } from '../../src/build/read-components.ts';
import { NEXT_ACTION_OPTIONS, RISK_OPTIONS, SEGMENT_OPTIONS } from '../../src/hubspot/properties/property-options.ts';
import { ENTERED_PROPERTIES } from '../../src/hubspot/properties/entered-properties.ts';
import { WRITTEN_PROPERTIES } from '../../src/hubspot/properties/written-properties.ts';
import { runNode } from '../support/run-node.ts';
import { linkPackages, makeTemporaryDirectory, PROJECT_ROOT } from '../support/temporary-directory.ts';
import { parseWithHubSpot } from './parse-with-hubspot.ts';

const SERVICE = 'https://loyalty.example.com';
const SAYS_KEY_IS_MISSING =
  'The key of the service is missing. Ask your admin to set the secret LOYALTY_SERVICE_KEY of the app.';

interface Built extends HubSpotProject {
  readonly directory: string;
  readonly read: (path: string) => string;
}

const builds = new Map<string, Promise<Built>>();

/** The tests only look at a build: each is made once. */
function build(target: BuildTarget, serviceUrl: string | null): Promise<Built> {
  const key = `${target} ${serviceUrl ?? ''}`;
  const built = builds.get(key) ?? makeBuild(target, serviceUrl);
  builds.set(key, built);
  return built;
}

async function makeBuild(target: BuildTarget, serviceUrl: string | null): Promise<Built> {
  const directory = makeTemporaryDirectory();
  linkPackages(directory);
  cpSync(join(PROJECT_ROOT, 'hsproject.json'), join(directory, 'hsproject.json'));
  const built = await buildHubSpotProject({
    project: PROJECT_ROOT,
    output: join(directory, 'dist', 'hubspot'),
    ...{ target, serviceUrl, policy: null, model: null, options: [] },
  });
  return { ...built, directory, read: (path) => readFileSync(join(built.app, path), 'utf8') };
}

const manifestOf = ({ read }: Built) => {
  const app = parseComponent(read('app-hsmeta.json'), 'app-hsmeta.json');
  if (app.type !== 'app') throw new Error('the app must be an app');
  return app.config;
};

describe.each(BUILD_TARGETS)('a build for %s with a service', (target) => {
  let built: Built;
  beforeAll(async () => {
    built = await build(target, SERVICE);
  });

  it('is taken by HubSpot’s parsing library whole', async () => {
    const { intermediateRepresentation, skippedHsMetaFiles } = await parseWithHubSpot(built.directory);
    expect(skippedHsMetaFiles).toEqual([]);
    const nodes = Object.values(intermediateRepresentation.intermediateNodesIndexedByUid);
    const count = (type: string): number => nodes.filter(({ componentType }) => componentType === type).length;
    expect({
      cards: count('CARD'),
      functions: count('APP_FUNCTION'),
      webhooks: count('WEBHOOKS'),
      actions: count('WORKFLOW_ACTION'),
      pages: count('PAGE'),
      settings: count('SETTINGS'),
    }).toEqual({
      ...{ cards: 3, pages: 1, settings: 1, webhooks: 1, actions: 2 },
      functions: target === 'functions' ? 1 : 0,
    });
    expect(built.leftOut).toEqual([]);
  });

  it('lets the card ask what the service has for it, and nothing else of the service nor anybody else', () => {
    expect(manifestOf(built).permittedUrls).toEqual({ fetch: [`${SERVICE}/api`], iframe: [], img: [] });
  });

  it('has a card that HubSpot’s builder compiles, asking the way that the target has', async () => {
    const output = join(built.directory, 'dist', 'cards');
    await compileExtensions({ folder: join(built.app, 'cards'), entries: built.entries.cards, output });
    const compiled = readFileSync(join(output, 'LoyaltyCard.js'), 'utf8');
    expect(compiled.includes(SERVICE)).toBe(target !== 'functions');
  });

  it('has pages and settings that always ask the service', () => {
    for (const folder of ['pages', 'settings'])
      expect(built.read(`${folder}/shared/service-address.ts`)).toContain(`"${SERVICE}"`);
  });

  it('sends webhooks and workflow actions to the service', () => {
    expect(built.read('webhooks/loyalty-webhooks-hsmeta.json')).toContain(`"${SERVICE}/hubspot/webhooks"`);
    expect(built.read('workflow-actions/rescore-hsmeta.json')).toContain(`"${SERVICE}/hubspot/actions/rescore"`);
    expect(built.read('workflow-actions/next-action-hsmeta.json')).toContain(
      `"${SERVICE}/hubspot/actions/next-action"`,
    );
  });
});

describe('a build for functions', () => {
  it('without a service has no webhooks and no workflow actions, and says so', async () => {
    const built = await build('functions', null);
    expect(built.leftOut).toEqual([
      'settings/loyalty-settings',
      'pages/loyalty-pages',
      'webhooks/loyalty-webhooks',
      'workflow-actions/next-action',
      'workflow-actions/rescore',
    ]);
    for (const folder of ['webhooks', 'pages', 'settings']) expect(existsSync(join(built.app, folder))).toBe(false);
    expect(manifestOf(built)).toMatchObject({ distribution: 'private', permittedUrls: { fetch: [] } });
  });

  it('asks for the key of the service as a secret only where there is a service', async () => {
    const secretsOf = async (serviceUrl: string | null): Promise<unknown> => {
      const { read } = await build('functions', serviceUrl);
      const component = parseComponent(read('functions/loyalty-card-hsmeta.json'), 'loyalty-card-hsmeta.json');
      return component.type === 'app-function' ? component.config.secretKeys : null;
    };
    expect(await secretsOf(null)).toEqual([]);
    expect(await secretsOf(SERVICE)).toEqual(['LOYALTY_SERVICE_KEY']);
  });

  it('with a service has a function that says that the key is missing, and calls nobody', async () => {
    const { app } = await build('functions', SERVICE);
    const bundle = join(app, 'functions', 'loyalty-card.js');
    const code = `require(${JSON.stringify(bundle)}).main({ propertiesToSend: { hs_object_id: '7' } })
      .then((answer) => console.log(JSON.stringify(answer)));`;
    const { stdout } = await runNode(['-e', code], {
      env: { PRIVATE_APP_ACCESS_TOKEN: 'pat', LOYALTY_HUBSPOT_API: 'http://127.0.0.1:1' },
    });
    expect(JSON.parse(stdout)).toMatchObject({ code: 'not_set_up', message: SAYS_KEY_IS_MISSING });
  });
});

describe('pages and settings of a build with a service', () => {
  let built: Built;
  beforeAll(async () => {
    built = await build('functions', SERVICE);
  });

  it.each([
    ['pages', 'Pages', 300_000],
    ['settings', 'SettingsPage', 250_000],
  ] as const)('are compiled by HubSpot’s builder: %s/%s, below %i bytes', async (folder, name, mostBytes) => {
    const output = join(built.directory, 'dist', folder);
    const sizes = await compileExtensions({ folder: join(built.app, folder), entries: built.entries[folder], output });
    expect(Object.keys(sizes)).toEqual([name]);
    expect(sizes[name]).toBeLessThan(mostBytes);
  });

  it('type-check where HubSpot builds them, without a DOM and without the rest of the project', async () => {
    const config = join(built.app, 'tsconfig.json');
    // Both at once: each has the same options, and starting the compiler takes most of the time.
    writeFileSync(config, JSON.stringify({ extends: './pages/tsconfig.json', include: ['pages', 'settings'] }));
    const tsc = join(PROJECT_ROOT, 'node_modules/typescript/bin/tsc');
    const { exitCode, stdout } = await runNode([tsc, '--noEmit', '-p', config]);
    expect(stdout).toBe('');
    expect(exitCode).toBe(0);
    expect(built.read('settings/tsconfig.json')).toBe(built.read('pages/tsconfig.json'));
  }, 60_000);

  it('pass HubSpot’s lint preset, imports from outside of the folder included', async () => {
    const eslint = new ESLint({
      cwd: built.app,
      overrideConfigFile: true,
      overrideConfig: [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } }, ...hubspotPreset],
    });
    const results = await eslint.lintFiles(['pages/**/*.{ts,tsx}', 'settings/**/*.{ts,tsx}']);
    expect(results.length).toBeGreaterThan(10);
    expect(
      results.flatMap(({ messages, filePath }) => messages.map(({ message }) => `${filePath}: ${message}`)),
    ).toEqual([]);
  });
});

describe('a build without functions', () => {
  it.each(['service', 'marketplace'] as const)('for %s is refused without a service to ask', async (target) => {
    await expect(build(target, null)).rejects.toThrow('Set LOYALTY_SERVICE_URL');
  });

  it.each(['service', 'marketplace'] as const)('for %s has no folder of functions', async (target) => {
    const { app } = await build(target, SERVICE);
    expect(existsSync(join(app, 'functions'))).toBe(false);
  });

  it('for the marketplace installs by OAuth, back to the service, with the scopes of every build', async () => {
    const marketplace = manifestOf(await build('marketplace', SERVICE));
    const service = manifestOf(await build('service', SERVICE));
    expect(marketplace).toMatchObject({
      distribution: 'marketplace',
      auth: { type: 'oauth', redirectUrls: [`${SERVICE}/oauth/callback`] },
    });
    expect(service).toMatchObject({ distribution: 'private', auth: { type: 'static' } });
    expect(marketplace.auth.requiredScopes).toEqual(service.auth.requiredScopes);
  });
});

describe('what the app asks HubSpot to be told', () => {
  const webhooks = parseComponent(
    readFileSync(join(PROJECT_ROOT, 'extensions/webhooks/loyalty-webhooks-hsmeta.json'), 'utf8').replace(
      '${LOYALTY_SERVICE_URL}',
      SERVICE,
    ),
    'loyalty-webhooks-hsmeta.json',
  );
  const subscriptions = webhooks.type === 'webhooks' ? (webhooks.config.subscriptions.crmObjects ?? []) : [];

  const named = new Set(subscriptions.flatMap(({ propertyName }) => propertyName ?? []));

  it('is never a property that the app writes, so that no write of ours comes back', () => {
    const written = WRITTEN_PROPERTIES.map(({ name }) => name);
    expect(written.length).toBeGreaterThan(10);
    expect(written.filter((name) => named.has(name))).toEqual([]);
  });

  it('is everything that a person enters on the record and a score depends on', () => {
    const entered = ENTERED_PROPERTIES.map(({ name }) => name);
    expect(entered.filter((name) => !named.has(name))).toEqual(['loyalty_override_reason']);
    expect([...named].filter((name) => name.startsWith('loyalty_') && !entered.includes(name))).toEqual([]);
  });

  it('is each change of a property by its name, and everything once', () => {
    const changes = subscriptions.filter(({ subscriptionType }) => subscriptionType === 'object.propertyChange');
    expect(changes.every(({ propertyName }) => propertyName !== undefined)).toBe(true);
    const keys = subscriptions.map((one) => [one.subscriptionType, one.objectType, one.propertyName].join(' '));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(['company', 'deal', 'line_item', 'call', 'meeting_event', 'email', 'communication'])(
    'covers making, deleting and restoring a %s',
    (objectType) => {
      const of = subscriptions.filter((one) => one.objectType === objectType).map((one) => one.subscriptionType);
      expect(of).toEqual(expect.arrayContaining(['object.creation', 'object.deletion', 'object.restore']));
    },
  );

  it('covers merges, associations and people who are to be forgotten', () => {
    const typesOf = (type: string) =>
      subscriptions.filter((one) => one.subscriptionType === type).map(({ objectType }) => objectType);
    expect(typesOf('object.merge')).toEqual(['company', 'deal', 'contact']);
    expect(typesOf('object.associationChange')).toEqual(['company', 'deal', 'contact']);
    expect(webhooks).toMatchObject({
      config: { subscriptions: { hubEvents: [{ subscriptionType: 'contact.privacyDeletion', active: true }] } },
    });
  });
});

describe('the workflow actions', () => {
  const read = (name: string) => {
    const text = readFileSync(join(PROJECT_ROOT, `extensions/workflow-actions/${name}-hsmeta.json`), 'utf8');
    const component = parseComponent(text.replace('${LOYALTY_SERVICE_URL}', SERVICE), name);
    if (component.type !== 'workflow-action') throw new Error(`${name} must be a workflow action`);
    return component.config;
  };
  const optionsOf = (name: string, field: string) =>
    read(name).outputFields.find(({ typeDefinition }) => typeDefinition.name === field)?.typeDefinition.options;

  it.each(['rescore', 'next-action'])('%s names every output in English and German', (name) => {
    const { labels, outputFields } = read(name);
    const names = outputFields.map(({ typeDefinition }) => typeDefinition.name);
    expect(Object.keys(labels.en.outputFieldLabels)).toEqual(names);
    expect(Object.keys(labels.de?.outputFieldLabels ?? {})).toEqual(names);
    expect(labels.de?.actionName).not.toBe(labels.en.actionName);
  });

  it('hand on the words of the written properties, so that branches and lists agree', () => {
    expect(optionsOf('next-action', 'action')).toEqual(NEXT_ACTION_OPTIONS);
    expect(optionsOf('rescore', 'risk')).toEqual(RISK_OPTIONS);
    expect(optionsOf('rescore', 'segment')).toEqual([...SEGMENT_OPTIONS, { value: 'not_scored', label: 'Not scored' }]);
    expect(optionsOf('rescore', 'previous_segment')).toEqual(optionsOf('rescore', 'segment'));
  });
});
