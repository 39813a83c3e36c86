/** HubSpot's object types that the page shows, by every name that a card may use for them. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  companies: ['0-2', 'company'],
  contacts: ['0-1', 'contact'],
  deals: ['0-3', 'deal'],
  tickets: ['0-5', 'ticket'],
  line_items: ['0-8', 'line_item'],
  calls: ['0-48', 'call'],
  meetings: ['0-47', 'meeting', 'meeting_event'],
  emails: ['0-49', 'email'],
  notes: ['0-46', 'note'],
  tasks: ['0-27', 'task'],
  communications: ['0-18', 'communication'],
  feedback_submissions: ['0-19', 'feedback_submission'],
};

const PLURAL_BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([plural, others]) => [plural, ...others].map((name) => [name, plural] as const)),
);

/** The plural name, as the API's paths want it; throws on a name that the sandbox does not know. */
export function toPlural(name: string): string {
  const plural = PLURAL_BY_NAME.get(name.toLowerCase());
  if (plural === undefined) throw new Error(`The sandbox knows no object type “${name}”.`);
  return plural;
}

export const COMPANY_TYPE_ID = '0-2';
