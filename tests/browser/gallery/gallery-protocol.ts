import type { ExtensionContext } from '../../../sandbox/host/protocol.ts';
import type { Fixture, Language, Surface, Width } from './gallery-state.ts';

/** The one place and instant of all states. */
export const GALLERY_NOW = '2026-11-21T09:00:00.000Z';
export const GALLERY_TIME_ZONE = 'Europe/Berlin';
export const SERVICE_ORIGIN = 'https://loyalty.example';

/** Room for a card or a page in pixels: a guess at HubSpot's, which publishes none. */
export const PIXELS: Readonly<Record<Width, number>> = { sidebar: 340, preview: 420, tab: 740, page: 1180 };

/** One state as the page gets it. */
export interface ShownState {
  readonly surface: Surface;
  readonly location: ExtensionContext['location'];
  readonly language: Language;
  readonly pixels: number;
  readonly fixture: Fixture;
}

export interface GalleryReport {
  readonly state: 'starting' | 'running' | 'crashed';
  /** What went wrong, one line each: a crash, a mistake in an event, a call that no answer was made for. */
  readonly problems: readonly string[];
  /** From the start of the worker to the first frame with a headline in it; null: there is none yet. */
  readonly headlineMilliseconds: number | null;
}

declare global {
  interface Window {
    readonly gallery: {
      /** Ends the state before and starts this one. */
      readonly show: (state: ShownState) => void;
      /** Resolves once everything that was asked is answered and nothing moves any more. */
      readonly settle: () => Promise<void>;
      readonly report: () => GalleryReport;
    };
  }
}
