import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runCommand } from '../../src/cli/program.ts';
import { idleDoors } from '../support/idle-doors.ts';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';
import { codeOf, DOCUMENTS, readDocument } from './support/read-documents.ts';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readDocument('package.json')));

/** What the help of a command says, by the words of the command: '' is the whole command line. */
const helps = new Map<string, string>();

async function readHelps(words: readonly string[]): Promise<void> {
  let help = '';
  const doors = idleDoors({
    out: (text) => {
      help += `${text}\n`;
    },
  });
  expect(await runCommand([...words, '--help'], doors), words.join(' ')).toBe(0);
  helps.set(words.join(' '), help);
  const [, list = ''] = help.split('Commands:');
  const below = [...list.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name = '']) => name);
  for (const name of below) if (name !== 'help') await readHelps([...words, name]);
}

/** The longest beginning of `words` that is a command. */
function commandOf(words: readonly string[]): string {
  const most = words.findIndex((word) => !/^[a-z][a-z-]*$/.test(word));
  for (let count = most === -1 ? words.length : most; count > 0; count -= 1) {
    const command = words.slice(0, count).join(' ');
    if (helps.has(command)) return command;
  }
  return '';
}

function optionsOf(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w-])--([a-z][a-z-]*)/g)].map(([, name = '']) => name);
}

/** Commands of ours in a document: after `npm run -s loyalty --`, or a command with an option alone. */
function commandLinesOf(document: string): readonly string[] {
  return codeOf(readDocument(document)).flatMap((code) => {
    const [, line] = /(?:npm run (?:-s )?loyalty -- |^… |^loyalty |^node loyalty\.mjs )(.+)$/.exec(code) ?? [];
    if (line !== undefined) return [line];
    return commandOf(code.split(' ')) === '' || !code.includes(' --') ? [] : [code];
  });
}

const read = new Map<string, string>();

/** The sources of the script's program: of the folder that its file stands in. */
function sourcesOf(script: string): string {
  const [, file = ''] = /(\S+\.ts)$/.exec(scripts[script] ?? '') ?? [];
  const folder = dirname(file);
  const known = read.get(folder);
  if (known !== undefined) return known;
  const names = readdirSync(join(PROJECT_ROOT, folder), { encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const text = names.map((name) => readFileSync(join(PROJECT_ROOT, folder, name), 'utf8')).join('\n');
  read.set(folder, text);
  return text;
}

beforeAll(() => readHelps([]));

describe('the commands in the documents', () => {
  it('are commands that there are, with options that their help names', () => {
    const seen = DOCUMENTS.flatMap((document) => commandLinesOf(document).map((line) => ({ document, line })));
    expect(seen.length).toBeGreaterThan(20);
    for (const { document, line } of seen) {
      const words = line.split(' ');
      if (words[0]?.startsWith('<') === true) continue;
      const command = commandOf(words);
      expect(command, `${document} names ${line}`).not.toBe('');
      for (const option of optionsOf(line)) {
        expect(helps.get(command), `${document} names ${line}`).toContain(`--${option}`);
      }
    }
  });

  it('are scripts of package.json, with options that their program reads', () => {
    for (const document of DOCUMENTS) {
      for (const code of codeOf(readDocument(document))) {
        for (const [, name = '', rest = ''] of code.matchAll(/npm run (?:-s )?([a-z][\w:-]*)(?: -- ([^&|]+))?/g)) {
          expect(Object.keys(scripts), `${document} names npm run ${name}`).toContain(name);
          if (name === 'loyalty') continue;
          const sources = rest === '' ? '' : sourcesOf(name);
          for (const option of optionsOf(rest)) expect(sources, `${document} names ${code}`).toContain(option);
        }
      }
    }
  });

  it('are scripts of package.json also where they stand in running text', () => {
    for (const document of DOCUMENTS) {
      for (const [, name = ''] of readDocument(document).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)) {
        expect(Object.keys(scripts), `${document} names npm run ${name}`).toContain(name);
      }
    }
  });
});

describe('the README', () => {
  it('names every command of the command line', () => {
    const commands = [...helps.keys()].filter((command) => command !== '' && !command.includes(' '));
    expect(commands.length).toBeGreaterThan(10);
    for (const name of commands) expect(readDocument('README.md')).toMatch(new RegExp(`\`${name}[ \`]`));
  });

  it('names the two commands that do everything', () => {
    expect(readDocument('README.md')).toContain('npm ci && npm start');
    expect(readDocument('README.md')).toContain('npm ci && npm test');
  });
});
