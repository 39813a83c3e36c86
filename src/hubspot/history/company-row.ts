import type { CrmRecord } from '../records/crm-record.ts';
import type { ActivityType } from '../records/object-types.ts';
import type { Associations } from '../records/read-associations.ts';
import type { RecordSource } from './record-source.ts';
import type { UnreadKinds } from './unread-kinds.ts';

/** A company whose history is to be read. */
export interface CompanyRow {
  readonly record: CrmRecord;
  /** Ids of associated records that came with the company: whole lists only. What is missing has to be asked for. */
  readonly inline: InlineIds;
}

export type InlineIds = ReadonlyMap<ActivityType | 'companies', readonly string[]>;

export const NO_INLINE_IDS: InlineIds = new Map();

export const NO_ASSOCIATIONS: Associations = new Map();

/** The associations that everything else hangs on. */
export interface CompanyLinks {
  readonly deals: Associations;
  readonly contacts: Associations;
}

/**
 * Reads which deals and contacts belong to the companies. Without its deals a company cannot be read at all.
 *
 * @throws {HubSpotError} also `missing_scope`, for deals
 */
export async function readCompanyLinks(
  source: RecordSource,
  companyIds: readonly string[],
  unread: UnreadKinds,
): Promise<CompanyLinks> {
  const [deals, contacts] = await Promise.all([
    source.readAssociations('companies', 'deals', companyIds),
    unread.orElse('contact', source.readAssociations('companies', 'contacts', companyIds), NO_ASSOCIATIONS),
  ]);
  return { deals, contacts };
}

/** The ids on the other side, each once. */
export function otherIds(associations: Associations): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const others of associations.values()) for (const { id } of others) ids.add(id);
  return ids;
}
