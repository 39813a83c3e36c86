/** Who a process is, so that another one can tell whether it still runs, also after its number was given to somebody else. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import * as z from 'zod';

export const processIdentitySchema = z.object({
  host: z.string(),
  pid: z.int().positive(),
  /** When the process began, as the system counts it; null where the system does not tell. */
  began: z.string().nullable(),
});
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

export function identifyThisProcess(): ProcessIdentity {
  return { host: hostname(), pid: process.pid, began: readBeginning(process.pid) };
}

/** What is known of a process: on another machine, nothing is. */
export function observeProcess({ host, pid, began }: ProcessIdentity): 'runs' | 'gone' | 'elsewhere' {
  if (host !== hostname()) return 'elsewhere';
  if (!takesSignals(pid)) return 'gone';
  return began === null || readBeginning(pid) === began ? 'runs' : 'gone';
}

function takesSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * The boot and the tick after it at which the process began: field 22 of /proc/PID/stat (Linux, proc_pid_stat(5)), counted
 * after the name, which is in brackets and may hold blanks. Null also for one that has ended and waits to be fetched by its
 * parent: it takes signals, and does nothing any more.
 */
function readBeginning(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTime] = [fields[0], fields[19]];
    return startTime === undefined || state === 'Z' || state === 'X' ? null : `${boot}/${startTime}`;
  } catch {
    return null;
  }
}
