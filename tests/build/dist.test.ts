/** What `npm run build` made of this project, looked at with HubSpot's own tools. `npm test` builds first. */
import { config as hubspotPreset } from '@hubspot/eslint-config-ui-extensions';
import { ESLint } from 'eslint';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { cardAnswerSchema } from '../../extensions/shared/card-view.ts';
import { LARGEST_FUNCTION_BYTES } from '../../src/build/bundle-function.ts';
import { parseComponent } from '../../src/build/read-components.ts';
import { runNode } from '../support/run-node.ts';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';
import { parseWithHubSpot } from './parse-with-hubspot.ts';

const APP = join(PROJECT_ROOT, 'dist/hubspot/app');
if (!existsSync(APP)) throw new Error(`${APP} is not there: run npm run build first; npm test does.`);

const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).sort();
const metadata = files.filter((file) => file.endsWith('-hsmeta.json'));
const functions = files.filter((file) => /^functions[/\\][^/\\]+\.js$/.test(file));
const cards = files.filter((file) => /^cards[/\\][^/\\]+\.tsx$/.test(file));

describe('dist/hubspot', () => {
  it('is read by HubSpot’s parsing library with no file skipped and no error', async () => {
    const { intermediateRepresentation, skippedHsMetaFiles } = await parseWithHubSpot(PROJECT_ROOT);
    expect(skippedHsMetaFiles).toEqual([]);
    const nodes = Object.values(intermediateRepresentation.intermediateNodesIndexedByUid);
    expect(nodes.map(({ metaFilePath }) => basename(metaFilePath))).toEqual(
      expect.arrayContaining(metadata.map((file) => basename(file))),
    );
    const count = (type: string): number => nodes.filter(({ componentType }) => componentType === type).length;
    expect({ apps: count('APPLICATION'), cards: count('CARD'), functions: count('APP_FUNCTION') }).toEqual({
      apps: 1,
      cards: 3,
      functions: 1,
    });
  });

  it.each(metadata)('has a %s that HubSpot takes, field by field', (file) => {
    expect(() => parseComponent(readFileSync(join(APP, file), 'utf8'), file)).not.toThrow();
  });

  it('places the one card on the tab and in the sidebar of a company, and in its preview', () => {
    const placed = metadata
      .map((file) => parseComponent(readFileSync(join(APP, file), 'utf8'), file))
      .filter((component) => component.type === 'card');
    expect(placed.map(({ config }) => config.location).sort()).toEqual([
      'crm.preview',
      'crm.record.sidebar',
      'crm.record.tab',
    ]);
    expect(new Set(placed.map(({ config }) => config.entrypoint))).toEqual(new Set(['/app/cards/LoyaltyCard.tsx']));
    expect(placed.every(({ config }) => config.objectTypes.join() === 'companies')).toBe(true);
  });

  it('passes HubSpot’s lint preset, imports from outside of a folder included', async () => {
    const eslint = new ESLint({
      cwd: APP,
      overrideConfigFile: true,
      overrideConfig: [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } }, ...hubspotPreset],
    });
    const results = await eslint.lintFiles(['**/*.{ts,tsx}']);
    expect(results.length).toBeGreaterThan(cards.length);
    expect(
      results.flatMap(({ messages, filePath }) => messages.map(({ message }) => `${filePath}: ${message}`)),
    ).toEqual([]);
  });

  it('has cards that type-check where HubSpot builds them, without a DOM and without the rest of the project', async () => {
    const tsc = join(PROJECT_ROOT, 'node_modules/typescript/bin/tsc');
    const { exitCode, stdout } = await runNode([tsc, '--noEmit', '-p', join(APP, 'cards')]);
    expect(stdout).toBe('');
    expect(exitCode).toBe(0);
  }, 60_000);
});

describe('dist/cards', () => {
  it.each(cards)('holds %s compiled by HubSpot’s builder, below 150 kB', (file) => {
    const compiled = join(PROJECT_ROOT, 'dist/cards', basename(file).replace('.tsx', '.js'));
    expect(statSync(compiled).size).toBeGreaterThan(1_000);
    expect(statSync(compiled).size).toBeLessThan(150_000);
  });
});

describe.each(functions)('dist/hubspot/app/%s', (file) => {
  const bundle = join(APP, file);

  it('is smaller than HubSpot is known to run well', () => {
    expect(statSync(bundle).size).toBeLessThan(LARGEST_FUNCTION_BYTES);
  });

  it('exports only main and, with nothing set up, answers what the card understands', async () => {
    const code = `const bundle = require(${JSON.stringify(bundle)});
      bundle.main({}).then((answer) => console.log(JSON.stringify({ answer, exports: Object.keys(bundle) })));`;
    const { exitCode, stdout, stderr } = await runNode(['-e', code], { env: {} });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { answer, exports } = JSON.parse(stdout) as { answer: unknown; exports: unknown };
    expect(exports).toEqual(['main']);
    expect(cardAnswerSchema.parse(answer)).toMatchObject({ kind: 'failed', code: 'not_set_up' });
  });
});
