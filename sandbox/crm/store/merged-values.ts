import type { StoredRecord } from './stored-record.ts';

const MERGED_IDS = 'hs_merged_object_ids';

/** The values of two merged records: the winner's, the loser's where the winner has none, and the ids that went into it. */
export function mergedValues(winner: StoredRecord, loser: StoredRecord, mintsNewId: boolean): Record<string, string> {
  const ids = [winner.value(MERGED_IDS), loser.value(MERGED_IDS), loser.id, mintsNewId ? winner.id : null];
  return {
    ...filledValues(loser),
    ...filledValues(winner),
    [MERGED_IDS]: ids.filter((id) => id !== undefined && id !== null && id !== '').join(';'),
  };
}

function filledValues(record: StoredRecord): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(record.properties))
    if (value !== null && value !== '') values[name] = value;
  return values;
}
