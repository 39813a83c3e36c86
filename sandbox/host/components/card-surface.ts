import { createContext } from 'react';
import { createOverlayRegistry, type OverlayRegistry } from './overlay-registry.ts';

/** An action of a CRM button: the name that HubSpot gives it, and what it is to be done to. */
export interface CrmAction {
  readonly type: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** What the components need from the place they are shown in; every card on a page has its own. */
export interface CardSurface {
  readonly overlays: OverlayRegistry;
  readonly runCrmAction: (action: CrmAction) => void;
  /** Opens an address inside the sandbox; false where the browser should follow it. */
  readonly openAddress: (url: string) => boolean;
  readonly locale: string;
  readonly currency: string;
}

export const CardSurfaceContext = createContext<CardSurface>({
  overlays: createOverlayRegistry(),
  runCrmAction: () => undefined,
  openAddress: () => false,
  locale: 'en',
  currency: 'USD',
});
