import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeBuildFolder, writeFailure } from '../../sandbox/build-app.ts';
import { CommandFailure } from '../../src/cli/command-failure.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const coded = (code: string): Error => Object.assign(new Error(code), { code });

/** No process has it: beyond what the kernel gives out. */
const NO_PROCESS = '2147483646';

describe('the folder of a build', () => {
  it('is a new one for each demo, so that two at once do not share a policy', () => {
    const parent = join(makeTemporaryDirectory(), 'dist', 'sandbox');
    const [one, other] = [makeBuildFolder(parent), makeBuildFolder(parent)];
    expect(one).not.toBe(other);
    expect(existsSync(one) && existsSync(other)).toBe(true);
  });

  it('takes with it what a demo left that was killed, and nothing else', () => {
    const parent = makeTemporaryDirectory();
    const mine = `demo-${String(process.pid)}-abc`;
    for (const name of [`demo-${NO_PROCESS}-abc`, mine, 'demo-notes', 'cards']) mkdirSync(join(parent, name));
    const made = basename(makeBuildFolder(parent));
    expect(readdirSync(parent).toSorted()).toEqual([mine, made, 'cards', 'demo-notes'].toSorted());
  });

  it('that cannot be made says which one and what to do', () => {
    const parent = makeTemporaryDirectory();
    writeFiles(parent, { dist: 'a file where the folder should be' });
    expect(() => makeBuildFolder(join(parent, 'dist', 'sandbox'))).toThrow(CommandFailure);
    expect(() => makeBuildFolder(join(parent, 'dist', 'sandbox'))).toThrow(
      'cannot be written. Give this user the right',
    );
  });
});

describe('a build that cannot be written', () => {
  it.each([
    ['EACCES', 'The folder /app/dist cannot be written. Give this user the right to write there'],
    ['EROFS', 'The folder /app/dist cannot be written.'],
    ['EPERM', 'The folder /app/dist cannot be written.'],
    ['ENOSPC', 'There is no space left for /app/dist.'],
  ])('because of %s is said in one sentence', (code, sentence) => {
    const failure = writeFailure(coded(code), '/app/dist');
    expect(failure).toBeInstanceOf(CommandFailure);
    expect(String(failure)).toContain(sentence);
  });

  it('for any other reason is passed on as it is', () => {
    const error = new Error('the sources are broken');
    expect(writeFailure(error, '/app/dist')).toBe(error);
  });
});
