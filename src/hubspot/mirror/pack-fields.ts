import { contentId } from '../../scoring/content-id.ts';
import type { CrmRecord } from '../records/crm-record.ts';

/** Packs and unpacks what records of one kind say. */
export interface FieldPacker {
  /** Stands before everything packed: of another list of properties it is another one. */
  readonly version: string;
  pack(record: CrmRecord): string;
  /** Null where it was packed under another list of properties: such a record has to be read again. */
  unpack(id: string, fields: string): CrmRecord | null;
}

/** A list of values in the order of the properties, empty ones null, behind the id of the list of properties. */
export function createFieldPacker(properties: readonly string[]): FieldPacker {
  const version = contentId(properties);
  return {
    version,
    pack({ properties: values }) {
      const kept = properties.map((name) => values[name] ?? null);
      return version + JSON.stringify(kept.slice(0, kept.findLastIndex((value) => value !== null) + 1));
    },
    unpack(id, fields) {
      if (!fields.startsWith(version)) return null;
      const values: unknown = JSON.parse(fields.slice(version.length));
      if (!Array.isArray(values)) return null;
      const named: Record<string, string> = {};
      for (let index = 0; index < values.length; index += 1) {
        const value: unknown = values[index];
        const name = properties[index];
        if (name !== undefined && typeof value === 'string') named[name] = value;
      }
      return { id, properties: named };
    },
  };
}
