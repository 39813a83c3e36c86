import { useEffect, useRef, useState } from 'react';
import type { RemoteReceiver } from '@remote-ui/react/host';
import { createHostActions, createRecordActions } from '../../extension/host-actions.ts';
import { createHostServices } from '../../extension/host-services.ts';
import { pageAddress } from '../../extension/page-address.ts';
import { startExtension, type RunningExtension } from '../../extension/start-extension.ts';
import type { OverlayRegistry } from '../../components/overlay-registry.ts';
import { HOST_COMPONENT_NAMES } from '../../components/registry.ts';
import type { LogLevel, PageLocation, PageTarget } from '../../protocol.ts';
import { usePortal } from '../shell/portal-context.ts';
import { navigate } from '../shell/router.tsx';
import { useStandIn } from '../shell/stand-in.tsx';
import { useToast } from '../shell/toasts.tsx';
import type { LogLine } from './extension-log.tsx';
import { extensionContext, type Place } from './extension-place.ts';

const LOG_LINES = 50;
const FIRST_PAGE: PageLocation = { path: '/', params: {} };

type ExtensionState =
  | { readonly state: 'starting' }
  | { readonly state: 'running'; readonly receiver: RemoteReceiver }
  | { readonly state: 'crashed'; readonly message: string };

interface Started {
  /** Address of the compiled extension. */
  readonly scriptUrl: string;
  readonly title: string;
  readonly place: Place;
  readonly overlays: OverlayRegistry;
  /** The same object as long as it says the same. */
  readonly pageLocation: PageLocation | undefined;
}

interface Extension {
  readonly extension: ExtensionState;
  readonly log: readonly LogLine[];
  readonly startAgain: () => void;
}

/** Runs one compiled extension in a worker of its own for as long as its place is shown. */
export function useExtension({ scriptUrl, title, place, overlays, pageLocation = FIRST_PAGE }: Started): Extension {
  const portal = usePortal();
  const toast = useToast();
  const standIn = useStandIn();
  const [attempt, setAttempt] = useState(0);
  const [extension, setExtension] = useState<ExtensionState>({ state: 'starting' });
  const [log, setLog] = useState<readonly LogLine[]>([]);
  const lines = useRef(0);
  const running = useRef<RunningExtension | null>(null);
  const startsOn = useRef(pageLocation);

  useEffect(() => {
    startsOn.current = pageLocation;
    running.current?.showPage(pageLocation);
  }, [pageLocation]);

  useEffect(() => {
    const note = (level: LogLevel, text: string) => {
      lines.current += 1;
      const line = { id: lines.current, level, text };
      setLog((others) => [...others, line].slice(-LOG_LINES));
    };
    const crash = (message: string) => {
      note('error', message);
      setExtension({ state: 'crashed', message });
    };
    const { record } = place;
    const actions = {
      showAlert: toast,
      showStandIn: standIn,
      closeOverlay: (id: string) => {
        overlays.set(id, false);
      },
      openPage: (target: PageTarget) => {
        navigate(pageAddress(target));
      },
    };
    const started = startExtension({
      workerUrl: '/assets/worker.js',
      scriptUrl,
      now: portal.now(),
      context: extensionContext(portal, title, place),
      pageLocation: startsOn.current,
      components: HOST_COMPONENT_NAMES,
      actions: record === null ? createHostActions(actions) : createRecordActions(record, actions),
      services: createHostServices({
        record,
        definitions: portal.definitions,
        format: portal.format,
        onLog: note,
        onFailed: (during, message) => {
          if (during === 'render') crash(message);
          else note('error', message);
        },
      }),
    });
    let stopped = false;
    started.started.then(
      () => {
        if (stopped) return;
        running.current = started;
        started.showPage(startsOn.current);
        setExtension((before) =>
          before.state === 'crashed' ? before : { state: 'running', receiver: started.receiver },
        );
      },
      (error: unknown) => {
        if (!stopped) crash(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      stopped = true;
      running.current = null;
      started.stop();
      setExtension({ state: 'starting' });
    };
  }, [attempt, scriptUrl, title, place, portal, toast, standIn, overlays]);

  const startAgain = (): void => {
    setAttempt((count) => count + 1);
  };
  return { extension, log, startAgain };
}
