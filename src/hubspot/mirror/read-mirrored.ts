import type { MirrorStore } from '../../operations/ports/mirror-store.ts';
import type { CompanyReading } from '../../operations/ports.ts';
import { NO_INLINE_IDS, readCompanyLinks } from '../history/company-row.ts';
import type { DayOfInstant } from '../portal-day.ts';
import { readHistories } from '../history/read-histories.ts';
import type { ReadingOptions } from '../records/reading-options.ts';
import { createUnreadKinds } from '../history/unread-kinds.ts';
import type { FieldPackers } from './field-packers.ts';
import type { MirrorState } from './mirror-state.ts';
import { createMirroredSource } from './mirrored-source.ts';

export interface MirroredReading {
  readonly store: MirrorStore;
  readonly packers: FieldPackers;
  readonly options: ReadingOptions;
  readonly state: MirrorState;
  readonly dayOf: DayOfInstant;
}

/**
 * Puts companies together from the mirror by the same lines as from HubSpot.
 *
 * @returns in the order asked for; a company is missing that is not mirrored, or of which a record has to be read again
 */
export async function readMirrored(
  reading: MirroredReading,
  companyIds: readonly string[],
): Promise<readonly CompanyReading[]> {
  const { store, packers, options, state, dayOf } = reading;
  const source = createMirroredSource(store, packers, state.unread);
  const { labels, portal } = state;
  const records = await source.readRecords('companies', companyIds, []);
  const rows = companyIds.flatMap((id) => {
    const record = records.get(id);
    return record === undefined ? [] : [{ record, inline: NO_INLINE_IDS }];
  });
  if (rows.length === 0) return [];
  const unread = createUnreadKinds();
  const ids = rows.map(({ record }) => record.id);
  const links = await readCompanyLinks(source, ids, unread);
  const context = { source, options, currency: portal.currency, dayOf, labels };
  const readings = await readHistories(context, rows, links, unread);
  if (!source.hasUnreadable()) return readings;
  if (rows.length === 1) return [];
  const alone: CompanyReading[] = [];
  for (const id of ids) alone.push(...(await readMirrored(reading, [id])));
  return alone;
}
