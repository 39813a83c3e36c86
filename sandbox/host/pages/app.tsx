import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { portalFactsSchema } from '../../demo/portal-facts.ts';
import { EmptyNotice } from './parts/notices.tsx';
import { readOwners, readPropertyDefinitions } from '../data/crm-client.ts';
import { requestJson } from '../data/request.ts';
import { pageLocation } from '../extension/page-address.ts';
import { ActivityPage } from './activity-page.tsx';
import { PortfolioPage, SettingsPage } from './app-pages.tsx';
import { CompanyListPage } from './companies/company-list-page.tsx';
import { LoadView } from './parts/load-view.tsx';
import { PageFrame } from './parts/page-frame.tsx';
import { RecordFormsArea } from './record/record-forms-area.tsx';
import { RecordPage } from './record/record-page.tsx';
import { FooterSwitch } from './shell/footer-switch.tsx';
import { PortalContext, type PortalKnowledge } from './shell/portal-context.ts';
import { PageLink, useAddress } from './shell/router.tsx';
import { SignInArea } from './shell/signed-in.tsx';
import { StandInArea } from './shell/stand-in.tsx';
import { ToastArea } from './shell/toasts.tsx';
import { TopBar } from './shell/top-bar.tsx';
import { useLoad } from './shell/use-load.ts';
import { StartPage } from './start-page.tsx';

async function loadPortal(): Promise<PortalKnowledge> {
  const [facts, definitions, owners] = await Promise.all([
    requestJson('/api/portal', portalFactsSchema),
    readPropertyDefinitions('companies'),
    readOwners(),
  ]);
  const { currency, timeZone, user } = facts;
  const loadedAt = performance.now();
  const now = () => new Date(Date.parse(facts.now) + performance.now() - loadedAt).toISOString();
  return { facts, now, definitions, owners, format: { locale: user.locale, currency, timeZone } };
}

function NotFoundPage(): ReactNode {
  return (
    <PageFrame title="There is no such page">
      <EmptyNotice title="The sandbox has no page at this address">
        Go to the <PageLink to="/">start</PageLink> or to the <PageLink to="/companies">companies</PageLink>.
      </EmptyNotice>
    </PageFrame>
  );
}

function Page({ address }: { readonly address: URL }): ReactNode {
  const { pathname, searchParams } = address;
  const record = /^\/companies\/(\d+)$/.exec(pathname);
  if (record?.[1] !== undefined) return <RecordPage key={record[1]} companyId={record[1]} />;
  if (pageLocation(address) !== null) return <PortfolioPage address={address} />;
  switch (pathname) {
    case '/':
      return <StartPage />;
    case '/companies':
      return <CompanyListPage query={searchParams} />;
    case '/settings':
      return <SettingsPage />;
    case '/activity':
      return <ActivityPage />;
    default:
      return <NotFoundPage />;
  }
}

function App(): ReactNode {
  const address = useAddress();
  const load = useLoad('portal', loadPortal);
  const title = load.outcome.state === 'ready' ? load.outcome.value.facts.title : '';
  return (
    <ToastArea>
      <SignInArea onChange={load.reload}>
        <StandInArea>
          <TopBar path={address.pathname} portalTitle={title} />
          <main id="content" className="sb-page">
            <LoadView load={load} what="The portal">
              {(portal) => (
                <PortalContext.Provider value={portal}>
                  <RecordFormsArea>
                    <Page address={address} />
                  </RecordFormsArea>
                </PortalContext.Provider>
              )}
            </LoadView>
          </main>
          <FooterSwitch />
        </StandInArea>
      </SignInArea>
    </ToastArea>
  );
}

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no element #app.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
