import { useEffect, useMemo, type ReactNode } from 'react';
import { pageLocation } from '../extension/page-address.ts';
import { ExtensionFrame } from './extension-frame/extension-frame.tsx';
import { ON_PAGES, ON_SETTINGS } from './extension-frame/extension-place.ts';
import { EmptyNotice } from './parts/notices.tsx';
import { PageFrame } from './parts/page-frame.tsx';
import { usePortal } from './shell/portal-context.ts';

function NotBuilt({ title }: { readonly title: string }): ReactNode {
  return (
    <PageFrame title={title}>
      <EmptyNotice title="This build of the app has no such page">
        Pages and settings ask the service: a build without one leaves them out.
      </EmptyNotice>
    </PageFrame>
  );
}

/** The app's own pages, which HubSpot shows below its navigation; each address below `/portfolio` is one. */
export function PortfolioPage({ address }: { readonly address: URL }): ReactNode {
  const { pages } = usePortal().facts;
  const { href } = address;
  const location = useMemo(() => pageLocation(new URL(href)), [href]);
  useEffect(() => {
    document.title = 'Portfolio · Loyalty Lens sandbox';
  }, []);
  if (pages === null || location === null) return <NotBuilt title="Portfolio" />;
  return <ExtensionFrame script={`pages/${pages}`} title="Portfolio" place={ON_PAGES} pageLocation={location} />;
}

/** The app's settings, which HubSpot shows to admins beside the other connected apps. */
export function SettingsPage(): ReactNode {
  const { settings } = usePortal().facts;
  if (settings === null) return <NotBuilt title="Settings" />;
  return (
    <PageFrame title="Connected apps" lead="HubSpot shows an app’s settings here, below Integrations.">
      <ExtensionFrame script={`settings/${settings}`} title="Settings of Loyalty Lens" place={ON_SETTINGS} />
    </PageFrame>
  );
}
