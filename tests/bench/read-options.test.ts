import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { flag, headOf, maybeWhole, oneOf, parseOptions, share, text, whole, wholes } from '../../bench/read-options.ts';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';

const SHAPE = {
  companies: wholes([240, 2000]),
  kills: whole(20),
  calls: whole(2000, 0),
  heap: maybeWhole(500),
  changes: share(0.02),
  only: oneOf(['pglite', 'postgres']),
  'database-url': text,
  json: flag,
};

describe('the options of a bench', () => {
  it('are what they are said to be where they are left out', () => {
    expect(parseOptions(SHAPE, [])).toEqual({
      kind: 'options',
      values: { companies: [240, 2000], kills: 20, calls: 2000, changes: 0.02, json: false },
    });
  });

  it('are numbers, lists, words and flags where they are named', () => {
    const args = '--companies 7 --kills 3 --calls 0 --heap 500 --changes 0.5 --only pglite --database-url x --json';
    expect(parseOptions(SHAPE, args.split(' '))).toEqual({
      kind: 'options',
      values: {
        ...{ companies: [7], kills: 3, calls: 0, heap: 500 },
        ...{ changes: 0.5, only: 'pglite', 'database-url': 'x', json: true },
      },
    });
  });

  it.each([
    [['--nonsense'], "Unknown option '--nonsense'."],
    [['--kills'], "Option '--kills <value>' argument missing."],
    [['--kills', 'many'], '--kills takes a whole number, 1 or more, such as 20; not "many".'],
    [['--kills', '0'], '--kills takes a whole number, 1 or more, such as 20; not "0".'],
    [['--companies', '10,x'], '--companies takes whole numbers separated by commas, such as 240,2000; not "10,x".'],
    [['--changes', '2'], '--changes takes a share from 0 to 1, such as 0.02; not "2".'],
    [['--only', 'mysql'], '--only takes pglite or postgres; not "mysql".'],
    [['--database-url', ''], '--database-url takes a text; not "".'],
    [['20'], "Unexpected argument '20'. This command does not take positional arguments."],
  ])('%j is refused in words', (args, reason) => {
    expect(parseOptions(SHAPE, args)).toEqual({
      kind: 'refused',
      text: `${reason}\nAdd --help to see what there is.`,
    });
  });

  it('come with a help, whatever else is named', () => {
    expect(parseOptions(SHAPE, ['--nonsense', '--help'])).toEqual({ kind: 'help' });
  });

  it('stand in the first lines of each bench, which its help prints', () => {
    const benches = globSync('bench/*.ts', { cwd: PROJECT_ROOT }).flatMap((file) => {
      const source = readFileSync(join(PROJECT_ROOT, file), 'utf8');
      const [, shape] = /readOptions\(\{([^;]*)\}\);/.exec(source) ?? [];
      return shape === undefined ? [] : [{ file, head: headOf(source), shape }];
    });
    expect(benches.length).toBeGreaterThan(25);
    for (const { file, head, shape } of benches) {
      expect(head, file).toMatch(/^`npm run (?:-s )?[\w:-]+/);
      for (const [, name = ''] of shape.matchAll(
        /(?:^|[{,\s])'?([a-z][a-z-]*)'?: (?=flag|text|share|one|whole|maybe)/g,
      ))
        expect(head, file).toContain(`--${name}`);
    }
  });
});

it('a bench that is called in a wrong way ends with 1 and its words alone', () => {
  const bench = ['--import', './src/preflight.mjs', 'bench/prove.ts', '--size', 'huge'];
  const { status, stdout, stderr } = spawnSync(process.execPath, bench, { cwd: PROJECT_ROOT, encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: '--size takes usual or whole or quick; not "huge".\nAdd --help to see what there is.\n',
  });
});
