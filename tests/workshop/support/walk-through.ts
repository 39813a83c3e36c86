/** The walk-through of CONTRIBUTING.md as what it is: patches of files. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Lines that stand one after the other in a file, with what comes and goes among them. */
interface Hunk {
  readonly before: string;
  readonly after: string;
}

export interface Patch {
  /** From the project's root. */
  readonly path: string;
  readonly hunks: readonly Hunk[];
  readonly added: number;
}

/** @throws where a block names no file */
export function readPatches(document: string): readonly Patch[] {
  return [...document.matchAll(/^```diff\n([\s\S]*?)^```$/gm)].map(([, block = '']) => readPatch(block));
}

function readPatch(block: string): Patch {
  const [head = '', ...lines] = block.trimEnd().split('\n');
  if (!head.startsWith('+++ ')) throw new Error(`A patch begins with +++ and its file, not with "${head}".`);
  return {
    path: head.slice(4),
    hunks: lines.join('\n').split('\n@@\n').map(readHunk),
    added: lines.filter((line) => line.startsWith('+')).length,
  };
}

function readHunk(text: string): Hunk {
  const lines = text.split('\n');
  const without = (sign: string): string =>
    lines
      .filter((line) => !line.startsWith(sign))
      .map((line) => `${line.slice(1)}\n`)
      .join('');
  return { before: without('+'), after: without('-') };
}

/**
 * Applies a patch to the tree below `root`; one without lines of the present file makes a new one.
 *
 * @throws where its lines are not there, or are there more than once
 */
export function applyPatch(root: string, { path, hunks }: Patch): void {
  const file = join(root, path);
  let text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  for (const { before, after } of hunks) {
    const parts = before === '' ? ['', ''] : text.split(before);
    if (parts.length !== 2 || (before === '' && text !== '')) {
      throw new Error(`${path} must hold these lines once, and holds them ${parts.length - 1} times:\n${before}`);
    }
    text = parts.join(after);
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
