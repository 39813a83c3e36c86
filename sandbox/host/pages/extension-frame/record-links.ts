import type { CrmAction } from '../../components/card-surface.ts';
import { COMPANY_TYPE_ID } from '../../data/object-types.ts';
import { navigate } from '../shell/router.tsx';

/** The place of a record on the timeline, as the id of its element. */
export function timelineAnchor(recordId: string): string {
  return `record-${recordId}`;
}

/** Asks the timeline to show a record, though it may be filtered out or further down. */
export const SHOW_ON_TIMELINE = 'sandbox:show-on-timeline';

/** Whether the timeline of this page has the record; it scrolls to it and marks it. */
function showOnTimeline(recordId: string): boolean {
  const event = new CustomEvent(SHOW_ON_TIMELINE, { detail: recordId, cancelable: true });
  return !window.dispatchEvent(event);
}

function openRecord(objectTypeId: string, recordId: string): boolean {
  if (objectTypeId === COMPANY_TYPE_ID) {
    navigate(`/companies/${recordId}`);
    return true;
  }
  return showOnTimeline(recordId);
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Follows a CRM action that leads to a record the sandbox can show; false where HubSpot would open something else. */
export function showRecord({ type, context }: CrmAction): boolean {
  if (type === 'RECORD_APP_LINK') return openRecord(textOf(context.objectTypeId), textOf(context.objectId));
  if (type === 'ENGAGEMENT_APP_LINK') return showOnTimeline(textOf(context.engagementId));
  return false;
}

/** HubSpot's own addresses, whole or from its root, lead nowhere from here: a record is shown in the sandbox, anything else is described. */
export function openRecordAddress(url: string, describe: (title: string, detail: string) => void): boolean {
  if (!/^(https:\/\/app(-\w+)?\.hubspot\.com)?\/[^/]/.test(url)) return false;
  const record = /\/record\/(0-\d+)\/(\d+)/.exec(url);
  const [, objectTypeId = '', recordId = ''] = record ?? [];
  if (record === null || !openRecord(objectTypeId, recordId)) {
    describe('A page of HubSpot', `HubSpot would open ${url}.`);
  }
  return true;
}
