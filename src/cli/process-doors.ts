import type { CommandEnvironment } from '../config.ts';
import type { CommandDoors } from './doors.ts';
import { hubSpotDoors } from './hubspot-doors.ts';

/** The doors of a command that runs in a process of its own: its streams, its clock, its account. */
export function processDoors(environment: CommandEnvironment, openFolder: CommandDoors['openFolder']): CommandDoors {
  ignoreClosedPipes();
  const now = (): Date => new Date();
  return {
    ...hubSpotDoors(environment, now),
    openFolder,
    now,
    out: (text) => {
      process.stdout.write(`${text}\n`);
    },
    err: (text) => {
      process.stderr.write(`${text}\n`);
    },
    isTerminal: process.stderr.isTTY,
  };
}

/** Whoever reads the output may stop reading (`| head`): the work goes on, and what nobody reads is dropped. */
export function ignoreClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
