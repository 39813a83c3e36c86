import { Command, CommanderError } from 'commander';
import { HubSpotError } from '../hubspot/client/hubspot-error.ts';
import { StoreError } from '../store/store-error.ts';
import { CommandFailure, NoAccount } from './command-failure.ts';
import { registerAttention } from './commands/attention.ts';
import { registerBacktest } from './commands/backtest.ts';
import { registerExport } from './commands/export.ts';
import { registerFit } from './commands/fit.ts';
import { registerForget } from './commands/forget.ts';
import { registerJobs } from './commands/jobs.ts';
import { registerModelEvaluate } from './commands/model-evaluate.ts';
import { registerModelFit } from './commands/model-fit.ts';
import { registerPortfolio } from './commands/portfolio.ts';
import { registerProgramme } from './commands/programme.ts';
import { registerProperties } from './commands/properties.ts';
import { registerRescore } from './commands/rescore.ts';
import { registerRestore } from './commands/restore.ts';
import { registerRetention } from './commands/retention.ts';
import { registerScore } from './commands/score.ts';
import { registerSettings } from './commands/settings.ts';
import { registerStatus } from './commands/status.ts';
import { registerUninstall } from './commands/uninstall.ts';
import type { CommandDoors } from './doors/doors.ts';

/** Runs one command line and answers with the exit code: 0, or 1 with the reason on standard error. */
export async function runCommand(args: readonly string[], doors: CommandDoors): Promise<number> {
  const program = new Command('loyalty')
    .description('Loyalty Lens: loyalty and lifetime value of every customer')
    .configureOutput({
      writeOut: (text) => {
        doors.out(text.trimEnd());
      },
      writeErr: (text) => {
        doors.err(text.trimEnd());
      },
    })
    .showHelpAfterError('Add --help to see what there is.')
    .exitOverride();
  const begun: Command[] = [];
  program.hook('preAction', (_program, command) => {
    begun.push(command);
  });
  for (const register of [
    registerScore,
    registerRescore,
    registerStatus,
    registerSettings,
    registerExport,
    registerJobs,
    registerForget,
    registerRestore,
    registerUninstall,
    registerProperties,
    registerAttention,
    registerRetention,
    registerPortfolio,
    registerProgramme,
    registerFit,
    registerBacktest,
    registerModelEvaluate,
    registerModelFit,
  ])
    register(program, doors);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1;
    if (error instanceof NoAccount && begun.some(takesFolder)) {
      doors.err(`${error.message} To read a folder of CSV files instead, name it with --data.`);
      return 1;
    }
    if (error instanceof CommandFailure || error instanceof HubSpotError || error instanceof StoreError) {
      doors.err(error.message);
      return 1;
    }
    throw error;
  }
}

function takesFolder({ options }: Command): boolean {
  return options.some(({ long }) => long === '--data');
}
