import { retain } from '@remote-ui/rpc';
import type { CardAlert, HostActions } from '../protocol.ts';
import type { RecordProperties } from '../data/record-properties.ts';

export interface HostActionsDeps {
  readonly record: RecordProperties;
  readonly showAlert: (alert: CardAlert) => void;
  /** Something that HubSpot would open and the sandbox does not. */
  readonly showStandIn: (title: string, detail: string, onClose?: () => void) => void;
  readonly closeOverlay: (id: string) => void;
}

/** `useExtensionActions`: what a card may do to the page around it. */
export function createHostActions({ record, showAlert, showStandIn, closeOverlay }: HostActionsDeps): HostActions {
  return {
    addAlert: showAlert,
    reloadPage: () => {
      window.location.reload();
    },
    fetchCrmObjectProperties: (names) => record.read(names === '*' ? 'all' : names),
    refreshObjectProperties: () => {
      record.refresh().catch((error: unknown) => {
        showAlert({ type: 'danger', message: error instanceof Error ? error.message : String(error) });
      });
    },
    onCrmPropertiesUpdate: (names, callback) => {
      retain(callback);
      record.subscribe(names === '*' ? 'all' : names, (values) => {
        callback(values);
      });
    },
    copyTextToClipboard: (text) => window.navigator.clipboard.writeText(text),
    openIframeModal: ({ uri, title }, onClose) => {
      if (onClose !== undefined) retain(onClose);
      showStandIn(title ?? 'A page in a frame', `HubSpot would show ${uri} in a frame here.`, onClose);
    },
    closeOverlay,
    navigateToPage: ({ to }) => {
      showStandIn('A page of the app', `HubSpot would open the app’s page “${to}” here.`);
    },
  };
}
