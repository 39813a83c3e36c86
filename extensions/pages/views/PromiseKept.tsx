import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { promiseSchema, type PromiseView } from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { WholeTable } from '../../shared/components/DataTable.tsx';
import { Section } from '../components/Section.tsx';
import { toPath } from '../filters/filters.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useFormat, useWords, type Words } from '../hooks/use-words.ts';

type Period = PromiseView['periods'][number];

/** Whether those that were flagged were lost more often than the others: what the flags are worth, looked at afterwards. */
export function PromiseKept(): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const reading = useAsked(toPath('promise', filters), promiseSchema);
  return (
    <Section title={texts.promise.title} reading={reading} testId="promise">
      {(view) => <Kept view={view} />}
    </Section>
  );
}

function Kept({ view }: { readonly view: PromiseView }): ReactElement {
  const words = useWords();
  const format = useFormat(view.currency);
  const { promise, columns } = words.texts;
  const periods = view.periods.toSorted((one, other) => other.flaggedOn.localeCompare(one.flaggedOn));
  const [latest] = periods;
  if (latest === undefined) return <Text testId="promise-none">{promise.none}</Text>;
  const later = latest.workedOutLater ?? 0;
  return (
    <Flex direction="column" gap="small">
      <Text testId="promise-sentence">
        {[sayFate(latest, words), promise.since(format.fullDate(latest.flaggedOn))].join(' ')}
      </Text>
      <Text variant="microcopy">{promise.definition}</Text>
      {later > 0 && <Text variant="microcopy">{promise.workedOutLater(words.count(later))}</Text>}
      <WholeTable
        testId="promise-table"
        columns={[
          { key: 'period', header: columns.period },
          { key: 'flagged', header: columns.flagged, align: 'right' },
          { key: 'flaggedLost', header: columns.flaggedLost, align: 'right' },
          { key: 'notFlagged', header: columns.notFlagged, align: 'right' },
          { key: 'notFlaggedLost', header: columns.notFlaggedLost, align: 'right' },
        ]}
        rows={periods.map(({ flaggedOn, until, flagged, notFlagged }) => ({
          key: flaggedOn,
          cells: [
            words.texts.retention.period(format.fullDate(flaggedOn), format.fullDate(until)),
            format.number(flagged.customers),
            sayLost(flagged, words),
            format.number(notFlagged.customers),
            sayLost(notFlagged, words),
          ],
        }))}
      />
    </Flex>
  );
}

function sayFate({ flagged, notFlagged }: Period, words: Words): string {
  const { promise } = words.texts;
  const others = words.count(notFlagged.customers);
  const othersRate = rateOf(notFlagged, words);
  if (flagged.customers === 0) return promise.nobodyFlagged(others, othersRate);
  const { count } = words;
  return promise.sentence(count(flagged.lost), count(flagged.customers), rateOf(flagged, words), others, othersRate);
}

/** "18 (45 %)". */
function sayLost(fate: Period['flagged'], words: Words): string {
  const lost = words.count(fate.lost).shown;
  return fate.customers === 0 ? lost : `${lost} (${rateOf(fate, words)})`;
}

function rateOf({ customers, lost }: Period['flagged'], { percent }: Words): string {
  return percent(customers === 0 ? 0 : lost / customers);
}
