import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { NO_VALUE } from '../../../shared/format.ts';
import { exposureSchema, type ExposureView } from '../../../shared/programme/exposure-view.ts';
import { useAsked } from '../../../shared/use-asked.ts';
import { DataTable } from '../../../shared/components/DataTable.tsx';
import { usePageNumber } from '../../hooks/use-page-number.ts';
import { useFormat, useWords } from '../../hooks/use-words.ts';
import { AssignActivity, useAssigns } from './AssignActivity.tsx';
import { CompanyCell } from './CompanyCell.tsx';
import { PartSection } from './PartSection.tsx';
import { listPath, pageCountOf } from './programme-paths.ts';

/** Whom a competitor could win now, and why. */
export function Exposure(): ReactElement {
  const { exposure } = useWords().texts.programme;
  const [page, turn] = usePageNumber('exposure');
  return (
    <PartSection
      title={exposure.title}
      reading={useAsked(listPath('exposure', page), exposureSchema)}
      testId="exposure"
    >
      {(view) => <Exposed view={view} page={page} turn={turn} />}
    </PartSection>
  );
}

interface ExposedProps {
  readonly view: Extract<ExposureView, { kind: 'exposure' }>;
  readonly page: number;
  readonly turn: (page: number) => void;
}

function Exposed({ view, page, turn }: ExposedProps): ReactElement {
  const { texts, count } = useWords();
  const { programme, columns } = texts;
  const { exposure } = programme;
  const format = useFormat(view.currency);
  const assigns = useAssigns();
  if (view.total === 0) return <Text>{exposure.none}</Text>;
  const renewal = (days: number | null): string => {
    if (days === null) return NO_VALUE;
    return days < 0 ? texts.overdueBy(count(-days)) : texts.dueIn(count(days));
  };
  return (
    <Flex direction="column" gap="small">
      <Text testId="exposure-sentence">{exposure.sentence(count(view.total), format.money(view.valueAtRisk))}</Text>
      <DataTable
        testId="exposure-list"
        columns={[
          { key: 'customer', header: columns.customerAndOwner },
          { key: 'why', header: exposure.why },
          { key: 'competitor', header: exposure.competitor },
          { key: 'renewal', header: columns.renewal },
          { key: 'silence', header: exposure.silence },
          { key: 'atRisk', header: columns.valueAtRisk, align: 'right' },
          { key: 'annual', header: columns.currentAnnualValue, align: 'right' },
          ...(assigns ? [{ key: 'assign', header: programme.activities.activity }] : []),
        ]}
        rows={view.exposed.map((one) => ({
          key: one.companyId,
          cells: [
            <CompanyCell key="who" companyId={one.companyId} name={one.name} ownerId={one.ownerId} />,
            one.signals.map((signal) => exposure.signals[signal]).join(', '),
            one.competitor ?? NO_VALUE,
            renewal(one.daysToRenewal),
            one.silentDays === null ? NO_VALUE : exposure.days(count(one.silentDays)),
            format.money(one.valueAtRisk),
            format.money(one.currentAnnualValue),
            ...(assigns ? [<AssignActivity key="assign" company={one} place="exposure" />] : []),
          ],
        }))}
        paging={{ page, pageCount: pageCountOf(view.total), turn }}
      />
      <Text variant="microcopy">{exposure.note}</Text>
    </Flex>
  );
}
