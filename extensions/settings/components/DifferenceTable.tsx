import type { ReactElement } from 'react';
import { Text } from '@hubspot/ui-extensions';
import { NO_VALUE } from '../../shared/format.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayDifference } from '../sentences/say-entry.ts';
import type { Difference } from '../state/edits.ts';
import type { Field } from '../state/field.ts';
import { DataTable } from './DataTable.tsx';

/** What changes, from what to what. */
export function DifferenceTable<Value>({
  fields,
  differences,
  testId,
}: {
  readonly fields: readonly Field<Value>[];
  readonly differences: readonly Difference[];
  readonly testId: string;
}): ReactElement {
  const words = useWords();
  const { save } = words.texts.editing;
  if (differences.length === 0) return <Text>{save.nothing}</Text>;
  return (
    <DataTable
      testId={testId}
      columns={[{ header: save.name }, { header: save.from }, { header: save.to }]}
      rows={differences.map((difference) => {
        const kind = fields.find(({ name }) => name === difference.name)?.kind ?? 'text';
        const { name, from, to } = sayDifference(difference, kind, words);
        return { key: difference.name, cells: [name, from === '' ? NO_VALUE : from, to === '' ? NO_VALUE : to] };
      })}
    />
  );
}
