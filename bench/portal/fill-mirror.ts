import type { CrmAssociation, CrmObjectType, CrmRecord } from '../../sandbox/crm/crm-data.ts';
import { uniformPortal, type UniformOptions } from '../../sandbox/portal/uniform-portal.ts';
import { createFieldPackers, versionsOf, type FieldPackers } from '../../src/hubspot/mirror/field-packers.ts';
import { writeState } from '../../src/hubspot/mirror/mirror-state.ts';
import type { HolderType } from '../../src/hubspot/mirror/mirrored-types.ts';
import { joinLists, packList, type LinkLists } from '../../src/hubspot/mirror/pack-links.ts';
import {
  COMPANY_TO_PRIMARY_DEAL,
  DEAL_TO_PRIMARY_COMPANY,
  KIND_OF,
  type ObjectType,
} from '../../src/hubspot/records/object-types.ts';
import type { Association } from '../../src/hubspot/records/read-associations.ts';
import type { DealLabels, StageOutcome } from '../../src/hubspot/records/read-labels.ts';
import { DEFAULT_READING } from '../../src/hubspot/records/reading-options.ts';
import type { PortalFacts } from '../../src/operations/ports.ts';
import type { MirrorRecord, MirrorStore } from '../../src/operations/ports/mirror-store.ts';

export interface DirectFill {
  readonly portal: UniformOptions;
  readonly facts: PortalFacts;
  readonly labels: DealLabels;
  /** Up to when changes count as known. */
  readonly knownUntil: Date;
}

/** Types whose records keep no links. */
const WITHOUT_LINKS = [
  'calls',
  'meetings',
  'emails',
  'communications',
  'notes',
  'tasks',
] as const satisfies readonly ObjectType[];
const CONTACTS: ReadonlySet<CrmObjectType> = new Set(['calls', 'meetings', 'emails', 'communications']);

const ROWS_AT_ONCE = 20_000;
const PRIMARY_DEAL = { category: 'HUBSPOT_DEFINED', typeId: COMPANY_TO_PRIMARY_DEAL, label: 'Primary' };
const PRIMARY_COMPANY = { category: 'HUBSPOT_DEFINED', typeId: DEAL_TO_PRIMARY_COMPANY, label: 'Primary' };
/** Where partners are told by labels, the companies of every deal are kept. */
const KEEPS_DEALS_COMPANIES = DEFAULT_READING.partners.labels.length > 0;

/**
 * Writes a uniform portal into the mirror as a reading of it would leave it, without a CRM: for portals that no stand-in holds.
 *
 * @returns the records written
 */
export async function fillMirror(
  store: MirrorStore,
  { portal, facts, labels, knownUntil }: DirectFill,
): Promise<number> {
  const packers = createFieldPackers(DEFAULT_READING);
  const { data } = uniformPortal(portal);
  const writer = new RowWriter(store);
  for (const type of WITHOUT_LINKS) {
    for (const record of data.records[type]) await writer.add(toRow(packers, type, record, new Map()));
  }
  const [contacts, deals] = [iterate(data.records.contacts), iterate(data.records.deals)];
  const lineItems = iterate(data.records.line_items);
  const associations = new Groups(data.associations);
  for (const company of data.records.companies) {
    const links = new CompanyLinks(company.id, associations.next(company.id));
    await writer.add(toRow(packers, 'companies', company, links.ofCompany()));
    for (const contact of take(contacts, links.contacts)) {
      await writer.add(toRow(packers, 'contacts', contact, links.of('contacts', contact.id)));
    }
    for (const deal of take(deals, links.deals)) {
      const outcome = labels.stages.get(`${deal.properties.pipeline ?? ''}/${deal.properties.dealstage ?? ''}`);
      const seen = asHubSpotShows(deal, outcome ?? 'open', company.id);
      await writer.add(toRow(packers, 'deals', seen, links.of('deals', deal.id)));
      for (const item of take(lineItems, links.itemsOf(deal.id))) {
        // Of a deal that is not won they are not read.
        if (outcome === 'won') await writer.add(toRow(packers, 'line_items', item, new Map()));
      }
    }
  }
  await writer.flush();
  const versions = versionsOf(packers, DEFAULT_READING);
  await writeState(store, {
    portal: facts,
    labels,
    versions,
    wallet: '',
    unread: [],
    knownUntil,
    dealsComparedUntil: null,
  });
  return writer.written;
}

class RowWriter {
  readonly #store: MirrorStore;
  #rows: MirrorRecord[] = [];
  written = 0;

  constructor(store: MirrorStore) {
    this.#store = store;
  }

