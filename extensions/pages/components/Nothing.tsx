import type { ReactElement } from 'react';
import { Button, EmptyState, Text } from '@hubspot/ui-extensions';
import { healthSchema } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { isFiltered } from '../filters/filters.ts';
import { usePlace } from '../hooks/use-place.ts';
import { usePortfolio } from '../hooks/use-portfolio.ts';
import { useWords } from '../hooks/use-words.ts';

/** No customer at all: because of the filters, because of the person's rights, or because nothing is scored yet. */
export function Nothing({ testId }: { readonly testId: string }): ReactElement {
  const { texts } = useWords();
  const { filters, filter } = usePlace();
  const { seesAll } = usePortfolio();
  const { states, filters: words } = texts.frame;
  if (isFiltered(filters)) {
    return (
      <EmptyState title={states.noMatch} layout="vertical" testId={testId}>
        <Button
          onClick={() => {
            filter({});
          }}
          testId={`${testId}-clear`}
        >
          {words.clear}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={states.empty} layout="vertical" testId={testId}>
      {seesAll ? <WhyEmpty /> : <Text>{states.emptyOwn}</Text>}
    </EmptyState>
  );
}

/** Before the first run has ended there may be customers that nobody has counted; after it there are none. */
function WhyEmpty(): ReactElement | null {
  const { states } = useWords().texts.frame;
  const { state } = useAsked('/api/portfolio/health', healthSchema);
  if (state.status === 'loading') return null;
  return <Text>{state.value?.lastRun?.state === 'done' ? states.emptyRun : states.emptyText}</Text>;
}
