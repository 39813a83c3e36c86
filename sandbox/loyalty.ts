import { processDoors } from '../src/cli/doors/process-doors.ts';
import { runCommand } from '../src/cli/program.ts';
import { readCommandEnvironment } from '../src/config.ts';
import { openFolder } from './open-folder.ts';

/** The command line of a checkout: everything an installation has, and folders of CSV files besides. */
process.exitCode = await runCommand(process.argv.slice(2), processDoors(readCommandEnvironment(), openFolder));
