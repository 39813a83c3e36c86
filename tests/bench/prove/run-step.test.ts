import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mergeProofs, parseKeptProofs } from '../../../bench/prove/kept-proofs.ts';
import type { ProofStep } from '../../../bench/prove/proof-step.ts';
import { proofDocument, proofTable, wrap } from '../../../bench/prove/proof-text.ts';
import { runStep } from '../../../bench/prove/run-step.ts';
import { SIZES } from '../../../bench/prove/sizes.ts';
import { proofSteps } from '../../../bench/prove/steps.ts';
import { makeTemporaryDirectory, writeFiles } from '../../support/temporary-directory.ts';

function stepOf(program: string, more: Partial<ProofStep> = {}): ProofStep {
  const directory = makeTemporaryDirectory();
  writeFiles(directory, { 'step.mjs': program });
  const figures = (output: string): string => `said ${output.trim()}`;
  return { name: 'a step', claim: 'It works.', command: [`${directory}/step.mjs`], seed: 1, figures, ...more };
}

const WHERE = { machine: '2 cores', node: 'Node 24', date: '2026-11-22' };

describe('a step of the proof', () => {
  it('holds where its command ends well, and tells its figures', async () => {
    expect(await runStep(stepOf("console.log('42')"), WHERE)).toMatchObject({ figures: 'said 42', holds: true });
  });

  it('does not hold where its command ends with a failure, or its figures are not as claimed', async () => {
    expect(await runStep(stepOf("console.log('42'); process.exitCode = 1"), WHERE)).toMatchObject({ holds: false });
    const claims = { holds: (output: string) => Number(output) > 50 };
    expect(await runStep(stepOf("console.log('42')", claims), WHERE)).toMatchObject({
      figures: 'said 42',
      holds: false,
    });
  });

  it('of time is tried a second time where it does not hold, and both figures are told; nothing else is', async () => {
    const program = `import { existsSync, writeFileSync } from 'node:fs';
      const before = new URL('before', import.meta.url);
      console.log(existsSync(before) ? 'quick' : 'slow');
      writeFileSync(before, '');`;
    const claims = { holds: (output: string) => output.trim() === 'quick' };
    const proof = await runStep(stepOf(program, { ...claims, measuresTime: true }), WHERE);
    expect(proof).toMatchObject({ figures: 'said quick', holds: true, firstTry: 'said slow' });
    expect(proofDocument([proof])).toContain('At a first try, which did not hold: said slow.');
    expect(await runStep(stepOf(program, claims), WHERE)).toMatchObject({ holds: false, firstTry: null });
    const slow = { holds: () => false, measuresTime: true } as const;
    expect(await runStep(stepOf(program, slow), WHERE)).toMatchObject({ figures: 'said quick', holds: false });
  });

  it('does not hold where its command prints something else, and the others go on', async () => {
    const figures = (): string => {
      throw new Error('no figures');
    };
    const proof = await runStep(stepOf('process.exitCode = 3', { figures }), WHERE);
    expect(proof).toMatchObject({ figures: 'ended with 3 and printed no figures', holds: false });
    expect(proofTable([proof])).toMatch(/a step[^]*NO[^]*2 cores, Node 24, 2026-11-22/);
    expect(proofDocument([proof])).toContain('**Does not hold**: 2026-11-22, 2 cores, Node 24, seed 1, ');
  });
});

describe('the list of what is proved', () => {
  it('has the sizes that are promised, and the same steps whatever the size', () => {
    const whole = proofSteps(SIZES.whole, 7);
    const commands = whole.map(({ command }) => command.join(' '));
    expect(commands).toContain('bench/convergence.ts --sequences 1000 --seed 7');
    expect(commands).toContain('bench/faults.ts --companies 10000 --seeds 20 --seed 7 --at-least 1000 --json');
    expect(commands).toContain('bench/portal.ts --companies 10000 --latency 50 --seed 7 --own-postgres --json');
    expect(commands).toContain('bench/kill-jobs.ts --kills 100 --jobs 10000 --seed 7 --json');
    expect(commands).toContain('bench/growth.ts --companies 1000,10000,100000,1000000 --json');
    const names = whole.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const sizes of [SIZES.usual, SIZES.quick]) expect(proofSteps(sizes, 7).map(({ name }) => name)).toEqual(names);
  });

  it('names programs that there are', () => {
    for (const { command } of proofSteps(SIZES.quick, 1)) {
      expect(existsSync(new URL(`../../../${command[0] ?? ''}`, import.meta.url)), command[0]).toBe(true);
    }
  });

  it('breaks long figures at spaces', () => {
    expect(wrap('one two three', 7)).toBe('one two\nthree');
  });
});

describe('what is kept of earlier proofs', () => {
  const proof = { name: 'one', claim: 'It works.', command: 'node x', seed: 1, figures: '1', holds: true, seconds: 2 };
  const one = { ...proof, ...WHERE, firstTry: null };
  const two = { ...one, name: 'two' };

  it('is replaced by name, keeps the order of the list, and loses what is proved no more', () => {
    const again = { ...two, figures: '2' };
    expect(mergeProofs([two, { ...one, name: 'gone' }], [one, again], ['one', 'two'])).toEqual([one, again]);
  });

  it('is read back as it was written, and is nothing where it cannot be read', () => {
    expect(parseKeptProofs(JSON.stringify([one, two]))).toEqual([one, two]);
    expect(parseKeptProofs('{"machine":"2 cores"}')).toEqual([]);
    expect(parseKeptProofs(null)).toEqual([]);
  });
});
