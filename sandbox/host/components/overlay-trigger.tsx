import { createContext, useContext, useId, useMemo, useState, type ReactNode, type SyntheticEvent } from 'react';
import type { ExtensionEvent, Reactions } from '@hubspot/ui-extensions';
import { tell } from './attributes.ts';
import { CardSurfaceContext } from './card-surface.ts';
import type { OverlayRegistry } from './overlay-registry.ts';

/** What a trigger tells the overlay it carries. A Tooltip shows while `hovered`, a Modal or Panel while `open`. */
export interface OverlayState {
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly hovered: boolean;
  /** An id for the Tooltip, so that the trigger is described by it. */
  readonly tooltipId: string;
}

/** Null outside of a trigger: an overlay there opens by its id only. */
export const OverlayStateContext = createContext<OverlayState | null>(null);

export interface TriggerProps {
  readonly overlay?: ReactNode;
  readonly testId?: string | undefined;
  readonly onClick?: ((event: ExtensionEvent, reactions: Reactions) => unknown) | undefined;
}

export interface Trigger {
  /** Tells the card of the click and opens the overlay. */
  readonly click: (event: SyntheticEvent) => void;
  readonly open: () => void;
  readonly handlers: {
    readonly onMouseEnter: () => void;
    readonly onMouseLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
  readonly describedBy: string | undefined;
  readonly overlay: ReactNode;
}

export function createReactions(overlays: OverlayRegistry): Reactions {
  const open = (id: string) => {
    overlays.set(id, true);
  };
  const close = (id: string) => {
    overlays.set(id, false);
  };
  return { openPanel: open, closePanel: close, openModal: open, closeModal: close };
}

/** A DOM event as the card gets it: plain data, since an event cannot pass to the worker. */
export function toExtensionEvent(event: SyntheticEvent, id = ''): Pick<ExtensionEvent, keyof ExtensionEvent> {
  return { type: event.type, bubbles: event.bubbles, timeStamp: event.timeStamp, id };
}

/** Behaviour of everything that can be clicked and can carry an overlay. */
export function useTrigger({ overlay, testId, onClick }: TriggerProps): Trigger {
  const { overlays } = useContext(CardSurfaceContext);
  const [open, setOpen] = useState(false);
  const [hovered, setHovered] = useState(false);
  const tooltipId = useId();
  const carries = overlay !== undefined && overlay !== null;
  const state = useMemo(() => ({ open, setOpen, hovered, tooltipId }), [open, hovered, tooltipId]);
  return {
    click: (event) => {
      tell(onClick, toExtensionEvent(event, testId), createReactions(overlays));
      if (carries) setOpen(true);
    },
    open: () => {
      if (carries) setOpen(true);
    },
    handlers: {
      onMouseEnter: () => {
        setHovered(true);
      },
      onMouseLeave: () => {
        setHovered(false);
      },
      onFocus: () => {
        setHovered(true);
      },
      onBlur: () => {
        setHovered(false);
      },
    },
    describedBy: carries && hovered ? tooltipId : undefined,
    overlay: carries ? <OverlayStateContext.Provider value={state}>{overlay}</OverlayStateContext.Provider> : null,
  };
}
