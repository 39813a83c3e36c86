import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { parseIsoDay } from '../src/scoring/day.ts';

export interface DemoOptions {
  readonly port: number;
  readonly companies: number;
  readonly data?: string;
  readonly asOf?: string;
  readonly currency?: string;
  readonly timeZone?: string;
}

export type DemoOptionsParse =
  | { readonly ok: true; readonly options: DemoOptions }
  /** Help was asked for (0), or an option was wrong (1); the text says the rest. */
  | { readonly ok: false; readonly exitCode: 0 | 1; readonly text: string };

const MOST_COMPANIES = 100_000;

/** Reads the demo's command line. */
export function parseDemoOptions(args: readonly string[]): DemoOptionsParse {
  let text = '';
  const write = (part: string): void => {
    text += part;
  };
  const program = new Command('npm start --')
    .description('A portal on this desk with the app in it. Everything stays on this machine.')
    .option('--port <number>', 'port to listen on; 0 takes any that is free', wholeNumber(0, 65_535), 4173)
    .option('--data <folder>', 'show a folder with companies.csv and deals.csv instead of a generated portal')
    .option(
      '--as-of <date>',
      'the day that counts as today, YYYY-MM-DD (default: the generated portal has its own; with --data the day after the last record)',
      date,
    )
    .option('--currency <code>', 'home currency of --data, such as EUR (default: the most frequent)')
    .option('--time-zone <name>', 'time zone of --data, such as Europe/Berlin (default: UTC)')
    .option('--companies <number>', 'size of the generated portal', wholeNumber(0, MOST_COMPANIES), 240)
    .showHelpAfterError('Add --help to see what there is.')
    .configureOutput({ writeOut: write, writeErr: write })
    .exitOverride();
  try {
    program.parse([...args], { from: 'user' });
    refuseWhatWouldBeIgnored(program);
    return { ok: true, options: program.opts<DemoOptions>() };
  } catch (error) {
    if (error instanceof CommanderError)
      return { ok: false, exitCode: error.exitCode === 0 ? 0 : 1, text: text.trimEnd() };
    throw error;
  }
}

/** An option that has no effect beside the others is a mistake, and better said than passed over. */
function refuseWhatWouldBeIgnored(program: Command): void {
  const { data, currency, timeZone } = program.opts<DemoOptions>();
  if (data !== undefined && program.getOptionValueSource('companies') === 'cli')
    program.error('error: --companies is about the generated portal; leave it out, or leave --data out.');
  if (data === undefined && (currency ?? timeZone) !== undefined)
    program.error(
      `error: ${currency === undefined ? '--time-zone' : '--currency'} goes with --data: the generated portal has its own.`,
    );
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Write a whole number from ${String(least)} to ${String(most)}.`);
  };
}

function date(text: string): string {
  if (parseIsoDay(text) === null)
    throw new InvalidArgumentError('Write a date as YYYY-MM-DD, for instance 2014-07-01.');
  return text.trim();
}
