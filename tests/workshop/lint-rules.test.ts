import { ESLint } from 'eslint';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';

// Rules that need types need the file on disk; those are left out here, since none of them is ours.
const eslint = new ESLint({ cwd: PROJECT_ROOT, overrideConfig: [tseslint.configs.disableTypeChecked] });

/** What the lint finds in `code`, if it stood in `file`. */
async function lint(file: string, code: string): Promise<readonly string[]> {
  const results = await eslint.lintText(`${code}\n`, { filePath: join(PROJECT_ROOT, file) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
}

describe('the lint rules', () => {
  const impure = [
    'export const now = Date.now();',
    'export const now = new Date();',
    'export const now = Date();',
    'export const chance = Math.random();',
    'export const home = process.cwd();',
    'export const answer = fetch("https://example.com");',
    'console.log("here");',
    'globalThis.console.log("here");',
  ];
  it.each(['src/scoring/planted.ts', 'src/programme/planted.ts'])(
    'keep clock, chance and I/O out of %s',
    async (file) => {
      for (const code of impure) {
        expect(await lint(file, code), code).toContainEqual(expect.stringMatching(/^no-restricted-/));
      }
      expect(await lint(file, 'export const start = new Date(0).getTime();')).toEqual([]);
    },
  );

  it('let only the configuration and the doors that have none read the environment', async () => {
    const code = 'export const token = process.env.TOKEN;';
    for (const file of [
      'src/hubspot/planted.ts',
      'src/operations/planted.ts',
      'src/cli/planted.ts',
      'sandbox/crm/planted.ts',
    ]) {
      expect(await lint(file, code), file).toEqual(['no-restricted-syntax']);
    }
    for (const file of ['src/config.ts', 'src/functions/planted.ts', 'src/build/planted.ts', 'tests/planted.test.ts']) {
      expect(await lint(file, code), file).toEqual([]);
    }
  });

  it('refuse default exports and barrels in every room', async () => {
    for (const room of ['src/scoring', 'src/hubspot', 'src/functions', 'extensions/cards', 'sandbox/crm', 'tests']) {
      expect(await lint(`${room}/planted.ts`, 'export default 1;'), room).toContain('no-restricted-syntax');
      expect(await lint(`${room}/planted.ts`, "export * from './other.ts';"), room).toContain('no-restricted-syntax');
    }
  });

  it('refuse type assertions outside of tests, except `as const`', async () => {
    const code = 'export const name = JSON.parse("1") as string;';
    expect(await lint('src/hubspot/planted.ts', code)).toEqual(['@typescript-eslint/consistent-type-assertions']);
    expect(await lint('tests/planted.test.ts', code)).toEqual([]);
    expect(await lint('src/hubspot/planted.ts', 'export const names = ["a"] as const;')).toEqual([]);
  });

  it('hold cards to what HubSpot runs', async () => {
    const card = 'extensions/cards/Planted.tsx';
    expect(await lint(card, 'export const Card = () => <div />;')).toContain('@hubspot/ui-extensions/no-html-elements');
    expect(await lint(card, "export const root = document.querySelector('#root');")).toContain(
      '@hubspot/ui-extensions/no-dom-access',
    );
    expect(await lint(card, "export const answer = fetch('https://example.com');")).toContain(
      '@hubspot/ui-extensions/no-native-http',
    );
  });

  it('cannot be switched off by a comment', async () => {
    const found = await lint(
      'src/scoring/planted.ts',
      '// eslint-disable-next-line\nexport const chance = Math.random();',
    );
    expect(found).toContain('no-restricted-properties');
  });
});
