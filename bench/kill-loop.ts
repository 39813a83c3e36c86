/** Kills a process that writes into a store, at random moments, and looks whether all that it said to be safe is there. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../sandbox/portal/chance/random.ts';
import { openStore, type StoreLocation } from '../src/store/open-store.ts';
import { isHalf, isWhole, PORTAL } from './kill-pages.ts';

const WRITER = join(import.meta.dirname, 'kill-writer.ts');

export interface KillReport {
  readonly kills: number;
  /** Times the store could be opened after a kill. */
  readonly reopened: number;
  /** Pages of 100 records and a score that were said to be safe. */
  readonly acknowledged: number;
  /** Of these, pages of which something is missing. */
  readonly lost: number;
  /** Pages of which a part is there that should be there whole or not at all. */
  readonly torn: number;
  /** Mean time to open the store after a kill. */
  readonly millisecondsToReopen: number;
}

/**
 * @param seed of the moments
 * @param strike is called just before the writer is killed, while it writes: the place to kill a server and start it again
 */
export async function killRepeatedly(
  location: StoreLocation,
  kills: number,
  seed: number,
  strike: (kill: number) => Promise<void> = () => Promise.resolve(),
): Promise<KillReport> {
  const random = new Random(seed, 'kills');
  let [reopened, lost, torn, milliseconds] = [0, 0, 0, 0];
  let safe = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const last = await writeUntilKilled(location, safe + 1, random, () => strike(kill));
    const started = performance.now();
    const store = await openStore(location, 'create');
    milliseconds += performance.now() - started;
    reopened += 1;
    const portal = store.portal(PORTAL);
    for (let page = safe + 1; page <= last; page += 1) if (!(await isWhole(portal, page))) lost += 1;
    if (await isHalf(portal, last + 1)) torn += 1;
    safe = last;
    await store.close();
  }
  return { kills, reopened, acknowledged: safe, lost, torn, millisecondsToReopen: milliseconds / kills };
}

/** @returns the last page that was said to be safe; `first - 1` where none was */
async function writeUntilKilled(
  location: StoreLocation,
  first: number,
  random: Random,
  strike: () => Promise<void>,
): Promise<number> {
  const writer = startWriter(location, first);
  // One in five is killed on its way there, while it opens the store.
  if (random.next() < 0.2) await sleep(100 + 2000 * random.next());
  else await writer.begun.then(() => sleep(800 * random.next()));
  const endedByItself = writer.hasEnded();
  await strike();
  writer.kill();
  const { pages, complaint } = await writer.ended;
  if (endedByItself) throw new Error(`The writer ended before it was killed: ${complaint}`);
  return first - 1 + pages;
}

/** A process that writes page after page into a store. */
export interface Writer {
  /** When it has said the first page to be safe, or is gone. */
  readonly begun: Promise<void>;
  /** Pages that it said to be safe, and what it complained of. */
  readonly ended: Promise<{ readonly pages: number; readonly complaint: string }>;
  hasEnded(): boolean;
  kill(): void;
}

export function startWriter(location: StoreLocation, first: number): Writer {
  const child = spawn(process.execPath, [WRITER, JSON.stringify(location), String(first)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, complaint] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  return {
    begun: new Promise<void>((begin) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        begin();
      });
      child.on('exit', () => {
        begin();
      });
    }),
    ended: new Promise((end) => {
      child.on('close', () => {
        end({ pages: said.split('\n').length - 1, complaint });
      });
    }),
    hasEnded: () => child.exitCode !== null,
    kill: () => void child.kill('SIGKILL'),
  };
}
