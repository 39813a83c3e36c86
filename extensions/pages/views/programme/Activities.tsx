import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { activitiesSchema } from '../../../shared/programme/activities-view.ts';
import { useAsked } from '../../../shared/use-asked.ts';
import { usePageNumber } from '../../hooks/use-page-number.ts';
import { useFormat, useWords } from '../../hooks/use-words.ts';
import { ActivityKinds } from './ActivityKinds.tsx';
import { ActivityLedger } from './ActivityLedger.tsx';
import { AssignActivity } from './AssignActivity.tsx';
import { PartSection } from './PartSection.tsx';
import { listPath } from './programme-paths.ts';

/** What is planned and was done for customers, and what followed by kind. */
export function Activities(): ReactElement {
  const { activities } = useWords().texts.programme;
  const [page, turn] = usePageNumber('activities');
  const reading = useAsked(listPath('activities', page), activitiesSchema);
  const format = useFormat(reading.state.value?.kind === 'activities' ? reading.state.value.currency : null);
  return (
    <PartSection
      title={activities.title}
      controls={<AssignActivity company={null} place="ledger" onSaved={reading.retry} />}
      reading={reading}
      testId="activities"
    >
      {(view) => (
        <Flex direction="column" gap="medium">
          {view.total === 0 ? (
            <Text>{activities.none}</Text>
          ) : (
            <ActivityLedger view={view} format={format} page={page} turn={turn} onChanged={reading.retry} />
          )}
          {view.byKind.length > 0 && <ActivityKinds byKind={view.byKind} format={format} />}
        </Flex>
      )}
    </PartSection>
  );
}
