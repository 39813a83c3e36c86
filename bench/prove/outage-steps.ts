import type { ProofStep } from './proof-step.ts';
import { clockFigures, fullDiskFigures, restoreFigures } from './read-outage-figures.ts';
import type { Sizes } from './sizes.ts';

/** What happens to the disk, to the database and to the clocks. */
export function outageSteps(sizes: Sizes, seed: number): readonly ProofStep[] {
  const outages = String(sizes.outages);
  return [
    {
      name: 'full disk',
      claim: 'A full disk ends the work with a clear message; when there is room again, nothing is missing.',
      command: ['bench/full-disk.ts', '--outages', outages, '--seed', String(seed), '--json'],
      seed,
      figures: fullDiskFigures,
    },
    {
      name: 'restored dump',
      claim: 'A database that is dumped under a run, lost and restored goes on as if nothing had happened.',
      command: ['bench/restore.ts', '--restores', outages, '--seed', String(seed), '--json'],
      seed,
      figures: restoreFigures,
    },
    {
      name: 'clocks',
      claim: 'Machines whose clocks are ten minutes apart from the database do every job and every night once.',
      command: ['bench/clocks.ts', '--jobs', String(sizes.jobs), '--json'],
      seed: null,
      figures: clockFigures,
    },
  ];
}
