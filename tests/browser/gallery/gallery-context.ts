import type { ExtensionContext, HostActions, RecordActions } from '../../../sandbox/host/protocol.ts';
import { GALLERY_TIME_ZONE, type ShownState } from './gallery-protocol.ts';

const LOCALES: Readonly<Record<ShownState['language'], string>> = { en: 'en-gb', de: 'de-de' };

/** HubSpot's context of a state: Ana Ruiz looks at company 9001 of portal 4711, or at the app's own pages. */
export function contextOf({ location, language }: ShownState): ExtensionContext {
  const base = {
    user: {
      id: 11,
      firstName: 'Ana',
      lastName: 'Ruiz',
      email: 'ana@example.com',
      emails: ['ana@example.com'],
      locale: LOCALES[language],
      language,
      roles: [],
      teams: [],
      permissions: [],
    },
    portal: { id: 4711, timezone: GALLERY_TIME_ZONE },
    variables: {},
  };
  const extension = { appId: 1, appName: 'Loyalty Lens' };
  if (location === 'pages' || location === 'settings') return { ...base, location, extension };
  const crm = { objectId: 9001, objectTypeId: '0-2' };
  return { ...base, location, crm, extension: { ...extension, cardTitle: 'Loyalty' } };
}

type Followed = Pick<HostActions, 'closeOverlay' | 'navigateToPage'>;

/** What an extension does to the page around it has no effect here, but to close its own dialogs and to turn its own pages. */
export function fixtureActions(followed: Followed): RecordActions {
  return {
    ...followed,
    addAlert: () => {},
    reloadPage: () => {},
    fetchCrmObjectProperties: () => Promise.resolve({}),
    refreshObjectProperties: () => {},
    onCrmPropertiesUpdate: () => {},
    copyTextToClipboard: () => Promise.resolve(),
    openIframeModal: () => {},
  };
}
