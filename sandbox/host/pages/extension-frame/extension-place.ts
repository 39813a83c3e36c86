import { COMPANY_TYPE_ID } from '../../data/object-types.ts';
import type { RecordProperties } from '../../data/record-properties.ts';
import type { ExtensionContext, RecordLocation } from '../../protocol.ts';
import type { PortalKnowledge } from '../shell/portal-context.ts';

/** Where an extension stands. */
export type Place =
  | { readonly location: RecordLocation; readonly record: RecordProperties }
  | { readonly location: 'pages' | 'settings'; readonly record: null };

/** Stays the same, so that a frame does not start anew. */
export const ON_PAGES: Place = { location: 'pages', record: null };
export const ON_SETTINGS: Place = { location: 'settings', record: null };

/** What HubSpot tells an extension of the place it stands in and of who looks at it. */
export function extensionContext({ facts }: PortalKnowledge, title: string, place: Place): ExtensionContext {
  const { user, portalId, timeZone } = facts;
  const base = {
    user: { ...user, emails: [user.email], roles: [], teams: [], permissions: [] },
    portal: { id: portalId, timezone: timeZone },
    variables: {},
  };
  const app = { appId: 1, appName: 'Loyalty Lens' };
  if (place.record === null) return { ...base, location: place.location, extension: app };
  return {
    ...base,
    location: place.location,
    crm: { objectId: Number(place.record.objectId), objectTypeId: COMPANY_TYPE_ID },
    extension: { ...app, cardTitle: title },
  };
}
