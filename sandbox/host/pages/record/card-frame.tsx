import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { createController, RemoteRenderer, type RemoteReceiver } from '@remote-ui/react/host';
import { createHostActions } from '../../card/host-actions.ts';
import { createHostServices } from '../../card/host-services.ts';
import { startCard } from '../../card/start-card.ts';
import { CardSurfaceContext, type CardSurface, type CrmAction } from '../../components/card-surface.ts';
import { ErrorState, LoadingSpinner } from '../../components/feedback.tsx';
import { createOverlayRegistry } from '../../components/overlay-registry.ts';
import { HOST_COMPONENT_NAMES, HOST_COMPONENTS } from '../../components/registry.ts';
import { COMPANY_TYPE_ID } from '../../data/object-types.ts';
import type { RecordProperties } from '../../data/record-properties.ts';
import type { CardContext, LogLevel } from '../../protocol.ts';
import { usePortal, type PortalKnowledge } from '../shell/portal-context.ts';
import { useStandIn } from '../shell/stand-in.tsx';
import { useToast } from '../shell/toasts.tsx';
import { CardLog, type LogLine } from './card-log.tsx';
import { describeAction } from './describe-action.ts';
import { openRecordAddress, showRecord } from './record-links.ts';

const LOG_LINES = 50;
const CONTROLLER = createController(HOST_COMPONENTS);

type CardState =
  | { readonly state: 'starting' }
  | { readonly state: 'running'; readonly receiver: RemoteReceiver }
  | { readonly state: 'crashed'; readonly message: string };

interface Props {
  /** File name of the compiled card. */
  readonly file: string;
  readonly title: string;
  readonly location: 'crm.record.tab' | 'crm.record.sidebar';
  readonly record: RecordProperties;
}

function cardContext({ facts }: PortalKnowledge, title: string, location: Props['location'], id: string): CardContext {
  const { user, portalId, timeZone } = facts;
  return {
    location,
    user: { ...user, emails: [user.email], roles: [], teams: [], permissions: [] },
    portal: { id: portalId, timezone: timeZone },
    crm: { objectId: Number(id), objectTypeId: COMPANY_TYPE_ID },
    extension: { appId: 1, appName: 'Loyalty Lens', cardTitle: title },
    variables: {},
  };
}

/** remote-ui refuses a name that is not in the registry; what that means for the card is said in words. */
function describeCrash(message: string): string {
  const [, component] = /^Unsupported component: (\w+)$/.exec(message) ?? [];
  if (component === undefined) return message;
  return `It uses ${component}, which this sandbox does not show. In HubSpot it may work.`;
}

/** One place of the record page that shows the compiled card, in a worker of its own. */
export function CardFrame({ file, title, location, record }: Props): ReactNode {
  const portal = usePortal();
  const toast = useToast();
  const standIn = useStandIn();
  const [attempt, setAttempt] = useState(0);
  const [card, setCard] = useState<CardState>({ state: 'starting' });
  const [log, setLog] = useState<readonly LogLine[]>([]);
  const lines = useRef(0);
  const [overlays] = useState(createOverlayRegistry);

  const surface = useMemo<CardSurface>(
    () => ({
      overlays,
      locale: portal.format.locale,
      currency: portal.format.currency,
      openAddress: (url) => openRecordAddress(url, standIn),
      runCrmAction: (action: CrmAction) => {
        if (showRecord(action)) return;
        const { heading, detail } = describeAction(action);
        standIn(heading, detail);
      },
    }),
    [overlays, portal.format, standIn],
  );

  useEffect(() => {
    const note = (level: LogLevel, text: string) => {
      lines.current += 1;
      const line = { id: lines.current, level, text };
      setLog((others) => [...others, line].slice(-LOG_LINES));
    };
    const crash = (message: string) => {
      note('error', message);
      setCard({ state: 'crashed', message });
    };
    const running = startCard({
      workerUrl: '/assets/worker.js',
      cardUrl: `/cards/${file}`,
      now: portal.facts.now,
      context: cardContext(portal, title, location, record.objectId),
      components: HOST_COMPONENT_NAMES,
      actions: createHostActions({
        record,
        showAlert: toast,
        showStandIn: standIn,
        closeOverlay: (id) => {
          overlays.set(id, false);
        },
      }),
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
    running.started.then(
      () => {
        if (stopped) return;
        setCard((before) => (before.state === 'crashed' ? before : { state: 'running', receiver: running.receiver }));
      },
      (error: unknown) => {
        if (!stopped) crash(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      stopped = true;
      running.stop();
      setCard({ state: 'starting' });
    };
  }, [attempt, file, title, location, record, portal, toast, standIn, overlays]);

  return (
    <section className="sb-card" aria-label={title} data-card={card.state}>
      <header className="sb-card__head">
        <h2>{title}</h2>
        <span className="sb-muted">Loyalty Lens</span>
      </header>
      <div className="sb-card__body">
        {card.state === 'starting' && <LoadingSpinner label={`Starting ${title}…`} showLabel layout="centered" />}
        {card.state === 'crashed' && (
          <ErrorState title="The card stopped">
            <p>{describeCrash(card.message)}</p>
            <button
              type="button"
              className="sb-button sb-button--secondary sb-button--md"
              onClick={() => {
                setAttempt((count) => count + 1);
              }}
            >
              Start it again
            </button>
          </ErrorState>
        )}
        {card.state === 'running' && (
          <CardSurfaceContext.Provider value={surface}>
            <RemoteRenderer receiver={card.receiver} controller={CONTROLLER} />
          </CardSurfaceContext.Provider>
        )}
      </div>
      <CardLog lines={log} />
    </section>
  );
}
