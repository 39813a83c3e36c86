import { type ReactElement, type ReactNode, useMemo, useState } from 'react';
import { Divider, Flex, Tab, Tabs, Text, useExtensionContext } from '@hubspot/ui-extensions';
import { PageTitle } from '@hubspot/ui-extensions/pages';
import { dayOfInstant } from '../../shared/days.ts';
import { ownersSchema } from '../../shared/portfolio-view.ts';
import { programmeSchema } from '../../shared/programme/programme-settings.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { ROUTE_NAMES, type RouteName, routeOf } from '../filters/routes.ts';
import { usePlace } from '../hooks/use-place.ts';
import { createPortfolio, PortfolioProvider } from '../hooks/use-portfolio.ts';
import { ProgrammeProvider, useProgramme } from '../hooks/use-programme.ts';
import { createWords, useWords, WordsProvider } from '../hooks/use-words.ts';
import { FilterRow } from './FilterRow.tsx';
import { Freshness } from './Freshness.tsx';
import { GlossaryButton } from './GlossaryButton.tsx';
import { Troubles } from './Troubles.tsx';

/**
 * What stays around every view: title, age, filters and tabs. Without the owners' names everything else still works: they are
 * then shown by their ids. The programme has its tab where a part of it is on, and takes no filters.
 */
export function Layout({ children }: { readonly children: ReactNode }): ReactElement {
  const { user, portal } = useExtensionContext<'pages'>();
  const [today] = useState(() => dayOfInstant(new Date(), portal.timezone));
  const { state, retry } = useAsked('/api/portfolio/owners', ownersSchema);
  const programme = useAsked('/api/programme', programmeSchema);
  const { route } = usePlace();
  const words = useMemo(() => createWords(user.locale, portal.timezone), [user.locale, portal.timezone]);
  const portfolio = useMemo(() => createPortfolio(portal.id, today, state.value), [portal.id, today, state.value]);
  return (
    <WordsProvider value={words}>
      <PortfolioProvider value={portfolio}>
        <Flex direction="column" gap="medium">
          <Flex direction="row" justify="between" align="start" wrap="wrap" gap="small">
            <PageTitle>{words.texts.frame.title}</PageTitle>
            <GlossaryButton />
          </Flex>
          <Troubles
            alsoRetry={() => {
              retry();
              programme.retry();
            }}
          >
            <Freshness />
            {!portfolio.seesAll && <Text testId="own-only">{words.texts.frame.ownOnly}</Text>}
            {route !== 'programme' && <FilterRow />}
            <Divider />
            <ProgrammeProvider value={programme}>
              <Views>{children}</Views>
            </ProgrammeProvider>
          </Troubles>
        </Flex>
      </PortfolioProvider>
    </WordsProvider>
  );
}

/** The tabs, the chosen one holding its view; an address without a view has no tab chosen. */
function Views({ children }: { readonly children: ReactNode }): ReactElement {
  const { route, go } = usePlace();
  const { tabs } = useWords().texts.frame;
  const { parts } = useProgramme();
  const isShown = (name: RouteName): boolean => name !== 'programme' || route === name || parts.length > 0;
  const choose = (selected: number | string): void => {
    const chosen = routeOf(selected);
    if (chosen !== null && chosen !== route) go(chosen);
  };
  return (
    <>
      <Tabs {...(route === null ? {} : { selected: route })} onSelectedChange={choose} testId="views">
        {ROUTE_NAMES.filter(isShown).map((name) => (
          <Tab key={name} tabId={name} title={tabs[name]}>
            {name === route ? children : null}
          </Tab>
        ))}
      </Tabs>
      {route === null && children}
    </>
  );
}
