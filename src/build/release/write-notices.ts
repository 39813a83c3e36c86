import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { BuildError } from '../build-error.ts';

/** Old packages name their licence in an object. */
const licenceSchema = z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]);
const packageSchema = z.object({ name: z.string(), version: z.string(), license: licenceSchema });

/**
 * Writes one file with name, version and licence of each package, and its licence's text where the package brings one: whoever
 * hands on a bundle hands on the licences of what is in it.
 *
 * @param folders absolute paths of the packages
 * @throws BuildError where a package names no licence
 */
export function writeNotices(folders: readonly string[], output: string): void {
  writeFileSync(output, folders.map(noticeOf).join(`\n${'-'.repeat(80)}\n\n`));
}

function noticeOf(folder: string): string {
  const parsed = packageSchema.safeParse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  if (!parsed.success) throw new BuildError(`${folder} names no licence in its package.json.`);
  const { name, version, license } = parsed.data;
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)\b/i.test(file));
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version}, ${license}`, ...texts, ''].join('\n\n');
}
