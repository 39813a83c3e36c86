/** What a reading has found is written as of the instant at which it began. */
import type { Found, MirrorRecord } from '../../operations/ports/mirror-store.ts';
import type { MirrorRun } from './mirror-run.ts';

/** The run with a reading of its own, for what is asked from now on. */
export async function beginReading(run: MirrorRun): Promise<MirrorRun> {
  return { ...run, reading: await run.store.beginReading() };
}

/** Pages of the CRM, each with the run in a reading that began before the page was asked for. */
export async function* inReadings<Page>(
  run: MirrorRun,
  pages: AsyncGenerator<Page, void, undefined>,
): AsyncGenerator<{ readonly reading: MirrorRun; readonly page: Page }, void, undefined> {
  try {
    for (;;) {
      const reading = await beginReading(run);
      const next = await pages.next();
      if (next.done === true) return;
      yield { reading, page: next.value };
    }
  } finally {
    await pages.return();
  }
}

/** Writes what the run's reading found; what a later one found stays. */
export async function writeFound(
  { store, reading, confirms }: MirrorRun,
  records: readonly MirrorRecord[],
  parts: Found['parts'],
): Promise<void> {
  await store.writeRecords(records, { reading, parts, confirms });
}
