import type { ReactElement } from 'react';
import { hubspot } from '@hubspot/ui-extensions';
import { createPageRouter, PageRoutes } from '@hubspot/ui-extensions/pages';
import { Layout } from './components/Layout.tsx';
import { ROUTES } from './filters/routes.ts';
import { ContactView } from './views/ContactView.tsx';
import { CustomersView } from './views/CustomersView.tsx';
import { DataView } from './views/DataView.tsx';
import { GrowthView } from './views/GrowthView.tsx';
import { NotFoundView } from './views/NotFoundView.tsx';
import { RetentionView } from './views/RetentionView.tsx';
import { SegmentsView } from './views/SegmentsView.tsx';
import { ProgrammeView } from './views/programme/ProgrammeView.tsx';
import { WeekView } from './views/WeekView.tsx';

const PageRouter = createPageRouter(
  <PageRoutes layoutComponent={Layout}>
    <PageRoutes.IndexRoute component={WeekView} id="week" />
    <PageRoutes.Route path={ROUTES.contact} component={ContactView} id="contact" />
    <PageRoutes.Route path={ROUTES.segments} component={SegmentsView} id="segments" />
    <PageRoutes.Route path={ROUTES.customers} component={CustomersView} id="customers" />
    <PageRoutes.Route path={ROUTES.growth} component={GrowthView} id="growth" />
    <PageRoutes.Route path={ROUTES.retention} component={RetentionView} id="retention" />
    <PageRoutes.Route path={ROUTES.data} component={DataView} id="data" />
    <PageRoutes.Route path={ROUTES.programme} component={ProgrammeView} id="programme" />
    <PageRoutes.AnyRoute component={NotFoundView} />
  </PageRoutes>,
);

hubspot.extend<'pages'>(() => <LoyaltyPages />);

/** The portfolio: all customers at once, for managers. */
export function LoyaltyPages(): ReactElement {
  return <PageRouter />;
}
