import {
  CONTACT_STATUS,
  CUSTOMER_STATUS,
  EVIDENCE,
  NAME,
  OWNER,
  RENEWAL_DATE,
  RISK,
  SEGMENT,
  VALUE_AT_RISK,
  VALUE_GAP,
  VALUE_TIER,
} from '../../data/loyalty-properties.ts';

/** Quick filters by the word that stands for them in the address. */
export const FILTERS = {
  status: { property: CUSTOMER_STATUS, label: 'Status' },
  segment: { property: SEGMENT, label: 'Segment' },
  risk: { property: RISK, label: 'Risk' },
  renewal: { property: RENEWAL_DATE, label: 'Renewal' },
  contact: { property: CONTACT_STATUS, label: 'Contact' },
  tier: { property: VALUE_TIER, label: 'Value' },
  gap: { property: VALUE_GAP, label: 'Room to grow' },
  evidence: { property: EVIDENCE, label: 'Evidence' },
  owner: { property: OWNER, label: 'Owner' },
} as const;

export type FilterName = keyof typeof FILTERS;

export const FILTER_NAMES: readonly FilterName[] = [
  'status',
  'segment',
  'risk',
  'renewal',
  'contact',
  'tier',
  'gap',
  'evidence',
  'owner',
];

export type FilterValues = Readonly<Partial<Record<FilterName, readonly string[]>>>;

export interface Sort {
  readonly property: string;
  readonly direction: 'ASCENDING' | 'DESCENDING';
}

export interface SavedView {
  readonly id: string;
  readonly label: string;
  /** What the label alone does not say; the filters beside the list say it themselves. */
  readonly means?: string;
  readonly filters: FilterValues;
  readonly sort: Sort;
}

const CUSTOMERS = ['active', 'renewal_overdue', 'lapsed', 'won_back'] as const;
const IN_BUSINESS = ['active', 'renewal_overdue', 'won_back'] as const;
const BY_NAME: Sort = { property: NAME, direction: 'ASCENDING' };
const BY_VALUE_AT_RISK: Sort = { property: VALUE_AT_RISK, direction: 'DESCENDING' };

const ALL_CUSTOMERS: SavedView = {
  id: 'customers',
  label: 'All customers',
  filters: { status: CUSTOMERS },
  sort: BY_VALUE_AT_RISK,
};

/** The views that the app's guide suggests to save in HubSpot, each made of filters on the written properties only. */
export const SAVED_VIEWS: readonly SavedView[] = [
  ALL_CUSTOMERS,
  { id: 'ideal', label: 'Ideal', filters: { segment: ['ideal'] }, sort: BY_NAME },
  {
    id: 'at-risk',
    label: 'At risk',
    filters: { status: IN_BUSINESS, risk: ['high', 'critical'] },
    sort: BY_VALUE_AT_RISK,
  },
  {
    id: 'renewals',
    label: 'Renewals due or overdue',
    means: 'within 120 days, or past',
    filters: { status: IN_BUSINESS, renewal: ['open'] },
    sort: { property: RENEWAL_DATE, direction: 'ASCENDING' },
  },
  {
    id: 'renewals-at-risk',
    label: 'Renewals at risk',
    means: 'high or critical, due or overdue',
    filters: { status: IN_BUSINESS, renewal: ['open'], risk: ['high', 'critical'] },
    sort: { property: RENEWAL_DATE, direction: 'ASCENDING' },
  },
  {
    id: 'quiet',
    label: 'Quiet customers',
    filters: { status: IN_BUSINESS, contact: ['overdue', 'never'] },
    sort: BY_VALUE_AT_RISK,
  },
  {
    id: 'growth',
    label: 'Room to grow',
    filters: { status: IN_BUSINESS, gap: ['some'] },
    sort: { property: VALUE_GAP, direction: 'DESCENDING' },
  },
  { id: 'not-scored', label: 'Not scored', filters: { segment: ['not_scored'] }, sort: BY_NAME },
  { id: 'companies', label: 'All companies', filters: {}, sort: BY_NAME },
];

export interface ListState {
  readonly view: SavedView;
  readonly filters: FilterValues;
  /** Words of the company's name. */
  readonly text: string;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
}

function readSort(text: string | null, otherwise: Sort): Sort {
  const parts = /^(\w+):(up|down)$/.exec(text ?? '');
  const [, property, direction] = parts ?? [];
  if (property === undefined) return otherwise;
  return { property, direction: direction === 'up' ? 'ASCENDING' : 'DESCENDING' };
}

/** The list that an address asks for. A filter of the view holds unless the address says otherwise, be it "none" (`risk=`). */
export function readListState(query: URLSearchParams): ListState {
  const view = SAVED_VIEWS.find(({ id }) => id === query.get('view')) ?? ALL_CUSTOMERS;
  const filters = Object.fromEntries(
    FILTER_NAMES.map((name) => {
      const own = query.get(name);
      const values = own === null ? (view.filters[name] ?? []) : own.split(',').filter((value) => value !== '');
      return [name, values];
    }),
  );
  return {
    view,
    filters,
    text: query.get('q') ?? '',
    sort: readSort(query.get('sort'), view.sort),
    page: Math.max(1, Math.trunc(Number(query.get('page') ?? '1')) || 1),
  };
}

function sameValues(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value) => right.includes(value));
}

/** A view from its beginning. Whose customers are shown is no part of a view: the owners stay as they were chosen. */
export function startOfView(view: SavedView, owners: readonly string[] = []): ListState {
  return { view, filters: { ...view.filters, owner: owners }, text: '', sort: view.sort, page: 1 };
}

/** The address of a list; what the view says anyway is left out. */
export function listAddress({ view, filters, text, sort, page }: ListState): string {
  const query = new URLSearchParams();
  if (view.id !== ALL_CUSTOMERS.id) query.set('view', view.id);
  for (const name of FILTER_NAMES) {
    const values = filters[name] ?? [];
    if (!sameValues(values, view.filters[name] ?? [])) query.set(name, values.join(','));
  }
  if (text !== '') query.set('q', text);
  if (sort.property !== view.sort.property || sort.direction !== view.sort.direction) {
    query.set('sort', `${sort.property}:${sort.direction === 'ASCENDING' ? 'up' : 'down'}`);
  }
  if (page > 1) query.set('page', String(page));
  const search = query.toString();
  return search === '' ? '/companies' : `/companies?${search}`;
}
