import { ACTIVITY_TYPES, type ObjectType, TOUCH_TYPES } from '../records/object-types.ts';
import { activityProperties } from '../history/parse-activity.ts';
import { companyProperties } from '../history/parse-company.ts';
import { dealProperties } from '../history/parse-deal.ts';
import { LINE_ITEM_PROPERTIES } from '../history/parse-line-item.ts';
import { PUBLISHED_PROPERTY_NAMES } from '../properties/parse-published.ts';
import type { ReadingOptions } from '../records/reading-options.ts';
import { TICKET_PROPERTIES } from '../history/read-voice.ts';

/** Types whose records keep what is associated with them. */
export type HolderType = 'companies' | 'contacts' | 'deals';

/** Types whose records HubSpot can merge: the old id then leads to another record. */
export const MERGEABLE_TYPES: readonly ObjectType[] = ['companies', 'contacts', 'deals', 'tickets'];

/** Which types a company's links lead to, under the reading's options. */
export function companyLinkTypes({ readReferrals, readVoice }: ReadingOptions): readonly ObjectType[] {
  return [
    'deals',
    'contacts',
    ...ACTIVITY_TYPES,
    ...(readReferrals ? ['companies' as const] : []),
    ...(readVoice ? ['tickets' as const] : []),
  ];
}

export const CONTACT_LINK_TYPES: readonly ObjectType[] = TOUCH_TYPES;

/** A deal's companies are looked up apart: only where nothing else says which of them comes first. */
export const DEAL_LINK_TYPES: readonly ObjectType[] = [...TOUCH_TYPES, 'line_items'];

/** From which records a record of a type is reached: one that none of them leads to belongs to no reading. */
export function holdersOf(type: ObjectType): readonly HolderType[] {
  switch (type) {
    case 'companies':
      return [];
    case 'line_items':
      return ['deals'];
    case 'contacts':
    case 'deals':
    case 'tickets':
    case 'notes':
    case 'tasks':
      return ['companies'];
    case 'calls':
    case 'meetings':
    case 'emails':
    case 'communications':
      return ['companies', 'contacts', 'deals'];
  }
}

/** What can be left without a record that leads to it, in an order in which what one leaves behind is met later. */
export const UNLINKABLE_TYPES: readonly ObjectType[] = [
  'contacts',
  'deals',
  ...ACTIVITY_TYPES,
  'line_items',
  'tickets',
];

/** Types whose changes are searched for every night. Of contacts nothing but their links is kept. */
export function searchedTypes({ readVoice }: ReadingOptions): readonly ObjectType[] {
  return ['companies', 'deals', 'line_items', ...ACTIVITY_TYPES, ...(readVoice ? ['tickets' as const] : [])];
}

/** Ids of the records that were merged into a company, as HubSpot writes them. */
export const MERGED_IDS = 'hs_merged_object_ids';

const NO_WALLET: ReadingOptions['wallet'] = { property: null, datedBy: null, label: '' };

/** The one thing that the app writes and reads again: which budget the entered day belongs to. */
const BUDGET_NOTE = 'loyalty_budget_dated';

/** What is kept of a record: of a company not what the app itself has written, but for its note, of a contact nothing. */
export function keptProperties(type: ObjectType, options: ReadingOptions): readonly string[] {
  switch (type) {
    case 'companies':
      // What the policy chooses is kept in places of its own (see `createCompanyPacker`), so that another choice changes no row's form.
      return companyProperties({ ...options, wallet: NO_WALLET }).filter(
        (name) => name === BUDGET_NOTE || !PUBLISHED_PROPERTY_NAMES.includes(name),
      );
    case 'contacts':
      return [];
    case 'deals':
      return dealProperties(options);
    case 'line_items':
      return LINE_ITEM_PROPERTIES;
    case 'tickets':
      return TICKET_PROPERTIES;
    default:
      return activityProperties(type, options);
  }
}

/** What is asked for: for a company besides what was published on it, and which records went into it. */
export function askedProperties(type: ObjectType, options: ReadingOptions): readonly string[] {
  switch (type) {
    case 'companies':
      return [...companyProperties(options), MERGED_IDS];
    case 'contacts':
      // Without a name HubSpot would answer with names and addresses, which nobody needs.
      return ['hs_object_id'];
    default:
      return keptProperties(type, options);
  }
}
