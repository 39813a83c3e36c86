import { readFileSync } from 'node:fs';
import { plainTable } from '../text/table.ts';
import type { Command } from 'commander';
import { evaluateVectors, type ErrorKind, type VectorEvaluation } from '../../operations/models/evaluate-vectors.ts';
import { CommandFailure } from '../command-failure.ts';
import type { CommandDoors } from '../doors/doors.ts';

const KINDS: readonly (readonly [ErrorKind, string])[] = [
  ['logLikelihood', 'log-likelihood (relative)'],
  ['probability', 'probability (absolute)'],
  ['expectation', 'expectation (relative)'],
];

/** `loyalty model evaluate`: compares the models with a file of test vectors. */
export function registerModelEvaluate(program: Command, doors: Pick<CommandDoors, 'out'>): void {
  const model =
    program.commands.find((command) => command.name() === 'model') ??
    program.command('model').description('the models themselves');
  model
    .command('evaluate')
    .description('compare the models with test vectors and print the largest errors')
    .requiredOption('--vectors <file>', 'JSON with rows in btyd, gamma_gamma and sbg')
    .option('--json', 'print JSON')
    .action((options: { readonly vectors: string; readonly json?: boolean }) => {
      const result = evaluateVectors(readJson(options.vectors));
      if (result.kind === 'refused') throw new CommandFailure(`${options.vectors}: ${result.reason}`);
      doors.out(options.json === true ? JSON.stringify(result.evaluation, null, 2) : evaluationText(result.evaluation));
    });
}

function evaluationText({ rows, largestErrors, worst }: VectorEvaluation): string {
  const table = plainTable(['Kind', 'Largest error', 'At', 'Expected', 'Computed']);
  for (const [kind, label] of KINDS) {
    const comparison = worst[kind];
    table.push([
      label,
      largestErrors[kind].toExponential(1),
      comparison?.at ?? '--',
      comparison === null ? '--' : String(comparison.expected),
      comparison === null ? '--' : String(comparison.computed),
    ]);
  }
  return `${table.toString()}\n${rows} rows.`;
}

function readJson(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new CommandFailure(`The file ${file} cannot be read; check the path.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandFailure(`${file} is no JSON; give the file of test vectors.`);
  }
}
