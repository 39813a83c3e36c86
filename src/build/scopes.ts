/** Choices of `npm run build` that ask for more than every edition of HubSpot has. */
export const BUILD_OPTIONS = ['with-feedback'] as const;
export type BuildOption = (typeof BUILD_OPTIONS)[number];

export interface Scope {
  readonly name: string;
  /** What the app does with it, for the person who is asked to grant it. */
  readonly reason: string;
  /** The build option that asks for it; null: always asked for. */
  readonly option: BuildOption | null;
  /** False where HubSpot's documentation does not say for sure that this scope is the one: verify in a test account. */
  readonly confirmed: boolean;
}

function always(name: string, reason: string): Scope {
  return { name, reason, option: null, confirmed: true };
}

/**
 * Every scope that the app asks for, with its reason. `app.json` lists those that are always asked for, in this order; a
 * build option adds its own. A change of scopes means a new installation, so everything the app reads is here from the start.
 */
export const SCOPES: readonly Scope[] = [
  always('oauth', 'HubSpot gives it to every app.'),
  always('crm.objects.companies.read', 'Reads the companies and what people filled in on them.'),
  always(
    'crm.objects.companies.write',
    'Writes the loyalty properties, the budget, the override and the referrer to a company.',
  ),
  always(
    'crm.objects.contacts.read',
    "Reads a company's contacts and the calls, meetings, notes, tasks and messages logged with them; HubSpot has no narrower scope for these.",
  ),
  always(
    'crm.objects.contacts.write',
    'Creates the tasks that tell an owner of an alert and of the week; HubSpot has no narrower scope for tasks. Contacts are never changed.',
  ),
  always(
    'sales-email-read',
    'Reads when an e-mail was sent or received and its subject. Message bodies are never read.',
  ),
  always('crm.objects.deals.read', 'Reads the deals: what was bought, renewed and lost, when and for how much.'),
  always('crm.objects.line_items.read', 'Reads terms and products of the deals.'),
  always('crm.objects.owners.read', 'Reads who owns a company, for the lists of renewals.'),
  always('tickets', 'Reads when tickets were opened and closed, and their priority.'),
  always('crm.schemas.companies.read', 'Checks that the loyalty properties are there.'),
  always('crm.schemas.companies.write', 'Creates the group of loyalty properties and the label "Referred by".'),
  {
    name: 'crm.schemas.deals.read',
    reason: 'Reads the names of pipelines, stages and deal types, by which renewals are told from other deals.',
    option: null,
    confirmed: false,
  },
  {
    name: 'automation',
    reason: 'Tells a workflow that waits for an action of the app that it may go on.',
    option: null,
    confirmed: false,
  },
  {
    name: 'crm.objects.feedback_submissions.read',
    reason: 'Reads survey answers (NPS, CSAT, CES). Smaller editions of HubSpot lack it.',
    option: 'with-feedback',
    confirmed: true,
  },
];

/** Names of the scopes that an installation asks for when the app is built with `options`. */
export function requiredScopes(options: readonly BuildOption[]): readonly string[] {
  return SCOPES.filter(({ option }) => option === null || options.includes(option)).map(({ name }) => name);
}
