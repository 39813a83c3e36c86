import type { CrmAction } from '../../components/card-surface.ts';

const HEADINGS: ReadonlyMap<string, string> = new Map([
  ['PREVIEW_OBJECT', 'Preview of a record'],
  ['ADD_NOTE', 'New note'],
  ['ADD_TASK', 'New task'],
  ['SEND_EMAIL', 'New e-mail'],
  ['SCHEDULE_MEETING', 'New meeting'],
  ['OPEN_RECORD_CREATOR_FORM', 'New record'],
  ['OPEN_RECORD_ASSOCIATION_FORM', 'Associate a record'],
  ['ENGAGEMENT_APP_LINK', 'An activity on the timeline'],
  ['RECORD_APP_LINK', 'Another record'],
  ['PAGE_APP_LINK', 'Another page of HubSpot'],
  ['EXTERNAL_URL', 'Another site'],
  ['OPEN_WORKFLOW_ENROLLMENT_MODAL', 'Enrol in a workflow'],
]);

/** Of the context, what a person would see in HubSpot's form. */
const SHOWN: ReadonlyMap<string, string> = new Map([
  ['initialEmailSubject', 'subject'],
  ['initialEmailBody', 'text'],
  ['href', 'address'],
  ['path', 'page'],
  ['engagementId', 'activity'],
  ['objectId', 'record'],
]);

/** In words, what HubSpot would open for a CRM action. */
export function describeAction({ type, context }: CrmAction): { readonly heading: string; readonly detail: string } {
  const heading = HEADINGS.get(type) ?? type;
  const parts = [...SHOWN].flatMap(([key, word]) => {
    const value = context[key];
    return typeof value === 'string' || typeof value === 'number' ? [`${word} ${value}`] : [];
  });
  return { heading, detail: `HubSpot would open: ${heading.toLowerCase()} (${[type, ...parts].join(', ')}).` };
}
