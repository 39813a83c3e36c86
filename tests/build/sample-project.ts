import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkPackages, makeTemporaryDirectory, PROJECT_ROOT, writeFiles } from '../support/temporary-directory.ts';

const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** A small project of the same shape as this one: one card placed twice, one function. */
const FILES: Readonly<Record<string, string>> = {
  'extensions/cards/package.json': json({
    name: 'sample-cards',
    dependencies: { '@hubspot/ui-extensions': '0.17.0', react: '18.3.1', zod: '4.6.7' },
  }),
  'extensions/cards/tsconfig.json': json({ compilerOptions: { jsx: 'react-jsx' } }),
  'extensions/cards/tab-hsmeta.json': card('tab', 'crm.record.tab'),
  'extensions/cards/sidebar-hsmeta.json': card('sidebar', 'crm.record.sidebar'),
  'extensions/cards/SampleCard.tsx': [
    "import { hubspot } from '@hubspot/ui-extensions';",
    "import { greet } from '../shared/greet.ts';",
    "import { Greeting } from './components/Greeting.tsx';",
    "hubspot.extend<'crm.record.tab'>(() => <Greeting text={greet('world')} />);",
    '',
  ].join('\n'),
  'extensions/cards/components/Greeting.tsx': [
    "import { Text } from '@hubspot/ui-extensions';",
    "import { useState } from 'react';",
    'import type { Greeted } from "../../shared/greet.ts";',
    'export function Greeting({ text }: { text: Greeted }) {',
    '  const [shown] = useState(text);',
    "  return <Text>{shown + ' ' + process.env.NODE_ENV}</Text>;",
    '}',
    '',
  ].join('\n'),
  'extensions/shared/greet.ts': [
    "import * as z from 'zod/mini';",
    "import { HELLO } from './texts/hello.ts';",
    'const schema = z.string();',
    'export type Greeted = z.infer<typeof schema>;',
    'export const greet = (name: string): Greeted => schema.parse(`${HELLO}, ${name}`);',
    '',
  ].join('\n'),
  'extensions/shared/texts/hello.ts': "export const HELLO = 'Sample greeting';\n",
  'extensions/functions/package.json': json({ name: 'sample-functions', private: true }),
  'extensions/functions/greet-hsmeta.json': json({
    uid: 'greet',
    type: 'app-function',
    config: { entrypoint: '/app/functions/greet.js', secretKeys: [] },
  }),
  'src/functions/greet.ts': [
    "import * as z from 'zod';",
    "import { serviceAddress } from '../service-address.ts';",
    'const context = z.object({ name: z.string().default("nobody") });',
    'declare const LOYALTY_BUNDLED_POLICY: unknown;',
    'declare const LOYALTY_BUNDLED_MODEL: unknown;',
    'const bundled = { policy: LOYALTY_BUNDLED_POLICY ?? null, model: LOYALTY_BUNDLED_MODEL ?? null };',
    'export const helper = 1;',
    'export const main = async (raw: unknown) => ({ to: context.parse(raw).name, service: serviceAddress(), ...bundled });',
    '',
  ].join('\n'),
  'src/service-address.ts':
    'export const serviceAddress = (): string | null => process.env.LOYALTY_SERVICE_URL ?? null;\n',
};

function card(uid: string, location: string): string {
  return json({
    uid,
    type: 'card',
    config: { name: uid, location, entrypoint: '/app/cards/SampleCard.tsx', objectTypes: ['companies'] },
  });
}

/**
 * Writes the sample project to a temporary directory, with this project's `app.json` and packages.
 *
 * @param changes files to write instead or besides; null leaves one out
 * @returns its absolute path
 */
export function makeSampleProject(changes: Readonly<Record<string, string | null>> = {}): string {
  const directory = makeTemporaryDirectory();
  for (const file of ['app.json', 'hsproject.json', 'package.json'])
    copyFileSync(join(PROJECT_ROOT, file), join(directory, file));
  linkPackages(directory);
  const files = Object.entries({ ...FILES, ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  writeFiles(directory, Object.fromEntries(files));
  return directory;
}
