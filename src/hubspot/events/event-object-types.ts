import type { ObjectType } from '../records/object-types.ts';

/**
 * HubSpot's word for each type whose events are looked into, by the number that events carry. The numbers are those of
 * HubSpot's object APIs; that events of engagements carry the same ones is unconfirmed: verify in a test account.
 */
const WORDS: Readonly<Record<string, string>> = {
  '0-1': 'contact',
  '0-2': 'company',
  '0-3': 'deal',
  '0-5': 'ticket',
  '0-8': 'line_item',
  '0-18': 'communication',
  '0-19': 'feedback_submission',
  '0-27': 'task',
  '0-46': 'note',
  '0-47': 'meeting',
  '0-48': 'call',
  '0-49': 'email',
};

/** What HubSpot calls some types elsewhere: in subscriptions, and in the names of associations. */
const OTHER_NAMES: Readonly<Record<string, string>> = { meeting_event: 'meeting' };

const KNOWN: ReadonlySet<string> = new Set(Object.values(WORDS));

/** A type by its number or its name in any case; null where it is none of those that are looked into. */
export function eventObjectType(numberOrName: string | null): string | null {
  if (numberOrName === null) return null;
  const byNumber = Object.hasOwn(WORDS, numberOrName) ? WORDS[numberOrName] : undefined;
  if (byNumber !== undefined) return byNumber;
  const lower = numberOrName.toLowerCase();
  const name = Object.hasOwn(OTHER_NAMES, lower) ? (OTHER_NAMES[lower] ?? lower) : lower;
  return KNOWN.has(name) ? name : null;
}

/** Types that can lead to companies, by HubSpot's word in events. */
export const API_TYPE_OF = {
  contact: 'contacts',
  deal: 'deals',
  ticket: 'tickets',
  line_item: 'line_items',
  communication: 'communications',
  task: 'tasks',
  note: 'notes',
  meeting: 'meetings',
  call: 'calls',
  email: 'emails',
} as const satisfies Readonly<Record<string, ObjectType>>;

export type LeadingType = keyof typeof API_TYPE_OF;

export function isLeadingType(word: string): word is LeadingType {
  return Object.hasOwn(API_TYPE_OF, word);
}
