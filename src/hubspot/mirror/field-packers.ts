import type { ObjectType } from '../records/object-types.ts';
import type { ReadingOptions } from '../records/reading-options.ts';
import { keptProperties } from './mirrored-types.ts';
import { type CompanyPacker, createCompanyPacker } from './pack-companies.ts';
import { createFieldPacker, type FieldPacker } from './pack-fields.ts';

export type FieldPackers = Readonly<Record<ObjectType, FieldPacker>> & { readonly companies: CompanyPacker };

export function createFieldPackers(options: ReadingOptions): FieldPackers {
  const of = (type: ObjectType): FieldPacker => createFieldPacker(keptProperties(type, options));
  return {
    companies: createCompanyPacker(keptProperties('companies', options), options),
    contacts: of('contacts'),
    deals: of('deals'),
    line_items: of('line_items'),
    tickets: of('tickets'),
    calls: of('calls'),
    meetings: of('meetings'),
    emails: of('emails'),
    communications: of('communications'),
    notes: of('notes'),
    tasks: of('tasks'),
  };
}

/**
 * What is kept of each type: where it differs from what the mirror was filled with, the mirror has to be filled again. Where
 * partners are told by labels, the companies of every deal are kept besides.
 */
export function versionsOf(packers: FieldPackers, { partners }: Pick<ReadingOptions, 'partners'>): string {
  const versions = Object.entries(packers).map(([type, { version }]) => `${type}=${version}`);
  return [...versions, ...(partners.labels.length > 0 ? ['partners'] : [])].sort().join(' ');
}
