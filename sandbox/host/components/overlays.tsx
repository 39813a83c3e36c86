import { useContext, useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type {
  ModalBodyProps,
  ModalFooterProps,
  ModalProps,
  PanelBodyProps,
  PanelFooterProps,
  PanelProps,
  PanelSectionProps,
  TooltipProps,
} from '@hubspot/ui-extensions';
import { classNames, shortSize, tell, testAttribute } from './attributes.ts';
import { CardSurfaceContext } from './card-surface.ts';
import { hostWords } from './host-words.ts';
import { OverlayStateContext } from './overlay-trigger.tsx';

interface DialogProps {
  readonly kind: 'modal' | 'panel';
  readonly title: string | undefined;
  readonly label: string | undefined;
  readonly width: string;
  readonly variant: string;
  readonly testId?: string | undefined;
  readonly onDismiss: () => void;
  readonly children?: ReactNode;
}

/**
 * A native modal dialog: the browser keeps the focus inside, makes the page behind it inert, hands Escape over as `cancel`
 * and gives the focus back on closing.
 */
export function Dialog({ kind, title, label, width, variant, testId, onDismiss, children }: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  const words = hostWords(useContext(CardSurfaceContext).locale);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    heading.current?.focus();
    return () => element?.close();
  }, []);
  const name = title === undefined ? { 'aria-label': label } : { 'aria-labelledby': titleId };
  return (
    <dialog
      ref={dialog}
      className={classNames('sb-dialog', `sb-${kind}`, `sb-${kind}--${width}`, `sb-${kind}--${variant}`)}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss();
      }}
      // A second Escape in a row closes the dialog without asking: Chromium lets a page refuse only once.
      onClose={onDismiss}
      {...name}
      {...testAttribute(testId)}
    >
      <header className="sb-dialog__head">
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {title ?? label}
        </h2>
        <button type="button" className="sb-dialog__close" aria-label={words.close} onClick={onDismiss}>
          ×
        </button>
      </header>
      {children}
    </dialog>
  );
}

interface OverlayProps {
  readonly id: string;
  readonly onOpen?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
}

/** Whether the overlay is open, from its trigger or, where it stands alone, by its id. */
function useOverlay({ id, onOpen, onClose }: OverlayProps): { readonly open: boolean; readonly close: () => void } {
  const { overlays } = useContext(CardSurfaceContext);
  const fromTrigger = useContext(OverlayStateContext);
  const [ownOpen, setOwnOpen] = useState(false);
  const open = fromTrigger?.open ?? ownOpen;
  const setOpen = fromTrigger?.setOpen ?? setOwnOpen;
  useEffect(() => overlays.register(id, setOpen), [overlays, id, setOpen]);
  const handlers = useRef({ onOpen, onClose });
  useEffect(() => {
    handlers.current = { onOpen, onClose };
  });
  useEffect(() => {
    if (!open) return undefined;
    tell(handlers.current.onOpen);
    const current = handlers;
    return () => {
      tell(current.current.onClose);
    };
  }, [open]);
  return {
    open,
    close: () => {
      setOpen(false);
    },
  };
}

interface OverlayDialogProps {
  readonly kind: 'modal' | 'panel';
  readonly overlay: ModalProps | PanelProps;
}

function OverlayDialog({ kind, overlay }: OverlayDialogProps): ReactNode {
  const { open, close } = useOverlay(overlay);
  if (!open) return null;
  return (
    <Dialog
      kind={kind}
      title={overlay.title}
      label={overlay['aria-label']}
      width={shortSize(overlay.width ?? 'sm')}
      variant={overlay.variant ?? 'default'}
      testId={overlay.testId}
      onDismiss={close}
    >
      {overlay.children}
    </Dialog>
  );
}

export function Modal(props: ModalProps): ReactNode {
  return <OverlayDialog kind="modal" overlay={props} />;
}

export function Panel(props: PanelProps): ReactNode {
  return <OverlayDialog kind="panel" overlay={props} />;
}

/** Of a Modal as of a Panel. */
export function DialogBody({ children, testId }: ModalBodyProps | PanelBodyProps): ReactNode {
  return (
    <div className="sb-dialog__body" {...testAttribute(testId)}>
      {children}
    </div>
  );
}

/** Of a Modal as of a Panel. */
export function DialogFooter({ children, testId }: ModalFooterProps | PanelFooterProps): ReactNode {
  return (
    <footer className="sb-dialog__foot" {...testAttribute(testId)}>
      {children}
    </footer>
  );
}

export function PanelSection({ children, flush = false, testId }: PanelSectionProps): ReactNode {
  return (
    <section
      className={classNames('sb-panel__section', flush && 'sb-panel__section--flush')}
      {...testAttribute(testId)}
    >
      {children}
    </section>
  );
}

/** Only as the overlay of another component, as in HubSpot. Escape hides it without moving the focus (WCAG 1.4.13). */
export function Tooltip({ children, placement = 'top', testId }: TooltipProps): ReactNode {
  const state = useContext(OverlayStateContext);
  const [dismissed, setDismissed] = useState(false);
  const hovered = state?.hovered ?? false;
  useEffect(() => {
    if (!hovered) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setDismissed(true);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      setDismissed(false);
    };
  }, [hovered]);
  if (state === null || !hovered || dismissed) return null;
  return (
    <span
      role="tooltip"
      id={state.tooltipId}
      className={`sb-tooltip sb-tooltip--${placement}`}
      {...testAttribute(testId)}
    >
      {children}
    </span>
  );
}
