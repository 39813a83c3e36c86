import type { CommandDoors } from '../../src/cli/doors/doors.ts';

/** Doors of a command line that asks the world nothing; what a test needs goes over it. */
export function idleDoors(given: Partial<CommandDoors> = {}): CommandDoors {
  const notAsked = (): Promise<never> => Promise.reject(new Error('HubSpot is not asked'));
  return {
    openHubSpot: notAsked,
    openKept: notAsked,
    openFolder: null,
    provision: notAsked,
    findPropertyUses: notAsked,
    archiveProperties: notAsked,
    findBackups: () => Promise.resolve([]),
    restoreBackup: notAsked,
    openJobs: () => Promise.resolve(null),
    now: () => new Date('2026-11-21T12:00:00Z'),
    out: () => undefined,
    err: () => undefined,
    isTerminal: false,
    ask: () => Promise.resolve(false),
    watchInterrupts: () => ({ signal: new AbortController().signal, release: () => undefined }),
    user: 'a.kaya',
    process: 'process 1 on desk',
    ...given,
  };
}
