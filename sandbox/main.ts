import { CommandFailure } from '../src/cli/command-failure.ts';
import { ignoreClosedPipes } from '../src/cli/doors/process-doors.ts';
import { parseDemoOptions } from './demo-options.ts';
import { startDemo } from './start-demo.ts';

// Ending as asked is no failure; what the demo built goes with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
ignoreClosedPipes();

const parsed = parseDemoOptions(process.argv.slice(2));
if (!parsed.ok) {
  (parsed.exitCode === 0 ? process.stdout : process.stderr).write(`${parsed.text}\n`);
  process.exitCode = parsed.exitCode;
} else {
  await startDemo(parsed.options, (line) => process.stdout.write(`${line}\n`)).catch((error: unknown) => {
    if (!(error instanceof CommandFailure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
