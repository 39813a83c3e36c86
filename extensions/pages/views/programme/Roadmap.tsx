import { type ReactElement, useState } from 'react';
import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import { roadmapSchema, type RoadmapView } from '../../../shared/programme/roadmap-view.ts';
import { useAsked } from '../../../shared/use-asked.ts';
import { usePageNumber } from '../../hooks/use-page-number.ts';
import { useWords } from '../../hooks/use-words.ts';
import type { Who } from './CompanyCell.tsx';
import { EnterExchange } from './EnterExchange.tsx';
import { Exchanges } from './Exchanges.tsx';
import { PartSection } from './PartSection.tsx';
import { listPath } from './programme-paths.ts';
import { RoadmapTable } from './RoadmapTable.tsx';

/** With whom to exchange plans next, and what was exchanged with the one that is looked at. */
export function Roadmap(): ReactElement {
  const { roadmap } = useWords().texts.programme;
  const [page, turn] = usePageNumber('roadmap');
  const [shown, show] = useState<Who | null>(null);
  const reading = useAsked(listPath('roadmap', page), roadmapSchema);
  return (
    <Flex direction="column" gap="large">
      <PartSection
        title={roadmap.title}
        controls={<EnterExchange company={null} onSaved={reading.retry} />}
        reading={reading}
        testId="roadmap"
      >
        {(view) => <Due view={view} page={page} turn={turn} show={show} onSaved={reading.retry} />}
      </PartSection>
      {shown !== null && <Exchanges key={shown.companyId} company={shown} />}
    </Flex>
  );
}

interface DueProps {
  readonly view: Extract<RoadmapView, { kind: 'roadmap' }>;
  readonly page: number;
  readonly turn: (page: number) => void;
  readonly show: (company: Who) => void;
  readonly onSaved: () => void;
}

function Due({ view, page, turn, show, onSaved }: DueProps): ReactElement {
  const { texts, count } = useWords();
  const { roadmap } = texts.programme;
  return (
    <Flex direction="column" gap="small">
      <Text testId="roadmap-sentence">{roadmap.sentence(count(view.upToDate), count(view.customers))}</Text>
      {view.total === 0 ? (
        <Text>{roadmap.none}</Text>
      ) : (
        <>
          <Heading>{roadmap.due}</Heading>
          <RoadmapTable view={view} page={page} turn={turn} show={show} onSaved={onSaved} />
        </>
      )}
    </Flex>
  );
}
