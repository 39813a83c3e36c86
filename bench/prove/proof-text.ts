import { plainTable } from '../../src/cli/text/table.ts';
import type { Proof } from './proof-step.ts';

const WIDTH = 70;

export function proofTable(proofs: readonly Proof[]): string {
  const table = plainTable(['What', 'Command', 'Seed', 'Figures', 'Holds', 'Seconds'], ['Seed', 'Seconds']);
  for (const { name, command, seed, figures, holds, seconds } of proofs) {
    const row = [name, wrap(command, WIDTH / 2), seed === null ? '' : String(seed), wrap(figures, WIDTH)];
    table.push([...row, holds ? 'yes' : 'NO', seconds.toFixed(0)]);
  }
  const [first] = proofs;
  const where = first === undefined ? '' : `${first.machine}, ${first.node}, ${first.date}\n`;
  return `${table.toString()}\n${where}`;
}

export function proofDocument(proofs: readonly Proof[]): string {
  const sections = proofs.map(
    ({ claim, command, seed, figures, holds, seconds, machine, node, date, firstTry }) =>
      `## ${claim}\n\n    ${command}\n\n${figures}.\n\n` +
      (firstTry === null ? '' : `At a first try, which did not hold: ${firstTry}.\n\n`) +
      `${holds ? 'Holds' : '**Does not hold**'}: ${date}, ${machine}, ${node}, ` +
      `${seed === null ? '' : `seed ${seed}, `}${seconds.toFixed(0)} s.\n`,
  );
  return (
    '# What was proved\n\n' +
    'Written by `npm run prove`, which runs these commands one after the other; the figures are what they printed. The same is in\n' +
    '[proof.json](proof.json). What is named with `--only` alone takes the place of its earlier figures; all else keeps its date. What\n' +
    'measures time is tried a second time where it does not hold, since other programs slow it down; both figures stand here then.\n\n' +
    sections.join('\n')
  );
}

/** Breaks at spaces, so that a table stays readable. */
export function wrap(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
