import type { ReactNode } from 'react';
import { PageLink } from './router.tsx';
import { SignInSwitch } from './signed-in.tsx';

const PLACES = [
  { to: '/', label: 'Start' },
  { to: '/companies', label: 'Companies' },
  { to: '/portfolio', label: 'Portfolio' },
  { to: '/settings', label: 'Settings' },
  { to: '/activity', label: 'Activity' },
] as const;

function isCurrent(to: string, path: string): boolean {
  return to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`);
}

export function TopBar({ path, portalTitle }: { readonly path: string; readonly portalTitle: string }): ReactNode {
  return (
    <header className="sb-top">
      <a className="sb-skip" href="#content">
        Skip to the content
      </a>
      <div className="sb-top__row">
        <span className="sb-top__name">
          <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
            <circle cx="9.5" cy="9.5" r="6.5" />
            <path d="m14.5 14.5 5 5M6.5 10.5l2.200 2.200 4-4.700" />
          </svg>
          Loyalty Lens
        </span>
        <nav aria-label="Sandbox" className="sb-top__places">
          {PLACES.map(({ to, label }) => (
            <PageLink key={to} to={to} className="sb-top__place" current={isCurrent(to, path)}>
              {label}
            </PageLink>
          ))}
        </nav>
        <SignInSwitch />
      </div>
      <p className="sb-top__notice">
        Sandbox: a stand-in for HubSpot, not HubSpot{portalTitle !== '' && ` · ${portalTitle}`} · The language switch
        translates the app’s own surfaces only
      </p>
    </header>
  );
}
