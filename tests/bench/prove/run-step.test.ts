import { describe, expect, it } from 'vitest';
import type { ProofStep } from '../../../bench/prove/proof-step.ts';
import { proofDocument, proofTable, wrap } from '../../../bench/prove/proof-text.ts';
import { runStep } from '../../../bench/prove/run-step.ts';
import { proofSteps, QUICK, WHOLE } from '../../../bench/prove/steps.ts';
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
    expect(await runStep(stepOf("console.log('42')"))).toMatchObject({ figures: 'said 42', holds: true });
  });

  it('does not hold where its command ends with a failure, or its figures are not as claimed', async () => {
    expect(await runStep(stepOf("console.log('42'); process.exitCode = 1"))).toMatchObject({ holds: false });
    const claims = { holds: (output: string) => Number(output) > 50 };
    expect(await runStep(stepOf("console.log('42')", claims))).toMatchObject({ figures: 'said 42', holds: false });
  });

  it('does not hold where its command prints something else, and the others go on', async () => {
    const figures = (): string => {
      throw new Error('no figures');
    };
    const proof = await runStep(stepOf('process.exitCode = 3', { figures }));
    expect(proof).toMatchObject({ figures: 'ended with 3 and printed no figures', holds: false });
    expect(proofTable([proof], WHERE)).toMatch(/a step[^]*NO[^]*2 cores, Node 24, 2026-11-22/);
    expect(proofDocument([proof], WHERE)).toContain('**Does not hold**; seed 1, ');
  });
});

describe('the list of what is proved', () => {
  it('has the sizes that are promised, and the same steps when it is quick', () => {
    const whole = proofSteps(WHOLE, 7);
    expect(whole.map(({ command }) => command.join(' '))).toEqual([
      'bench/convergence.ts --sequences 1000 --seed 7',
      'bench/kill-store.ts --kills 20 --seed 7 --json',
      'bench/kills.ts --kills 20 --seed 7 --json',
      'bench/faults.ts --companies 10000 --seeds 20 --seed 7 --at-least 1000 --json',
      'bench/portal.ts --companies 10000 --latency 50 --seed 7 --own-postgres --json',
      'bench/portal.ts --companies 100000 --mirror-only --own-postgres --json',
    ]);
    expect(proofSteps(QUICK, 7).map(({ name }) => name)).toEqual(whole.map(({ name }) => name));
  });

  it('breaks long figures at spaces', () => {
    expect(wrap('one two three', 7)).toBe('one two\nthree');
    expect(wrap('unbreakable', 3)).toBe('unbreakable');
  });
});
