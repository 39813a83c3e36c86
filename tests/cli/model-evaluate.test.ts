import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { registerModelEvaluate } from '../../src/cli/commands/model-evaluate.ts';
import { findData } from '../support/data-folder.ts';
import { makeTemporaryDirectory, writeFiles } from '../support/temporary-directory.ts';

const vectors = findData('vectors/models.json');
const directory = makeTemporaryDirectory();
writeFiles(directory, {
  'empty.json': '{"note": "nothing"}',
  'broken.json': '{',
  'own.json': '{"gamma_gamma": [{"p": 1, "q": 2, "v": 10, "x": 0, "m": 0, "expected": 8}]}',
});

async function run(program: Command, ...args: string[]): Promise<string> {
  let printed = '';
  registerModelEvaluate(program.exitOverride(), { out: (text) => (printed += text) });
  await program.parseAsync(['model', 'evaluate', ...args], { from: 'user' });
  return printed;
}

describe('model evaluate', () => {
  it.skipIf(vectors === null)('prints rows, the largest errors and where they are', async () => {
    const report = JSON.parse(await run(new Command(), '--vectors', vectors!, '--json')) as Record<string, unknown>;
    expect(Object.keys(report)).toEqual(['rows', 'largestErrors', 'worst']);
    expect(report.rows).toBe(80);
    expect(Object.keys(report.largestErrors as object)).toEqual(['logLikelihood', 'probability', 'expectation']);
  });

  it('prints a table otherwise', async () => {
    const out = await run(new Command(), '--vectors', join(directory, 'own.json'));
    expect(out).toContain('gamma_gamma[0].expected');
    expect(out).toContain('2.5e-1');
    expect(out).toContain('1 rows.');
  });

  it('takes its place beside other commands about the model', async () => {
    const program = new Command();
    program.command('model').command('show');
    await expect(run(program, '--vectors', join(directory, 'own.json'))).resolves.toContain('rows');
  });

  it.each([
    ['empty.json', 'no rows'],
    ['broken.json', 'is no JSON'],
    ['nowhere.json', 'cannot be read'],
  ])('fails with one sentence: %s', async (file, sentence) => {
    await expect(run(new Command(), '--vectors', join(directory, file))).rejects.toThrow(sentence);
  });
});
