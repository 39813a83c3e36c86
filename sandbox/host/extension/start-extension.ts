import { createRemoteReceiver, type RemoteReceiver } from '@remote-ui/react/host';
import { createEndpoint, fromWebWorker } from '@remote-ui/rpc';
import {
  valueOf,
  type ExtensionContext,
  type ExtensionWorker,
  type HostActions,
  type HostServices,
  type PageLocation,
} from '../protocol.ts';

export interface ExtensionStart {
  /** The bundle of `worker/worker.tsx`. */
  readonly workerUrl: string;
  /** The extension as compiled by HubSpot's builder. */
  readonly scriptUrl: string;
  /** The instant that counts as now, ISO 8601. */
  readonly now: string;
  readonly context: ExtensionContext;
  /** Of a page, where it starts; the first page by default. */
  readonly pageLocation?: PageLocation;
  readonly actions: HostActions;
  readonly services: HostServices;
  readonly components: readonly string[];
}

export interface RunningExtension {
  readonly receiver: RemoteReceiver;
  /** Resolves once the extension is mounted; rejects where it could not be loaded or did not call `hubspot.extend`. */
  readonly started: Promise<void>;
  /** Leads a page of the app to another place among its pages. */
  readonly showPage: (location: PageLocation) => void;
  /** Ends the worker. */
  readonly stop: () => void;
}

/** Starts a worker of its own for one extension on one place of the page. */
export function startExtension({
  workerUrl,
  scriptUrl,
  now,
  context,
  pageLocation = { path: '/', params: {} },
  actions,
  services,
  components,
}: ExtensionStart): RunningExtension {
  const receiver = createRemoteReceiver();
  const worker = new Worker(workerUrl);
  const endpoint = createEndpoint<ExtensionWorker>(fromWebWorker(worker));
  endpoint.expose({ ...services });
  const crashed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => {
      reject(new Error(event.message === '' ? 'The extension worker could not be loaded.' : event.message));
    });
  });
  // Components in a plain array: the worker freezes it.
  const started = endpoint.call.start({
    scriptUrl,
    now,
    context,
    pageLocation,
    actions,
    channel: receiver.receive,
    components: [...components],
  });
  return {
    receiver,
    started: Promise.race([started, crashed]).then((answer) => {
      valueOf(answer);
    }),
    showPage: (location) => {
      endpoint.call.showPage(location).catch(() => undefined);
    },
    stop: () => {
      worker.terminate();
    },
  };
}
