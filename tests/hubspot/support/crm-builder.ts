import type { CrmAssociation, CrmData, CrmObjectType, CrmRecord } from '../../../sandbox/crm/crm-data.ts';

type Properties = Record<string, string | null>;
type Name = readonly [type: CrmObjectType, id: string];

const TYPES: readonly CrmObjectType[] = [
  'companies',
  'contacts',
  'deals',
  'line_items',
  'calls',
  'meetings',
  'emails',
  'notes',
  'tasks',
  'communications',
  'tickets',
  'feedback_submissions',
];

/** Fills an account record by record, in HubSpot's own shape. */
export class CrmBuilder {
  readonly #records = new Map<CrmObjectType, CrmRecord[]>();
  readonly #associations: CrmAssociation[] = [];
  account: CrmData['account'] = { portalId: 4711, companyCurrency: 'EUR', timeZone: 'Europe/Berlin' };

  add(type: CrmObjectType, id: string, properties: Properties = {}, ...on: readonly Name[]): this {
    this.#records.set(type, [...(this.#records.get(type) ?? []), { id, properties }]);
    for (const place of on) this.link([type, id], place);
    return this;
  }

  /** A company and, with it, won deals in the pipeline "New business". */
  company(id: string, properties: Properties = {}): this {
    return this.add('companies', id, { name: `Company ${id}`, ...properties });
  }

  /** A won deal; its first company is the primary one. */
  wonDeal(id: string, closedOn: string, amount: string, companyIds: readonly string[], more: Properties = {}): this {
    this.add('deals', id, {
      dealname: `Deal ${id}`,
      amount,
      closedate: `${closedOn}T10:00:00Z`,
      pipeline: 'default',
      dealstage: 'closedwon',
      dealtype: 'newbusiness',
      ...more,
    });
    const [primary, ...others] = companyIds;
    if (primary !== undefined) this.link(['deals', id], ['companies', primary], { primary: true });
    for (const other of others) this.link(['deals', id], ['companies', other]);
    return this;
  }

  link(from: Name, to: Name, more: Pick<CrmAssociation, 'primary' | 'label'> = {}): this {
    this.#associations.push({ from: { type: from[0], id: from[1] }, to: { type: to[0], id: to[1] }, ...more });
    return this;
  }

  build(): CrmData {
    const of = (type: CrmObjectType): readonly CrmRecord[] => this.#records.get(type) ?? [];
    return {
      account: this.account,
      records: {
        companies: of('companies'),
        contacts: of('contacts'),
        deals: of('deals'),
        line_items: of('line_items'),
        calls: of('calls'),
        meetings: of('meetings'),
        emails: of('emails'),
        notes: of('notes'),
        tasks: of('tasks'),
        communications: of('communications'),
        tickets: of('tickets'),
        feedback_submissions: of('feedback_submissions'),
      },
      associations: this.#associations,
      dealPipelines: [
        {
          id: 'default',
          label: 'New business',
          stages: [
            { id: 'appointmentscheduled', label: 'Appointment scheduled', isClosed: false, probability: 0.2 },
            { id: 'closedwon', label: 'Closed won', isClosed: true, probability: 1 },
            { id: 'closedlost', label: 'Closed lost', isClosed: true, probability: 0 },
          ],
        },
        {
          id: '77',
          label: 'Renewals',
          stages: [
            { id: '771', label: 'Due', isClosed: false, probability: 0.5 },
            { id: '772', label: 'Renewed', isClosed: true, probability: 1 },
            { id: '773', label: 'Lost', isClosed: true, probability: 0 },
          ],
        },
      ],
      dealTypes: [
        { value: 'newbusiness', label: 'New Business' },
        { value: 'existingbusiness', label: 'Existing Business' },
      ],
      owners: [],
    };
  }

  /** How many records of each type, for tests that count. */
  counts(): ReadonlyMap<CrmObjectType, number> {
    return new Map(TYPES.map((type) => [type, this.#records.get(type)?.length ?? 0]));
  }
}
