import type { Command } from 'commander';
import { CommandFailure } from '../command-failure.ts';
import { countText } from '../../scoring/count-text.ts';
import type { CommandDoors, ProvisionSummary } from '../doors/doors.ts';

/** `loyalty properties`: creates what the app writes and people fill in, or says how the portal differs. */
export function registerProperties(program: Command, doors: CommandDoors): void {
  program
    .command('properties')
    .description('create the company properties and the "Referred by" label, or check them')
    .option('--apply', 'create what is missing; never overwrites what an admin changed')
    .option('--check', 'change nothing; exit with 1 where the portal differs')
    .option('--json', 'print JSON')
    .action(async (options: { readonly apply?: boolean; readonly check?: boolean; readonly json?: boolean }) => {
      if ((options.apply === true) === (options.check === true)) {
        throw new CommandFailure('Say either --apply (create what is missing) or --check (change nothing).');
      }
      const summary = await doors.provision(options.apply === true ? 'apply' : 'check');
      doors.out(
        options.json === true ? JSON.stringify(summary, null, 2) : summaryText(summary, options.apply === true),
      );
      if (summary.drift.length > 0) {
        throw new CommandFailure(
          `The portal lacks ${countText(summary.drift.length, 'thing')}. Run "loyalty properties --apply".`,
        );
      }
      if (summary.problems.length > 0) {
        throw new CommandFailure(
          `${countText(summary.problems.length, 'property', 'properties')} can only be put right by a person: see above.`,
        );
      }
    });
}

function summaryText(summary: ProvisionSummary, applied: boolean): string {
  const lines = [
    ...summary.changed.map((line) => `created: ${line}`),
    ...summary.kept.map((line) => `left as an admin made it: ${line}`),
    ...summary.drift.map((line) => `missing: ${line}`),
    ...summary.problems.map((line) => `problem: ${line}`),
  ];
  return lines.length > 0
    ? lines.join('\n')
    : applied
      ? 'Everything was there already: nothing changed.'
      : 'The portal has everything.';
}
