import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { HostAlert } from '../../protocol.ts';

const SHOWN_MILLISECONDS = 8_000;

interface Toast extends HostAlert {
  readonly id: number;
}

const ToastContext = createContext<(alert: HostAlert) => void>(() => undefined);

/** Shows a short message at the edge of the page. */
export function useToast(): (alert: HostAlert) => void {
  return useContext(ToastContext);
}

export function ToastArea({ children }: { readonly children: ReactNode }): ReactNode {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const count = useRef(0);
  const area = useRef<HTMLDivElement>(null);
  const dismiss = useCallback((id: number) => {
    setToasts((others) => others.filter((toast) => toast.id !== id));
  }, []);
  const show = useCallback(
    (alert: HostAlert) => {
      count.current += 1;
      const id = count.current;
      setToasts((others) => [...others, { ...alert, id }]);
      // What went wrong stays until it is read.
      if (alert.type !== 'danger') setTimeout(dismiss, SHOWN_MILLISECONDS, id);
    },
    [dismiss],
  );
  useEffect(() => {
    // Shown again on every change, it comes to lie above a dialog that was opened meanwhile.
    const element = area.current;
    element?.setAttribute('popover', 'manual');
    element?.showPopover();
    return () => {
      element?.hidePopover();
    };
  }, [toasts]);
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext.Provider value={value}>
      {children}
      <div ref={area} className="sb-toasts" role="log" aria-label="Messages">
        {toasts.map(({ id, type = 'info', title, message }) => (
          <div key={id} className={`sb-toast sb-toast--${type}`}>
            <div>
              {title !== undefined && <strong>{title}</strong>}
              <div>{message}</div>
            </div>
            <button
              type="button"
              className="sb-dialog__close"
              aria-label="Dismiss message"
              onClick={() => {
                dismiss(id);
              }}
            >
              ×
            </button>
          </div>
        ))}
      </div>
    </ToastContext.Provider>
  );
}
