import { createContext } from 'react';
import type { PageTarget } from '../protocol.ts';
import { createOverlayRegistry, type OverlayRegistry } from './overlay-registry.ts';

/** An action of a CRM button: the name that HubSpot gives it, and what it is to be done to. */
export interface CrmAction {
  readonly type: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** What the components need from the place they are shown in; every extension on a page has its own. */
export interface CardSurface {
  readonly overlays: OverlayRegistry;
  readonly runCrmAction: (action: CrmAction) => void;
  /** Opens an address inside the sandbox; false where the browser should follow it. */
  readonly openAddress: (url: string) => boolean;
  /** The address of a page of the app. */
  readonly pageAddress: (target: PageTarget) => string;
  readonly openPage: (target: PageTarget) => void;
  /** The level of a heading: a card stands below a heading of its own, a page only below its title. */
  readonly heading: 'h2' | 'h3';
  readonly locale: string;
  readonly currency: string;
}

export const CardSurfaceContext = createContext<CardSurface>({
  overlays: createOverlayRegistry(),
  runCrmAction: () => undefined,
  openAddress: () => false,
  pageAddress: ({ to }) => to,
  openPage: () => undefined,
  heading: 'h3',
  locale: 'en',
  currency: 'USD',
});
