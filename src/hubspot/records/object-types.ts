import type { ActivityKind, SkippedRecord } from '../../scoring/types.ts';

/** Kinds of engagement that can be a touch: these are also looked for on the company's contacts and deals. */
export const TOUCH_TYPES = ['calls', 'meetings', 'emails', 'communications'] as const;
export type TouchType = (typeof TOUCH_TYPES)[number];

export const ACTIVITY_TYPES = [...TOUCH_TYPES, 'notes', 'tasks'] as const;
export type ActivityType = (typeof ACTIVITY_TYPES)[number];

export type ObjectType = 'companies' | 'contacts' | 'deals' | 'line_items' | 'tickets' | ActivityType;

/** Our word for a record of each of HubSpot's object types; also what `unread` names. */
export const KIND_OF: Readonly<Record<Exclude<ObjectType, ActivityType>, Exclude<SkippedRecord['kind'], 'answer'>>> &
  Readonly<Record<ActivityType, ActivityKind>> = {
  companies: 'company',
  contacts: 'contact',
  deals: 'deal',
  line_items: 'line_item',
  tickets: 'ticket',
  calls: 'call',
  meetings: 'meeting',
  emails: 'email',
  communications: 'message',
  notes: 'note',
  tasks: 'task',
};

/** HubSpot's numbers of the association between a company and a deal whose primary company it is. */
export const DEAL_TO_PRIMARY_COMPANY = 5;
export const COMPANY_TO_PRIMARY_DEAL = 6;

/** The label of the association that leads from a company to the one that recommended us to it. */
export const REFERRED_BY_LABEL = 'Referred by';
/** The same association seen from the company that recommended us. */
export const REFERRED_LABEL = 'Referred';

/** Why a record is skipped that is associated and was asked for in vain. */
export const NOT_SHOWN = 'HubSpot lists it and does not show it: it may be deleted or restricted';
