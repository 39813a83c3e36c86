import { readCommandEnvironment } from '../config.ts';
import { processDoors } from './doors/process-doors.ts';
import { runCommand } from './program.ts';

/** The command line of an installation: HubSpot only, without the sandbox's folders of CSV files. */
process.exitCode = await runCommand(process.argv.slice(2), processDoors(readCommandEnvironment(), null));
