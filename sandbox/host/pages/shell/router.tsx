import { useSyncExternalStore, type MouseEvent, type ReactNode } from 'react';

/** Told when the address of the page changes without a load. */
const NAVIGATED = 'sandbox:navigated';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange);
  window.addEventListener(NAVIGATED, onChange);
  return () => {
    window.removeEventListener('popstate', onChange);
    window.removeEventListener(NAVIGATED, onChange);
  };
}

/** Path and query of the address bar, as the page follows it. */
export function useAddress(): URL {
  const href = useSyncExternalStore(subscribe, () => window.location.href);
  return new URL(href);
}

/** Goes to an address of the sandbox. `replace` leaves no step to go back to: for a list's filters while they are typed. */
export function navigate(to: string, { replace = false } = {}): void {
  if (replace) window.history.replaceState(null, '', to);
  else {
    window.history.pushState(null, '', to);
    window.scrollTo(0, 0);
  }
  window.dispatchEvent(new Event(NAVIGATED));
}

interface PageLinkProps {
  readonly to: string;
  readonly className?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A link inside of the sandbox; with a modifier key or the middle button the browser opens it as any other. */
export function PageLink({ to, className = 'sb-link', current = false, children }: PageLinkProps): ReactNode {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} className={className} onClick={follow} {...(current ? { 'aria-current': 'page' as const } : {})}>
      {children}
    </a>
  );
}
