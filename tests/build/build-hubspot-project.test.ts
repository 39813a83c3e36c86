import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildHubSpotProject, type BuildSettings } from '../../src/build/build-hubspot-project.ts';
import { SEED_MODEL } from '../../src/scoring/model.ts';
import { DEFAULT_POLICY } from '../../src/scoring/policy.ts';
import { writeFiles } from '../support/temporary-directory.ts';
import { runNode } from '../support/run-node.ts';
import { parseWithHubSpot } from './parse-with-hubspot.ts';
import { makeSampleProject } from './sample-project.ts';

const SERVICE = 'https://loyalty.example.com';

function settings(project: string, more: Partial<BuildSettings> = {}): BuildSettings {
  return {
    project,
    output: join(project, 'dist', 'hubspot'),
    target: 'functions',
    serviceUrl: null,
    policy: null,
    model: null,
    options: [],
    ...more,
  };
}

function read(project: string, path: string): string {
  return readFileSync(join(project, 'dist/hubspot/app', path), 'utf8');
}

/** What the bundled function answers and exports, in a Node process with nothing in its environment. */
async function callFunction(project: string): Promise<unknown> {
  const bundle = join(project, 'dist/hubspot/app/functions/greet.js');
  const code = `const bundle = require(${JSON.stringify(bundle)});
    bundle.main({ name: 'Ada' }).then((answer) => console.log(JSON.stringify({ answer, exports: Object.keys(bundle) })));`;
  const { stdout, stderr } = await runNode(['-e', code], { env: {} });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe('the HubSpot project', () => {
  const project = makeSampleProject();

  it('holds the app, its components, sources and functions, each where HubSpot looks for it', async () => {
    const built = await buildHubSpotProject(settings(project));
    const app = join(project, 'dist/hubspot/app');
    expect(built).toMatchObject({ app, entries: { cards: ['SampleCard.tsx'], pages: [], settings: [] }, leftOut: [] });
    expect(built.functionBytes.greet).toBeGreaterThan(0);
    expect(
      readdirSync(app, { recursive: true, encoding: 'utf8' })
        .filter((path) => path.includes('.'))
        .sort(),
    ).toEqual([
      'app-hsmeta.json',
      'cards/SampleCard.tsx',
      'cards/components/Greeting.tsx',
      'cards/package.json',
      'cards/shared/greet.ts',
      'cards/shared/texts/hello.ts',
      'cards/sidebar-hsmeta.json',
      'cards/tab-hsmeta.json',
      'cards/tsconfig.json',
      'functions/greet-hsmeta.json',
      'functions/greet.js',
      'functions/package.json',
    ]);
  });

  it('is read by HubSpot’s parsing library with no file skipped', async () => {
    await buildHubSpotProject(settings(project));
    const { intermediateRepresentation, skippedHsMetaFiles } = await parseWithHubSpot(project);
    expect(skippedHsMetaFiles).toEqual([]);
    expect(Object.keys(intermediateRepresentation.intermediateNodesIndexedByUid)).toEqual(
      expect.arrayContaining(['loyalty-lens', 'tab', 'sidebar', 'greet']),
    );
  });

  it('would be refused by HubSpot’s parsing library for a field that our schemas refuse', async () => {
    await buildHubSpotProject(settings(project));
    const file = 'dist/hubspot/app/cards/tab-hsmeta.json';
    writeFiles(project, { [file]: read(project, 'cards/tab-hsmeta.json').replace('crm.record.tab', 'crm.record.top') });
    const failure = await parseWithHubSpot(project).then(() => 'it was taken', String);
    expect(failure).toContain('tab-hsmeta.json');
    expect(failure).toContain('location');
  });

  it('imports shared files from the copy in the folder, from any depth, and leaves other imports alone', async () => {
    await buildHubSpotProject(settings(project));
    expect(read(project, 'cards/SampleCard.tsx')).toContain("from './shared/greet.ts'");
    expect(read(project, 'cards/SampleCard.tsx')).toContain("from './components/Greeting.tsx'");
    expect(read(project, 'cards/components/Greeting.tsx')).toContain('from "../shared/greet.ts"');
    expect(read(project, 'cards/components/Greeting.tsx')).toContain("from '@hubspot/ui-extensions'");
    expect(read(project, 'cards/shared/greet.ts')).toContain("from './texts/hello.ts'");
  });

  it('has functions that export only main and run with nothing around them', async () => {
    await buildHubSpotProject(settings(project));
    expect(await callFunction(project)).toEqual({
      answer: { to: 'Ada', service: null, policy: null, model: null },
      exports: ['main'],
    });
  });

  it('knows the service where one is set: in the permitted URLs and in the functions', async () => {
    await buildHubSpotProject(settings(project, { serviceUrl: SERVICE }));
    expect(JSON.parse(read(project, 'app-hsmeta.json'))).toMatchObject({
      config: { permittedUrls: { fetch: [`${SERVICE}/api`] } },
    });
    expect(await callFunction(project)).toMatchObject({ answer: { service: SERVICE } });
  });

  it('has pages and settings only with a service, whose address is written into them and not into the cards', async () => {
    const folder = (type: 'page' | 'settings', name: string, entry: string): Record<string, string> => ({
      [`extensions/${name}/package.json`]: readFileSync(join(project, 'extensions/cards/package.json'), 'utf8'),
      [`extensions/${name}/app-hsmeta.json`]: JSON.stringify({
        uid: name,
        type,
        config: { entrypoint: `/app/${name}/${entry}` },
      }),
      [`extensions/${name}/${entry}`]: `import { SERVICE_ADDRESS } from '../shared/service-address.ts';
        import { hubspot } from '@hubspot/ui-extensions';
        hubspot.extend<'settings'>(() => SERVICE_ADDRESS);`,
    });
    const full = makeSampleProject({
      ...folder('page', 'pages', 'Pages.tsx'),
      ...folder('settings', 'settings', 'SettingsPage.tsx'),
      'extensions/shared/service-address.ts': 'export const SERVICE_ADDRESS: string | null = null;',
    });
    const without = await buildHubSpotProject(settings(full));
    expect(without.leftOut).toEqual(['settings/app', 'pages/app']);
    expect(existsSync(join(without.app, 'pages'))).toBe(false);
    expect(without.entries).toEqual({ cards: ['SampleCard.tsx'], pages: [], settings: [] });
    const built = await buildHubSpotProject(settings(full, { serviceUrl: SERVICE }));
    expect(built.entries).toMatchObject({ pages: ['Pages.tsx'], settings: ['SettingsPage.tsx'] });
    const asked = (name: string): boolean => read(full, `${name}/shared/service-address.ts`).includes(SERVICE);
    expect([asked('cards'), asked('pages'), asked('settings')]).toEqual([false, true, true]);
    const { intermediateRepresentation, skippedHsMetaFiles } = await parseWithHubSpot(full);
    expect(skippedHsMetaFiles).toEqual([]);
    expect(Object.keys(intermediateRepresentation.intermediateNodesIndexedByUid)).toEqual(
      expect.arrayContaining(['pages', 'settings']),
    );
  });

  it('carries the policy and the model that it was built with into the functions', async () => {
    await buildHubSpotProject(settings(project, { policy: DEFAULT_POLICY, model: SEED_MODEL }));
    expect(await callFunction(project)).toMatchObject({ answer: { policy: DEFAULT_POLICY, model: SEED_MODEL } });
  });

  it('asks for the scope of survey answers only when built with feedback', async () => {
    const feedback = 'crm.objects.feedback_submissions.read';
    await buildHubSpotProject(settings(project));
    expect(read(project, 'app-hsmeta.json')).not.toContain(feedback);
    await buildHubSpotProject(settings(project, { options: ['with-feedback'] }));
    expect(read(project, 'app-hsmeta.json')).toContain(feedback);
  });

  it('leaves out a component that needs the service where there is none, and says so', async () => {
    const withWebhooks = makeSampleProject({
      'extensions/webhooks/webhooks-hsmeta.json': JSON.stringify({
        uid: 'webhooks',
        type: 'webhooks',
        config: {
          settings: { targetUrl: '${LOYALTY_SERVICE_URL}/hubspot/webhooks', maxConcurrentRequests: 10 },
          subscriptions: {
            crmObjects: [{ subscriptionType: 'object.deletion', objectType: 'deal', active: true }],
          },
        },
      }),
    });
    const without = await buildHubSpotProject(settings(withWebhooks));
    expect(without.leftOut).toEqual(['webhooks/webhooks']);
    expect(existsSync(join(without.app, 'webhooks'))).toBe(false);
    const built = await buildHubSpotProject(settings(withWebhooks, { serviceUrl: SERVICE }));
    expect(built.leftOut).toEqual([]);
    expect(read(withWebhooks, 'webhooks/webhooks-hsmeta.json')).toContain(`"${SERVICE}/hubspot/webhooks"`);
  });
});

describe('a project that HubSpot would not take', () => {
  const cardPackage = (dependencies: Record<string, string>): string => JSON.stringify({ name: 'cards', dependencies });
  const packages = { '@hubspot/ui-extensions': '0.17.0', react: '18.3.1', zod: '4.6.7' };
  const mistakes: readonly {
    readonly mistake: string;
    readonly files: Readonly<Record<string, string | null>>;
    readonly says: readonly string[];
  }[] = [
    { mistake: 'an app.json that is not JSON', files: { 'app.json': '{ "uid"' }, says: ['app.json', 'is not JSON'] },
    {
      mistake: 'a scope without a reason',
      files: {
        'app.json': readFileSync(new URL('../../app.json', import.meta.url), 'utf8').replace(
          '"tickets"',
          '"tickets", "content"',
        ),
      },
      says: ['content has no reason', 'src/build/scopes.ts'],
    },
    {
      mistake: 'a card placed where HubSpot has no place',
      files: {
        'extensions/cards/tab-hsmeta.json': JSON.stringify({
          uid: 'tab',
          type: 'card',
          config: { name: 'x', location: 'crm.record.top', entrypoint: '/app/cards/X.tsx', objectTypes: ['companies'] },
        }),
      },
      says: ['tab-hsmeta.json', 'is not what HubSpot takes', 'config.location'],
    },
    {
      mistake: 'a component in the wrong folder',
      files: {
        'extensions/cards/settings-hsmeta.json': JSON.stringify({
          uid: 'settings',
          type: 'settings',
          config: { entrypoint: '/app/settings/Settings.tsx' },
        }),
      },
      says: ['settings-hsmeta.json', 'does not belong in cards/'],
    },
    {
      mistake: 'an entry file that is not there',
      files: { 'extensions/cards/SampleCard.tsx': null },
      says: ['hsmeta.json names SampleCard.tsx', 'not in extensions/cards/'],
    },
    {
      mistake: 'a card that imports from outside of extensions',
      files: { 'extensions/cards/SampleCard.tsx': "import '../../src/service-address.ts';" },
      says: ['SampleCard.tsx', "'../../src/service-address.ts'", 'shared/ only'],
    },
    {
      mistake: 'a package that the folder does not list',
      files: { 'extensions/cards/package.json': cardPackage({ ...packages, zod: undefined as unknown as string }) },
      says: ['cards/package.json does not list zod'],
    },
    {
      mistake: 'another version than the one tested with',
      files: { 'extensions/cards/package.json': cardPackage({ ...packages, react: '19.0.0' }) },
      says: ['react 19.0.0', 'this project 18.3.1'],
    },
    {
      mistake: 'a function without source',
      files: { 'src/functions/greet.ts': null },
      says: ['greet-hsmeta.json needs', 'greet.ts'],
    },
    {
      mistake: 'a function without main',
      files: { 'src/functions/greet.ts': 'export const other = 1;' },
      says: ['greet.ts cannot be bundled', 'main'],
    },
    {
      mistake: 'functions packed as ES modules',
      files: { 'extensions/functions/package.json': '{ "type": "module" }' },
      says: ['functions/package.json', 'no "type": "module"'],
    },
    {
      mistake: 'a function larger than HubSpot is known to run well',
      files: {
        'src/functions/greet.ts': `export const main = async () => ${JSON.stringify('x'.repeat(1_600_000))};`,
      },
      says: ['greet.ts becomes 16', 'import less'],
    },
  ];

  for (const { mistake, files, says } of mistakes) {
    it(`is refused for ${mistake}, with a message that says where and what to do`, async () => {
      const project = makeSampleProject(files);
      const failure = await buildHubSpotProject(settings(project)).then(
        () => 'it was built',
        (error: unknown) => String(error),
      );
      for (const part of says) expect(failure).toContain(part);
    });
  }

  it('does not replace what was built before', async () => {
    const project = makeSampleProject();
    await buildHubSpotProject(settings(project));
    writeFiles(project, { 'src/functions/greet.ts': 'export const other = 1;' });
    await expect(buildHubSpotProject(settings(project))).rejects.toThrow('cannot be bundled');
    expect(read(project, 'functions/greet.js')).toContain('main');
    expect(readdirSync(join(project, 'dist'))).toEqual(['hubspot']);
  });
});
