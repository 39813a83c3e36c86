import type { CrmRecord, Properties } from '../records/crm-record.ts';
import { walletProperties } from '../history/parse-company.ts';
import type { ReadingOptions } from '../records/reading-options.ts';
import { createFieldPacker, type FieldPacker } from './pack-fields.ts';

export interface CompanyPacker extends FieldPacker {
  /** Whether the portal's own budget was read from the properties that are chosen now. */
  holdsWallet(id: string, fields: string): boolean;
}

/** No names of HubSpot, which have no spaces. */
const SLOTS = { source: 'wallet source', amount: 'wallet amount', day: 'wallet day' } as const;

/** Names of the properties that the portal's own budget is read from; '' where there are none. */
export function walletSource(options: Pick<ReadingOptions, 'wallet'>): string {
  return walletProperties(options).join(' ');
}

/**
 * Packs companies with the portal's own budget, its day, and the names of the properties that both were read from. Where
 * others are chosen, the rest of a row reads as before, and only the budget has to be read again.
 *
 * @param properties that are kept besides
 */
export function createCompanyPacker(
  properties: readonly string[],
  options: Pick<ReadingOptions, 'wallet'>,
): CompanyPacker {
  const packer = createFieldPacker([...properties, ...Object.values(SLOTS)]);
  const { property, datedBy } = options.wallet;
  const source = walletSource(options);

  function withSlots(values: Properties): Properties {
    if (property === null) return values;
    const slots = {
      [SLOTS.source]: source,
      [SLOTS.amount]: values[property],
      [SLOTS.day]: datedBy === null ? undefined : values[datedBy],
    };
    return { ...values, ...definedOf(slots) };
  }

  /** What was read from other properties says nothing here. */
  function withoutSlots({ id, properties: values }: CrmRecord): CrmRecord {
    const { [SLOTS.source]: of, [SLOTS.amount]: amount, [SLOTS.day]: day, ...others } = values;
    if (property === null || of !== source) return { id, properties: others };
    const own = { [property]: amount, ...(datedBy === null ? {} : { [datedBy]: day }) };
    return { id, properties: { ...others, ...definedOf(own) } };
  }

  return {
    version: packer.version,
    pack: ({ id, properties: values }) => packer.pack({ id, properties: withSlots(values) }),
    unpack(id, fields) {
      const record = packer.unpack(id, fields);
      return record === null ? null : withoutSlots(record);
    },
    holdsWallet: (id, fields) => packer.unpack(id, fields)?.properties[SLOTS.source] === source,
  };
}

function definedOf(values: Readonly<Record<string, string | undefined>>): Properties {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
