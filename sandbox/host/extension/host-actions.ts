import { retain } from '@remote-ui/rpc';
import type { HostActions, HostAlert, PageTarget, RecordActions } from '../protocol.ts';
import type { RecordProperties } from '../data/record-properties.ts';

export interface HostActionsDeps {
  readonly showAlert: (alert: HostAlert) => void;
  /** Something that HubSpot would open and the sandbox does not. */
  readonly showStandIn: (title: string, detail: string, onClose?: () => void) => void;
  readonly closeOverlay: (id: string) => void;
  readonly openPage: (target: PageTarget) => void;
}

/** `useExtensionActions`: what an extension may do to the page around it. */
export function createHostActions({ showAlert, showStandIn, closeOverlay, openPage }: HostActionsDeps): HostActions {
  return {
    addAlert: showAlert,
    reloadPage: () => {
      window.location.reload();
    },
    copyTextToClipboard: (text) => window.navigator.clipboard.writeText(text),
    openIframeModal: ({ uri, title }, onClose) => {
      if (onClose !== undefined) retain(onClose);
      showStandIn(title ?? 'A page in a frame', `HubSpot would show ${uri} in a frame here.`, onClose);
    },
    closeOverlay,
    navigateToPage: openPage,
  };
}

/** What a card on a record may do besides. */
export function createRecordActions(record: RecordProperties, deps: HostActionsDeps): RecordActions {
  return {
    ...createHostActions(deps),
    fetchCrmObjectProperties: (names) => record.read(names === '*' ? 'all' : names),
    refreshObjectProperties: () => {
      record.refresh().catch((error: unknown) => {
        deps.showAlert({ type: 'danger', message: error instanceof Error ? error.message : String(error) });
      });
    },
    onCrmPropertiesUpdate: (names, callback) => {
      retain(callback);
      record.subscribe(names === '*' ? 'all' : names, (values) => {
        callback(values);
      });
    },
  };
}
