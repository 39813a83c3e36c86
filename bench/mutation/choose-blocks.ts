import { Random } from '../../sandbox/portal/chance/random.ts';

/** Lines of a block: about a function. */
const BLOCK_LINES = 12;

export interface SourceFile {
  /** From the repository's root. */
  readonly path: string;
  readonly lines: number;
}

/**
 * Blocks of lines to change, as Stryker names them (`file.ts:1-12`): all of each file, or a seeded choice of so large a share.
 * What a choice leaves out besides are changes that reach over a block's end.
 *
 * @param share above 0, at most 1
 */
export function chooseBlocks(files: readonly SourceFile[], share: number, seed: number): readonly string[] {
  if (share >= 1) return files.map(({ path }) => path);
  const random = new Random(seed, 'blocks to mutate');
  return files.flatMap(({ path, lines }) =>
    Array.from({ length: Math.ceil(lines / BLOCK_LINES) }, (_, block) => block * BLOCK_LINES + 1)
      .filter(() => random.next() < share)
      .map((first) => `${path}:${first}-${Math.min(lines, first + BLOCK_LINES - 1)}`),
  );
}
