import { readFile } from 'node:fs/promises';

const BYTES_PER_KILOBYTE = 1024;
const BYTES_PER_MEGABYTE = 1_000_000;

/** The most memory that this process has held at once, in bytes: as the kernel counted it where it tells, else as Node did. */
export async function readPeakMemory(): Promise<number> {
  // A process inherits Node's figure from the one that started it, so the kernel's comes first.
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) * BYTES_PER_KILOBYTE;
}

export function toMegabytes(bytes: number): number {
  return Math.round(bytes / BYTES_PER_MEGABYTE);
}
