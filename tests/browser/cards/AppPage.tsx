import { hubspot, Flex, Text, Button, useExtensionActions, useExtensionContext } from '@hubspot/ui-extensions';
import {
  createPageRouter,
  PageBreadcrumbs,
  PageHeader,
  PageLink,
  PageRoutes,
  PageTitle,
  usePageRoute,
} from '@hubspot/ui-extensions/pages';

/** What HubSpot's page components and router do, on three pages. */
function FirstPage() {
  const context = useExtensionContext<'pages'>();
  const { navigateToPage } = useExtensionActions<'pages'>();
  return (
    <Flex direction="column">
      <PageTitle>First page</PageTitle>
      <PageHeader>
        <PageHeader.PrimaryAction>
          <PageHeader.PageLink to="/customers/:id" params={{ id: '7', sort: 'name' }}>
            Seven
          </PageHeader.PageLink>
        </PageHeader.PrimaryAction>
      </PageHeader>
      <Text testId="context">{`${context.location} ${context.user.locale} ${'crm' in context ? 'on a record' : 'on no record'}`}</Text>
      <PageLink to="/customers/:id" params={{ id: '8' }}>
        Eight
      </PageLink>
      <Button
        onClick={() => {
          navigateToPage({ to: '/customers/:id', params: { id: '9', filter: 'a b' } });
        }}
      >
        Nine
      </Button>
    </Flex>
  );
}

function CustomerPage() {
  const { params } = usePageRoute();
  return (
    <Flex direction="column">
      <PageBreadcrumbs>
        <PageBreadcrumbs.PageLink to="/">First page</PageBreadcrumbs.PageLink>
        <PageBreadcrumbs.Current>{`Customer ${params.id ?? ''}`}</PageBreadcrumbs.Current>
      </PageBreadcrumbs>
      <PageTitle>{`Customer ${params.id ?? ''}`}</PageTitle>
      <Text testId="params">{JSON.stringify(params)}</Text>
    </Flex>
  );
}

const Router = createPageRouter(
  <PageRoutes>
    <PageRoutes.IndexRoute component={FirstPage} />
    <PageRoutes.Route path="/customers/:id" component={CustomerPage} />
  </PageRoutes>,
);

hubspot.extend<'pages'>(() => <Router />);
