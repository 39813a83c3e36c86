/** A page that shows one compiled extension at a time, as the sandbox's host does, with a fixture in place of every backend. */
import { useSyncExternalStore, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { createController, RemoteRenderer, type RemoteReceiver } from '@remote-ui/react/host';
import { CardSurfaceContext, type CardSurface } from '../../../sandbox/host/components/card-surface.ts';
import { createOverlayRegistry } from '../../../sandbox/host/components/overlay-registry.ts';
import { HOST_COMPONENT_NAMES, HOST_COMPONENTS } from '../../../sandbox/host/components/registry.ts';
import { pageAddress, pageLocation } from '../../../sandbox/host/extension/page-address.ts';
import { startExtension, type RunningExtension } from '../../../sandbox/host/extension/start-extension.ts';
import type { PageTarget } from '../../../sandbox/host/protocol.ts';
import { createFixtureServices, type FixtureServices } from './fixture-services.ts';
import { contextOf, fixtureActions } from './gallery-context.ts';
import { GALLERY_NOW, type GalleryReport, type ShownState } from './gallery-protocol.ts';
import { createStopwatch, type Stopwatch } from './stopwatch.ts';

const CONTROLLER = createController(HOST_COMPONENTS);
/** So many frames without a change count as quiet. */
const QUIET_FRAMES = 4;
const PATIENCE_MILLISECONDS = 20_000;

interface Shown {
  readonly number: number;
  readonly state: ShownState;
  readonly surface: CardSurface;
  readonly running: RunningExtension;
  readonly played: FixtureServices;
  readonly stopwatch: Stopwatch;
  readonly problems: string[];
  progress: GalleryReport['state'];
}

let shown: Shown | null = null;
let shows = 0;
const listeners = new Set<() => void>();

function tellAll(): void {
  for (const listener of listeners) listener();
}

function show(state: ShownState): void {
  shown?.running.stop();
  shown?.stopwatch.stop();
  const problems: string[] = [];
  const crash = (message: string): void => {
    problems.push(`It stopped: ${message}`);
    if (shown?.problems === problems) shown.progress = 'crashed';
    tellAll();
  };
  const played = createFixtureServices(state.fixture, { onProblem: (text) => problems.push(text), onCrash: crash });
  const overlays = createOverlayRegistry();
  const context = contextOf(state);
  const stopwatch = createStopwatch();
  const running = startExtension({
    workerUrl: '/worker.js',
    scriptUrl: `/${state.surface}.js`,
    now: GALLERY_NOW,
    context,
    pageLocation: state.fixture.pageLocation ?? { path: '/', params: {} },
    components: HOST_COMPONENT_NAMES,
    actions: fixtureActions({
      closeOverlay: (id) => {
        overlays.set(id, false);
      },
      navigateToPage: (target) => {
        goTo(running, target);
      },
    }),
    services: played.services,
  });
  const surface: CardSurface = {
    overlays,
    heading: state.surface === 'card' ? 'h3' : 'h2',
    locale: context.user.locale,
    currency: 'EUR',
    openAddress: () => true,
    runCrmAction: () => {},
    pageAddress,
    openPage: (target) => {
      goTo(running, target);
    },
  };
  shows += 1;
  const mine: Shown = {
    number: shows,
    state,
    surface,
    running,
    played,
    stopwatch,
    problems,
    progress: 'starting',
  };
  shown = mine;
  running.started.then(
    () => {
      if (mine.progress === 'starting') mine.progress = 'running';
      tellAll();
    },
    (error: unknown) => {
      crash(error instanceof Error ? error.message : String(error));
    },
  );
  document.documentElement.lang = state.language;
  tellAll();
}

function goTo({ showPage }: RunningExtension, target: PageTarget): void {
  const location = pageLocation(new URL(pageAddress(target), window.location.origin));
  if (location !== null) showPage(location);
}

async function settle(): Promise<void> {
  let quiet = 0;
  const observer = new MutationObserver(() => {
    quiet = 0;
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  const started = performance.now();
  const isMoving = (): boolean =>
    quiet < QUIET_FRAMES || shown?.progress === 'starting' || (shown?.played.pending() ?? 0) > 0;
  while (isMoving() && performance.now() - started < PATIENCE_MILLISECONDS) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    quiet += 1;
  }
  observer.disconnect();
  if (isMoving()) shown?.problems.push('It never came to rest.');
}

function report(): GalleryReport {
  return {
    state: shown?.progress ?? 'starting',
    problems: shown?.problems ?? [],
    headlineMilliseconds: shown?.stopwatch.read() ?? null,
  };
}

function Extension({ receiver, surface }: { readonly receiver: RemoteReceiver; readonly surface: CardSurface }) {
  return (
    <CardSurfaceContext.Provider value={surface}>
      <RemoteRenderer receiver={receiver} controller={CONTROLLER} />
    </CardSurfaceContext.Provider>
  );
}

/** Changes with each state and with its progress. */
function snapshot(): string {
  return `${shows} ${shown?.progress ?? ''}`;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function Gallery(): ReactNode {
  useSyncExternalStore(subscribe, snapshot);
  if (shown === null) return null;
  const { state, number, running, surface, progress } = shown;
  return (
    <div className="gallery" style={{ width: state.pixels }} data-progress={progress}>
      <h1 className="sb-unseen">Gallery</h1>
      <section className={state.surface === 'card' ? 'sb-card' : 'sb-app-page'}>
        {state.surface === 'card' && (
          <header className="sb-card__head">
            <h2>Loyalty</h2>
          </header>
        )}
        <div className={state.surface === 'card' ? 'sb-card__body' : 'sb-app-page__body'}>
          {progress === 'running' && <Extension key={number} receiver={running.receiver} surface={surface} />}
        </div>
      </section>
    </div>
  );
}

Object.assign(window, { gallery: { show, settle, report } });
const place = document.querySelector('main');
if (place !== null) createRoot(place).render(<Gallery />);
