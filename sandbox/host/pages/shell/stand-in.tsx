import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import { Dialog, DialogBody, DialogFooter } from '../../components/overlays.tsx';

interface StandIn {
  readonly title: string;
  readonly detail: string;
  readonly onClose?: (() => void) | undefined;
}

type ShowStandIn = (title: string, detail: string, onClose?: () => void) => void;

const StandInContext = createContext<ShowStandIn>(() => undefined);

/** Says what HubSpot would open here: its own forms and pages are not part of the sandbox. */
export function useStandIn(): ShowStandIn {
  return useContext(StandInContext);
}

export function StandInArea({ children }: { readonly children: ReactNode }): ReactNode {
  const [shown, setShown] = useState<StandIn | null>(null);
  const show = useCallback<ShowStandIn>((title, detail, onClose) => {
    setShown({ title, detail, onClose });
  }, []);
  const close = () => {
    shown?.onClose?.();
    setShown(null);
  };
  return (
    <StandInContext.Provider value={show}>
      {children}
      {shown !== null && (
        <Dialog kind="modal" title={shown.title} label={undefined} width="sm" variant="default" onDismiss={close}>
          <DialogBody>
            <p>{shown.detail}</p>
            <p className="sb-muted">
              In HubSpot this opens HubSpot’s own form or page. The sandbox has none: it only says what would open.
            </p>
          </DialogBody>
          <DialogFooter>
            <button type="button" className="sb-button sb-button--primary sb-button--md" onClick={close}>
              Close
            </button>
          </DialogFooter>
        </Dialog>
      )}
    </StandInContext.Provider>
  );
}
