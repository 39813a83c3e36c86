/** A process that writes into a store until its disk is full, and whether all that it said to be safe is there when there is room again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../sandbox/portal/chance/random.ts';
import { openStore } from '../../src/store/open-store.ts';
import { startWriter } from '../kill-loop.ts';
import { isHalf, isWhole, PORTAL } from '../kill-pages.ts';
import type { FullDiskStore } from './full-disk-store.ts';
import { type HowItEnded, sayHowItEnded } from './how-it-ended.ts';

export interface FullDiskWriter {
  readonly leftKilobytes: number;
  readonly ended: HowItEnded;
  readonly serverEnded: boolean;
  /** Pages that it said to be safe before. */
  readonly acknowledged: number;
  /** Of these, pages of which something is missing. */
  readonly lost: number;
  /** Whether a page is there in part. */
  readonly torn: boolean;
}

const KILOBYTE = 1024;
const MOST_LEFT_KILOBYTES = 8_000;
const END_WITHIN_MILLISECONDS = 120_000;

export async function fillDiskOfWriters(
  store: FullDiskStore,
  { outages, seed }: { readonly outages: number; readonly seed: number },
): Promise<readonly FullDiskWriter[]> {
  const random = new Random(seed, 'full disk of writers');
  const database = await store.makeDatabase();
  const reports: FullDiskWriter[] = [];
  let safe = 0;
  try {
    while (reports.length < outages) {
      const leftKilobytes = Math.floor(MOST_LEFT_KILOBYTES * random.next() ** 3);
      const writer = startWriter(database.location, safe + 1);
      await writer.begun;
      await sleep(800 * random.next());
      await store.disk.fill(leftKilobytes * KILOBYTE);
      const isOver = await Promise.race([
        writer.ended.then(() => true),
        sleep(END_WITHIN_MILLISECONDS, false, { ref: false }),
      ]);
      if (!isOver) writer.kill();
      const { pages, complaint } = await writer.ended;
      const serverEnded = await store.mend();
      const last = safe + pages;
      const found = await look(database, safe + 1, last);
      const ended = isOver ? sayHowItEnded(complaint) : 'hanging';
      reports.push({ leftKilobytes, ended, serverEnded, acknowledged: pages, ...found });
      safe = last;
    }
  } finally {
    await database.remove();
  }
  return reports;
}

async function look(
  { location }: Awaited<ReturnType<FullDiskStore['makeDatabase']>>,
  first: number,
  last: number,
): Promise<Pick<FullDiskWriter, 'lost' | 'torn'>> {
  const opened = await openStore(location, 'create');
  try {
    const portal = opened.portal(PORTAL);
    let lost = 0;
    for (let page = first; page <= last; page += 1) if (!(await isWhole(portal, page))) lost += 1;
    return { lost, torn: await isHalf(portal, last + 1) };
  } finally {
    await opened.close();
  }
}
