import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTies } from '../../src/build/release/find-ties.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const MADE_IN = '/home/somebody/loyalty-lens';

function tiesOf(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = makeTemporaryDirectory();
  writeFiles(folder, files);
  return findTies(folder, MADE_IN);
}

describe('a folder that is handed out', () => {
  it('stands alone where its sources import one another and its packages', () => {
    expect(
      tiesOf({
        'cards/Card.tsx': "import { Text } from '@hubspot/ui-extensions';\nimport { name } from './shared/name.ts';",
        'cards/shared/name.ts': "export const name = 'Loyalty';",
        'functions/card.js': "const said = 'from'; require('./never-resolved-by-hand');",
      }),
    ).toEqual([]);
  });

  it('is tied by the path that it was made in, in code and in JSON', () => {
    expect(
      tiesOf({ 'service.mjs': `const at = '${MADE_IN}/src/x.ts';`, 'package.json': `{ "from": "${MADE_IN}" }` }),
    ).toEqual([`package.json names ${MADE_IN}.`, `service.mjs names ${MADE_IN}.`]);
  });

  it('is tied by a source beside it, or one that is not there', () => {
    expect(
      tiesOf({
        [join('cards', 'Card.tsx')]: "import { a } from '../../shared/a.ts';\nconst b = await import('./b.ts');",
      }),
    ).toEqual([
      'cards/Card.tsx imports ../../shared/a.ts, which lies outside.',
      'cards/Card.tsx imports ./b.ts, which is not there.',
    ]);
  });
});
