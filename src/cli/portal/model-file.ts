import { dirname, join } from 'node:path';
import { parseModel } from '../../operations/models/parse-model.ts';
import type { Model } from '../../scoring/model.ts';
import { CommandFailure } from '../command-failure.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

export const DEFAULT_MODEL_FILE = '.loyalty/model.json';

/** The model is kept beside the policy that it was used with. */
export function modelFileBeside(policyFile: string): string {
  return join(dirname(policyFile), 'model.json');
}

/**
 * Reads a kept model; null where the default file does not exist: nothing was scored yet. A named file must exist.
 *
 * @throws {CommandFailure} where the file cannot be read or is no model
 */
export async function readModelFile(path: string | undefined): Promise<Model | null> {
  const file = path ?? DEFAULT_MODEL_FILE;
  const json = await readJsonFile(file, 'model', path === undefined);
  if (json === undefined) return null;
  const parsed = parseModel(json);
  if (!parsed.ok) {
    throw new CommandFailure(
      `The model file ${file} is not valid: ${parsed.problems.join('; ')}. Run loyalty rescore to make it anew.`,
    );
  }
  return parsed.model;
}

/** Keeps a model. @returns false where this user may not write there */
export async function writeModelFile(model: Model, file: string): Promise<boolean> {
  return writeJsonFile(model, file);
}
