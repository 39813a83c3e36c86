import { COMPANY_TO_PRIMARY_DEAL, DEAL_TO_PRIMARY_COMPANY, type ObjectType } from '../records/object-types.ts';
import { compareIds } from '../../scoring/compare-ids.ts';
import { REFERRED_BY_LABEL, REFERRED_LABEL } from '../records/object-types.ts';
import type { Association, AssociationType } from '../records/read-associations.ts';
import type { HolderType } from './mirrored-types.ts';

/** The ids of one type that belong to a record, in ascending order, each with the marks of its association: `12p,13`. */
export type LinkList = string;

/** The lists of a record by type; an empty list is missing. */
export type LinkLists = ReadonlyMap<ObjectType, LinkList>;

/** One letter for each type, so that the text stays short. */
const LETTERS: Readonly<Record<ObjectType, string>> = {
  companies: 'O',
  contacts: 'P',
  deals: 'D',
  line_items: 'L',
  tickets: 'T',
  calls: 'c',
  meetings: 'm',
  emails: 'e',
  communications: 's',
  notes: 'n',
  tasks: 't',
};
const TYPES: readonly ObjectType[] = [
  'companies',
  'contacts',
  'deals',
  'line_items',
  'tickets',
  'calls',
  'meetings',
  'emails',
  'communications',
  'notes',
  'tasks',
];
const TYPE_OF = new Map(TYPES.map((type) => [LETTERS[type], type]));

/** Before everything packed in this form. */
const FORM = '1';

/** A way of being associated that a reading asks for. Of a label that people made, the number is the account's own. */
interface Mark {
  readonly letter: string;
  readonly from: HolderType;
  readonly to: ObjectType;
  readonly type: AssociationType;
}

const HUBSPOT = 'HUBSPOT_DEFINED';
const USER = 'USER_DEFINED';
const MARKS: readonly Mark[] = [
  mark('p', 'companies', 'deals', { category: HUBSPOT, typeId: COMPANY_TO_PRIMARY_DEAL, label: 'Primary' }),
  mark('p', 'deals', 'companies', { category: HUBSPOT, typeId: DEAL_TO_PRIMARY_COMPANY, label: 'Primary' }),
  mark('r', 'companies', 'companies', { category: USER, typeId: 0, label: REFERRED_BY_LABEL }),
  mark('f', 'companies', 'companies', { category: USER, typeId: 0, label: REFERRED_LABEL }),
  mark('k', 'companies', 'companies', { category: HUBSPOT, typeId: 13, label: 'Child Company' }),
  mark('u', 'companies', 'companies', { category: HUBSPOT, typeId: 14, label: 'Parent Company' }),
];

const NO_TYPES: readonly AssociationType[] = [];

function mark(letter: string, from: HolderType, to: ObjectType, type: AssociationType): Mark {
  return { letter, from, to, type };
}

export function packList(from: HolderType, to: ObjectType, associations: readonly Association[]): LinkList {
  const marks = marksBetween(from, to);
  const keepsLabels = hasPartners(from, to);
  return [...associations]
    .sort((one, other) => compareIds(one.id, other.id))
    .map(({ id, types }) => {
      const letters = marks.map((each) => (types.some((type) => isOf(each, type)) ? each.letter : ''));
      return [id, ...letters, ...(keepsLabels ? packLabels(marks, types) : [])].join('');
    })
    .join(',');
}

export function unpackList(from: HolderType, to: ObjectType, list: LinkList): readonly Association[] {
  if (list === '') return [];
  const marks = marksBetween(from, to);
  if (marks.length === 0) return list.split(',').map((id) => ({ id, types: NO_TYPES }));
  return list.split(',').map((entry) => {
    const id = idOf(entry);
    if (id.length === entry.length) return { id, types: NO_TYPES };
    const [letters = '', ...labels] = entry.slice(id.length).split('~');
    const marked = marks.filter(({ letter }) => letters.includes(letter)).map(({ type }) => type);
    return { id, types: [...marked, ...labels.map(toLabelled)] };
  });
}

/** Between companies and deals any label may name a partner: which one does is for the policy to say. */
function hasPartners(from: HolderType, to: ObjectType): boolean {
  return (from === 'companies' && to === 'deals') || (from === 'deals' && to === 'companies');
}

/** Half of a character, which no encoding takes. */
const HALF_CHARACTER = /\p{Surrogate}/gu;

function packLabels(marks: readonly Mark[], types: readonly AssociationType[]): readonly string[] {
  return types
    .filter((type) => !marks.some((each) => isOf(each, type)))
    .flatMap(({ label }) => (label === undefined || label === null || label === '' ? [] : [label]))
    .map((label) => `~${encodeURIComponent(label.replaceAll(HALF_CHARACTER, ' ')).replaceAll('~', '%7E')}`)
    .sort();
}

function toLabelled(packed: string): AssociationType {
  return { category: USER, typeId: 0, label: decodeURIComponent(packed) };
}

export function idsIn(list: LinkList | undefined): readonly string[] {
  return list === undefined || list === '' ? [] : list.split(',').map(idOf);
}

/** '' where nothing is linked. */
export function joinLists(lists: LinkLists): string {
  const parts = TYPES.flatMap((type) => {
    const list = lists.get(type) ?? '';
    return list === '' ? [] : [LETTERS[type] + list];
  });
  return parts.length === 0 ? '' : FORM + parts.join(';');
}

/** Most records lead to no others. */
const NO_LISTS: LinkLists = new Map();

/** Links of another form count as none: the next comparison with HubSpot finds them all anew. */
export function splitLinks(links: string): LinkLists {
  if (!links.startsWith(FORM)) return NO_LISTS;
  const lists = new Map<ObjectType, LinkList>();
  for (const part of links.slice(FORM.length).split(';')) {
    const type = TYPE_OF.get(part.slice(0, 1));
    if (type !== undefined) lists.set(type, part.slice(1));
  }
  return lists;
}

function marksBetween(from: HolderType, to: ObjectType): readonly Mark[] {
  return MARKS.filter((each) => each.from === from && each.to === to);
}

function isOf({ type: known }: Mark, type: AssociationType): boolean {
  if (known.category !== type.category) return false;
  return known.category === USER ? known.label === type.label : known.typeId === type.typeId;
}

const BEHIND_DIGITS = /[^0-9]/;

/** The digits in front of the marks. */
function idOf(entry: string): string {
  const end = entry.search(BEHIND_DIGITS);
  return end === -1 ? entry : entry.slice(0, end);
}
