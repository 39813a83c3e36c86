/** Finds a card's panels and dialogs by their ids: for the reactions of a click and for the action `closeOverlay`. */
export interface OverlayRegistry {
  /** The answer takes the overlay out again. */
  readonly register: (id: string, setOpen: (open: boolean) => void) => () => void;
  readonly set: (id: string, open: boolean) => void;
}

export function createOverlayRegistry(): OverlayRegistry {
  const overlays = new Map<string, (open: boolean) => void>();
  return {
    register: (id, setOpen) => {
      overlays.set(id, setOpen);
      return () => {
        if (overlays.get(id) === setOpen) overlays.delete(id);
      };
    },
    set: (id, open) => {
      overlays.get(id)?.(open);
    },
  };
}
