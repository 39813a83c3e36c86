import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';

/** An option without a value: on where it is named. */
export const flag = z.boolean().default(false);

/** An option that takes any text, such as an address; undefined where it is left out. */
export const text = z.string().min(1, 'takes a text').optional();

/** An option that takes a whole number from `least` on; `standard` where it is left out. */
export function whole(standard: number, least = 1) {
  return wholeNumber(least, standard).default(standard);
}

/** An option that takes a whole number from 1 on; undefined where it is left out. */
export function maybeWhole(example: number) {
  return wholeNumber(1, example).optional();
}

/** An option that takes whole numbers from 1 on, separated by commas; `standard` where it is left out. */
export function wholes(standard: readonly number[]) {
  const list = z
    .string()
    .regex(/^[1-9]\d*(,[1-9]\d*)*$/, `takes whole numbers separated by commas, such as ${standard.join(',')}`);
  return list.transform((given) => given.split(',').map(Number)).default([...standard]);
}

/** An option that takes a share, 0 to 1; `standard` where it is left out. */
export function share(standard: number) {
  const words = `takes a share from 0 to 1, such as ${standard}`;
  const digits = z
    .string()
    .regex(/^\d+(\.\d+)?$/, words)
    .transform(Number);
  return digits.refine((number) => number <= 1, words).default(standard);
}

/** An option that takes one of these words; undefined where it is left out. */
export function oneOf<const Word extends string>(words: readonly [Word, ...Word[]]) {
  return z.enum(words, `takes ${words.join(' or ')}`).optional();
}

export type ReadOptions<Shape extends z.ZodRawShape> =
  | { readonly kind: 'options'; readonly values: z.output<z.ZodObject<Shape>> }
  | { readonly kind: 'help' }
  /** The text says what was wrong, and what to do. */
  | { readonly kind: 'refused'; readonly text: string };

/** Reads the arguments of a bench by its options. */
export function parseOptions<Shape extends z.ZodRawShape>(shape: Shape, args: readonly string[]): ReadOptions<Shape> {
  if (args.includes('--help') || args.includes('-h')) return { kind: 'help' };
  const given = splitArguments(shape, args);
  if (typeof given === 'string') return refuse(given);
  const read = z.object(shape).safeParse(given);
  if (read.success) return { kind: 'options', values: read.data };
  const [issue] = read.error.issues;
  const name = String(issue?.path[0]);
  return refuse(`--${name} ${issue?.message ?? 'cannot be read'}; not "${String(given[name])}".`);
}

/**
 * The options of this bench from its command line. `--help` prints the first lines of its file and ends with 0; what cannot be read
 * is said, and ends with 1.
 */
export function readOptions<Shape extends z.ZodRawShape>(shape: Shape): z.output<z.ZodObject<Shape>> {
  const read = parseOptions(shape, process.argv.slice(2));
  if (read.kind === 'options') return read.values;
  if (read.kind === 'refused') giveUp(read.text);
  process.stdout.write(`${headOf(readFileSync(process.argv[1] ?? '', 'utf8'))}\n`);
  process.exit(0);
}

/** Ends this bench with 1, and says why and what to do: for what the person at the keyboard can mend, where a trace says less. */
export function giveUp(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}

/** The first comment of a bench's file, which says what it measures and with which options. */
export function headOf(source: string): string {
  const [, comment = ''] = /^\/\*\*\n([\s\S]*?)\n \*\/$/m.exec(source) ?? [];
  return comment.replaceAll(/^ \* ?/gm, '');
}

function splitArguments(shape: z.ZodRawShape, args: readonly string[]): Record<string, unknown> | string {
  const kindOf = (option: unknown) => ({ type: option === flag ? 'boolean' : 'string' }) as const;
  const options = Object.fromEntries(Object.entries(shape).map(([name, option]) => [name, kindOf(option)]));
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}.`.replace(/\.\.$/, '.');
  }
}

function refuse(reason: string): { readonly kind: 'refused'; readonly text: string } {
  return { kind: 'refused', text: `${reason}\nAdd --help to see what there is.` };
}

function wholeNumber(least: number, example: number) {
  const words = `takes a whole number, ${least} or more, such as ${example}`;
  const text = z.string().regex(/^\d{1,15}$/, words);
  return text.transform(Number).refine((number) => number >= least, words);
}
