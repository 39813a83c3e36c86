import { createRemoteReceiver, type RemoteReceiver } from '@remote-ui/react/host';
import { createEndpoint, fromWebWorker } from '@remote-ui/rpc';
import { valueOf, type CardContext, type CardWorker, type HostActions, type HostServices } from '../protocol.ts';

export interface CardStart {
  /** The bundle of `worker/worker.tsx`. */
  readonly workerUrl: string;
  /** The card as compiled by HubSpot's builder. */
  readonly cardUrl: string;
  /** The instant that counts as now, ISO 8601. */
  readonly now: string;
  readonly context: CardContext;
  readonly actions: HostActions;
  readonly services: HostServices;
  readonly components: readonly string[];
}

export interface RunningCard {
  readonly receiver: RemoteReceiver;
  /** Resolves once the card is mounted; rejects where it could not be loaded or did not call `hubspot.extend`. */
  readonly started: Promise<void>;
  /** Ends the worker. */
  readonly stop: () => void;
}

/** Starts a worker of its own for one card on one place of the page. */
export function startCard({ workerUrl, cardUrl, now, context, actions, services, components }: CardStart): RunningCard {
  const receiver = createRemoteReceiver();
  const worker = new Worker(workerUrl);
  const endpoint = createEndpoint<CardWorker>(fromWebWorker(worker));
  endpoint.expose({ ...services });
  const crashed = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', (event) => {
      reject(new Error(event.message === '' ? 'The extension worker could not be loaded.' : event.message));
    });
  });
  // Components in a plain array: the worker freezes it.
  const started = endpoint.call.start({
    cardUrl,
    now,
    context,
    actions,
    channel: receiver.receive,
    components: [...components],
  });
  return {
    receiver,
    started: Promise.race([started, crashed]).then((answer) => {
      valueOf(answer);
    }),
    stop: () => {
      worker.terminate();
    },
  };
}