  async add(row: MirrorRecord): Promise<void> {
    this.#rows.push(row);
    if (this.#rows.length >= ROWS_AT_ONCE) await this.flush();
  }

  async flush(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    await this.#store.writeRecords(rows);
    this.written += rows.length;
  }
}

function toRow(packers: FieldPackers, type: ObjectType, record: CrmRecord, lists: LinkLists): MirrorRecord {
  const properties: Record<string, string> = {};
  for (const [name, value] of Object.entries(record.properties)) if (value !== null) properties[name] = value;
  const fields = packers[type].pack({ id: record.id, properties });
  return { kind: KIND_OF[type], id: record.id, fields, links: joinLists(lists) };
}

/** With the values that HubSpot works out itself. */
function asHubSpotShows(deal: CrmRecord, outcome: StageOutcome, companyId: string): CrmRecord {
  return {
    ...deal,
    properties: {
      ...deal.properties,
      amount_in_home_currency: deal.properties.amount ?? null,
      hs_is_closed: String(outcome !== 'open'),
      hs_is_closed_won: String(outcome === 'won'),
      hs_is_closed_lost: String(outcome === 'lost'),
      hs_primary_associated_company: companyId,
    },
  };
}

/** The associations of a uniform portal, which come company by company. */
class Groups {
  readonly #associations: Iterator<CrmAssociation, unknown>;
  #next: CrmAssociation | undefined;

  constructor(associations: Iterable<CrmAssociation>) {
    this.#associations = associations[Symbol.iterator]();
    this.#advance();
  }

  /** Those of the company that comes next. */
  next(companyId: string): readonly CrmAssociation[] {
    const group: CrmAssociation[] = [];
    while (this.#next !== undefined && !isOfAnother(this.#next, companyId)) {
      group.push(this.#next);
      this.#advance();
    }
    return group;
  }

  #advance(): void {
    const step = this.#associations.next();
    this.#next = step.done === true ? undefined : step.value;
  }
}

function isOfAnother({ to }: CrmAssociation, companyId: string): boolean {
  return to.type === 'companies' && to.id !== companyId;
}

type LinkedRecords = Map<ObjectType, Association[]>;

/** What is linked in one company. */
class CompanyLinks {
  readonly #companyId: string;
  /** By the record that keeps the links. */
  readonly #links = new Map<string, LinkedRecords>();

  constructor(companyId: string, associations: readonly CrmAssociation[]) {
    this.#companyId = companyId;
    for (const { from, to } of associations) {
      if (!isMirrored(from.type) || (to.type === 'contacts' && !CONTACTS.has(from.type))) continue;
      if (to.type === 'deals' && from.type !== 'line_items' && !CONTACTS.has(from.type)) continue;
      const types = from.type === 'deals' ? [PRIMARY_DEAL] : [];
      this.#linked(to.type, to.id, from.type).push({ id: from.id, types });
      if (KEEPS_DEALS_COMPANIES && from.type === 'deals' && to.type === 'companies') {
        this.#linked('deals', from.id, 'companies').push({ id: to.id, types: [PRIMARY_COMPANY] });
      }
    }
  }

  get contacts(): number {
    return this.#count('companies', this.#companyId, 'contacts');
  }

  get deals(): number {
    return this.#count('companies', this.#companyId, 'deals');
  }

  itemsOf(dealId: string): number {
    return this.#count('deals', dealId, 'line_items');
  }

  ofCompany(): LinkLists {
    return this.of('companies', this.#companyId);
  }

  of(type: HolderType, id: string): LinkLists {
    const linked = this.#links.get(`${type} ${id}`) ?? new Map<ObjectType, Association[]>();
    return new Map([...linked].map(([to, records]) => [to, packList(type, to, records)]));
  }

  #count(holder: HolderType, id: string, type: ObjectType): number {
    return this.#links.get(`${holder} ${id}`)?.get(type)?.length ?? 0;
  }

  #linked(holder: CrmObjectType, id: string, type: ObjectType): Association[] {
    const key = `${holder} ${id}`;
    const lists = this.#links.get(key) ?? new Map<ObjectType, Association[]>();
    this.#links.set(key, lists);
    const list = lists.get(type) ?? [];
    lists.set(type, list);
    return list;
  }
}

function isMirrored(type: CrmObjectType): type is ObjectType {
  return type !== 'feedback_submissions';
}

function iterate<T>(items: Iterable<T>): Iterator<T, unknown> {
  return items[Symbol.iterator]();
}

function* take<T>(items: Iterator<T, unknown>, count: number): Generator<T> {
  for (let taken = 0; taken < count; taken += 1) {
    const step = items.next();
    if (step.done === true) return;
    yield step.value;
  }
}
