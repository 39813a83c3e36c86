import type { CrmAssociation, CrmObjectType, CrmRecord } from '../../crm/crm-data.ts';

/** The name of a record. Associations share it, so that a large portal stays small in memory. */
export type RecordName = CrmAssociation['from'];

type Properties = CrmRecord['properties'];

/** First ids of each kind; records of a kind are numbered on from there. */
const FIRST_IDS: Readonly<Record<CrmObjectType, number>> = {
  companies: 18_400_000_001,
  contacts: 33_000_000_001,
  deals: 21_500_000_001,
  line_items: 42_000_000_001,
  calls: 51_000_000_001,
  meetings: 52_000_000_001,
  emails: 53_000_000_001,
  notes: 54_000_000_001,
  tasks: 55_000_000_001,
  communications: 56_000_000_001,
  tickets: 61_000_000_001,
  feedback_submissions: 62_000_000_001,
};

/** The id that the company at a place will have: known before its record is written. */
export function companyIdAt(place: number): string {
  return String(FIRST_IDS.companies + place);
}

/** Collects records and associations. */
export class PortalDraft {
  readonly records: Record<CrmObjectType, CrmRecord[]> = {
    companies: [],
    contacts: [],
    deals: [],
    line_items: [],
    calls: [],
    meetings: [],
    emails: [],
    notes: [],
    tasks: [],
    communications: [],
    tickets: [],
    feedback_submissions: [],
  };
  readonly associations: CrmAssociation[] = [];

  /** Adds a record under the next id of its kind. Instants are ISO 8601. */
  add(type: CrmObjectType, properties: Properties, createdAt: string, updatedAt: string): RecordName {
    const id = String(FIRST_IDS[type] + this.records[type].length);
    return this.put(type, { id, properties, createdAt, updatedAt });
  }

  /** Adds a record that has its id. */
  put(type: CrmObjectType, record: CrmRecord): RecordName {
    this.records[type].push(record);
    return { type, id: record.id };
  }

  link(from: RecordName, to: RecordName): void {
    this.associations.push({ from, to });
  }

  /** As the record's primary company. */
  linkPrimary(from: RecordName, to: RecordName): void {
    this.associations.push({ from, to, primary: true });
  }

  linkLabelled(from: RecordName, to: RecordName, label: string): void {
    this.associations.push({ from, to, label });
  }
}
