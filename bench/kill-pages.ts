/** What the writer writes and the reader expects, page by page. */
import type { PublishedValues } from '../src/operations/ports.ts';
import type { MirrorRecord } from '../src/operations/ports/mirror-store.ts';
import type { PortalStore } from '../src/operations/ports/portal-store.ts';
import { parseValues } from '../src/store/scores/stored-values.ts';

export const PORTAL = '77';
const RECORDS_A_PAGE = 100;

export function recordsOf(page: number): readonly MirrorRecord[] {
  return Array.from({ length: RECORDS_A_PAGE }, (_, index) => ({
    kind: 'call',
    id: String(page * RECORDS_A_PAGE + index),
    fields: `page ${page}`,
    links: '',
  }));
}

export function valuesOf(page: number): PublishedValues {
  return parseValues({ segment: 'uncertain', segmentComputed: 'ideal', customerStatus: 'active', score: page });
}

/**
 * Whether a page that was said to be safe is there: its records, its checkpoint or a later one, and its score, which waits
 * where the page is odd and is published, with its snapshot, where it is even.
 */
export async function isWhole({ mirror, scores }: PortalStore, page: number): Promise<boolean> {
  const ids = recordsOf(page).map(({ id }) => id);
  const records = await mirror.readRecords('call', ids);
  const companyId = String(page);
  const waiting = await scores.readOutgoing({ after: String(page - 1), limit: 1 });
  const published = await scores.readPublished([companyId]);
  const snapshots = await scores.readSnapshots([companyId]);
  const hasScore =
    page % 2 === 0
      ? published.get(companyId)?.values.score === page && snapshots.get(companyId)?.[0]?.values.score === page
      : waiting[0]?.companyId === companyId && waiting[0].after.score === page;
  return (
    records.length === RECORDS_A_PAGE &&
    records.every(({ fields }) => fields === `page ${page}`) &&
    Number(await mirror.readCheckpoint('page')) >= page &&
    hasScore
  );
}

/** Whether some records of a page are there and some are not, although a page is written in one transaction. */
export async function isHalf({ mirror }: PortalStore, page: number): Promise<boolean> {
  const ids = recordsOf(page).map(({ id }) => id);
  const { length } = await mirror.readRecords('call', ids);
  return length !== 0 && length !== RECORDS_A_PAGE;
}
