import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

const CODE = /\.(?:[cm]?js|tsx?|json)$/;
/** HubSpot compiles these; what is JavaScript already is bundled whole. */
const SOURCE = /\.tsx?$/;
/** Static imports and dynamic ones of a file beside. */
const BESIDE = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"'\n]*)["']/g;

/**
 * What ties the files of a folder to the place where they were made: a path of that place, or a file beside that is not in the
 * folder.
 *
 * @param folder absolute path of what is handed out
 * @param madeIn absolute path that must not be named
 * @returns a sentence each; none where the folder stands alone
 */
export function findTies(folder: string, madeIn: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return files
    .filter((file) => CODE.test(file) && statSync(join(folder, file)).isFile())
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const named = text.includes(madeIn) ? [`${file} names ${madeIn}.`] : [];
      return SOURCE.test(file) ? [...named, ...missingBeside(folder, file, text)] : named;
    });
}

function missingBeside(folder: string, file: string, text: string): readonly string[] {
  return [...text.matchAll(BESIDE)].flatMap(([, target = '']) => {
    const path = resolve(folder, dirname(file), target);
    if (!path.startsWith(folder + sep)) return [`${file} imports ${target}, which lies outside.`];
    const isThere = ['', '.ts', '.tsx', '.js'].some((ending) => existsSync(path + ending));
    return isThere ? [] : [`${file} imports ${target}, which is not there.`];
  });
}
