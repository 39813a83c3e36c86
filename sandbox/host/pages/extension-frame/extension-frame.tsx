import { useMemo, useState, type ReactNode } from 'react';
import { createController, RemoteRenderer } from '@remote-ui/react/host';
import { CardSurfaceContext, type CardSurface, type CrmAction } from '../../components/card-surface.ts';
import { ErrorState, LoadingSpinner } from '../../components/feedback.tsx';
import { createOverlayRegistry } from '../../components/overlay-registry.ts';
import { HOST_COMPONENTS } from '../../components/registry.ts';
import { pageAddress } from '../../extension/page-address.ts';
import type { PageLocation } from '../../protocol.ts';
import { usePortal } from '../shell/portal-context.ts';
import { navigate } from '../shell/router.tsx';
import { useStandIn } from '../shell/stand-in.tsx';
import { ExtensionLog } from './extension-log.tsx';
import type { Place } from './extension-place.ts';
import { useCrmActions } from './crm-actions.ts';
import { openRecordAddress } from './record-links.ts';
import { useExtension } from './use-extension.ts';

const CONTROLLER = createController(HOST_COMPONENTS);

interface Props {
  /** Folder and file name of the compiled extension, such as `cards/LoyaltyCard.js`. */
  readonly script: string;
  readonly title: string;
  /** The same at every render, else the extension starts anew. */
  readonly place: Place;
  /** Of a page of the app. */
  readonly pageLocation?: PageLocation;
}

/** remote-ui refuses a name that is not in the registry; what that means for the extension is said in words. */
function describeCrash(message: string): string {
  const [, component] = /^Unsupported component: (\w+)$/.exec(message) ?? [];
  if (component === undefined) return message;
  return `It uses ${component}, which this sandbox does not show. In HubSpot it may work.`;
}

/** One place that shows a compiled extension, in a worker of its own: a card with its frame, or a whole page. */
export function ExtensionFrame({ script, title, place, pageLocation }: Props): ReactNode {
  const portal = usePortal();
  const standIn = useStandIn();
  const runCrmAction = useCrmActions();
  const [overlays] = useState(createOverlayRegistry);
  const surface = useMemo<CardSurface>(
    () => ({
      overlays,
      heading: place.record === null ? 'h2' : 'h3',
      locale: portal.format.locale,
      currency: portal.format.currency,
      openAddress: (url) => openRecordAddress(url, standIn),
      pageAddress,
      openPage: (target) => {
        navigate(pageAddress(target));
      },
      runCrmAction: (action: CrmAction) => {
        runCrmAction(action);
      },
    }),
    [overlays, place.record, portal.format, standIn, runCrmAction],
  );
  const { extension, log, startAgain } = useExtension({
    scriptUrl: `/compiled/${script}`,
    title,
    place,
    overlays,
    pageLocation,
  });
  const isCard = place.record !== null;
  return (
    <section className={isCard ? 'sb-card' : 'sb-app-page'} aria-label={title} data-card={extension.state}>
      {isCard && (
        <header className="sb-card__head">
          <h2>{title}</h2>
          <span className="sb-muted">Loyalty Lens</span>
        </header>
      )}
      <div className={isCard ? 'sb-card__body' : 'sb-app-page__body'}>
        {extension.state === 'starting' && <LoadingSpinner label={`Starting ${title}…`} showLabel layout="centered" />}
        {extension.state === 'crashed' && (
          <ErrorState title={isCard ? 'The card stopped' : 'The page stopped'}>
            <p>{describeCrash(extension.message)}</p>
            <button type="button" className="sb-button sb-button--secondary sb-button--md" onClick={startAgain}>
              Start it again
            </button>
          </ErrorState>
        )}
        {extension.state === 'running' && (
          <CardSurfaceContext.Provider value={surface}>
            <RemoteRenderer receiver={extension.receiver} controller={CONTROLLER} />
          </CardSurfaceContext.Provider>
        )}
      </div>
      <ExtensionLog lines={log} />
    </section>
  );
}
