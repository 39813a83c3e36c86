import type { ReactElement } from 'react';
import { Flex, Heading } from '@hubspot/ui-extensions';
import type { TouchesPreview } from '../../shared/settings-view.ts';
import { NO_VALUE } from '../../shared/format.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Words } from '../sentences/words.ts';
import { CountTable } from './CountTable.tsx';
import { DataTable } from './DataTable.tsx';
import { Examples } from './Examples.tsx';
import { RecordName } from './RecordName.tsx';

/** What counts as contact and what does not, now and with the draft. */
export function TouchCounts({ view }: { readonly view: TouchesPreview }): ReactElement {
  const { touches } = useWords().texts.previews;
  return (
    <Flex direction="column" gap="small">
      <CountTable
        testId="touch-readings"
        header={touches.reading}
        counts={view.readings.map(({ reading, now, then }) => ({
          key: reading,
          name: touches.readings[reading],
          now,
          then,
        }))}
      />
      {view.exclusions.length > 0 && <Exclusions exclusions={view.exclusions} />}
      <Heading>{touches.customers}</Heading>
      <CountTable
        testId="contact-statuses"
        header={touches.status}
        counts={view.statuses.map(({ status, now, then }) => ({
          key: status,
          name: touches.statuses[status],
          now,
          then,
        }))}
      />
    </Flex>
  );
}

function Exclusions({ exclusions }: { readonly exclusions: TouchesPreview['exclusions'] }): ReactElement {
  const words = useWords();
  const { touches } = words.texts.previews;
  return (
    <DataTable
      testId="exclusions"
      columns={[{ header: touches.exclusion }, { header: touches.activities, align: 'right' }]}
      rows={exclusions.map(({ reason, activities }) => ({
        key: reason,
        cells: [nameOf(words.labels.exclusion, reason), words.format.number(activities)],
      }))}
    />
  );
}

/** Activities of the portal, and how each would be read. */
export function TouchExamples({ examples }: { readonly examples: TouchesPreview['examples'] }): ReactElement {
  const words = useWords();
  const { previews } = words.texts;
  const { columns, readings } = previews.touches;
  return (
    <Examples isEmpty={examples.length === 0}>
      <DataTable
        testId="touch-examples"
        columns={[
          { header: columns.activity },
          { header: columns.subject },
          { header: columns.company },
          { header: columns.day },
          { header: columns.readAs },
          { header: columns.because },
        ]}
        rows={examples.map((touch) => ({
          key: `${touch.companyId} ${touch.activityId}`,
          cells: [
            nameOf(words.labels.touch, touch.kind),
            touch.subject === '' ? NO_VALUE : touch.subject,
            <RecordName kind="company" id={touch.companyId}>
              {touch.companyName}
            </RecordName>,
            words.format.fullDate(touch.day),
            touch.now === touch.then ? readings[touch.then] : previews.arrow(readings[touch.now], readings[touch.then]),
            sayWhy(touch, words),
          ],
        }))}
      />
    </Examples>
  );
}

function sayWhy({ reason, word, then }: TouchesPreview['examples'][number], words: Words): string {
  const { touches } = words.texts.previews;
  if (reason !== null) return nameOf(words.labels.exclusion, reason);
  // A word that only the rule in force knows is why it counts as something else then.
  if (word !== null)
    return then === 'renewal' ? words.texts.previews.contains(word) : words.texts.previews.wordGone(word);
  return then === 'renewal' ? touches.renewalDeal : NO_VALUE;
}

/** A code that the page does not know is shown as it is, readable. */
function nameOf(names: Readonly<Record<string, string>>, code: string): string {
  return names[code] ?? code.replaceAll('_', ' ');
}
