import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandFailure } from '../command-failure.ts';

/**
 * Reads a JSON file that a command keeps.
 *
 * @param what it is, for the message: "policy"
 * @param mayBeMissing undefined is then the answer where there is no such file
 * @param advice what to do where it cannot be read
 * @throws {CommandFailure} where the file cannot be read or is no JSON
 */
export async function readJsonFile(
  file: string,
  what: string,
  mayBeMissing: boolean,
  advice = `Name an existing file with --${what}, or leave it out for the defaults.`,
): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (mayBeMissing && isMissing(error)) return null;
    throw new CommandFailure(`The ${what} file ${file} cannot be read. ${advice}`);
  });
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandFailure(
      `The ${what} file ${file} is not valid JSON. Correct it, or leave it out for the defaults.`,
    );
  }
}

/**
 * Keeps a value as JSON, whole or not at all: written beside the file first, then moved over it.
 *
 * @returns false where this user may not write there
 */
export async function writeJsonFile(value: unknown, file: string): Promise<boolean> {
  const beside = `${file}.new`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(beside, `${JSON.stringify(value, null, 2)}\n`);
    await rename(beside, file);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    await rm(beside, { force: true }).catch(() => undefined);
    return false;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
