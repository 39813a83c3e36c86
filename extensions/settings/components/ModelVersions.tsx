import type { ReactElement } from 'react';
import { Flex, Heading, Text } from '@hubspot/ui-extensions';
import type { ModelReport } from '../../shared/model-view.ts';
import { NO_VALUE } from '../../shared/format.ts';
import { useWords } from '../hooks/use-words.ts';
import { DataTable } from './DataTable.tsx';

/** Every model that was kept. */
export function ModelVersions({
  versions,
  currentId,
}: {
  readonly versions: ModelReport['versions'];
  readonly currentId: string;
}): ReactElement {
  const { texts, format, instant } = useWords();
  const { versions: words } = texts.model;
  return (
    <Flex direction="column" gap="small">
      <Heading>{words.title}</Heading>
      {versions.length === 0 ? (
        <Text>{words.none}</Text>
      ) : (
        <>
          <Text>{words.about(versions.length, format.number(versions.length))}</Text>
          <DataTable
            testId="model-versions"
            columns={[
              { header: words.id },
              { header: words.kind },
              { header: words.fitted },
              { header: words.kept },
              { header: words.reason },
            ]}
            rows={versions.map(({ id, isOwn, fittedOn, keptAt, reason }, index) => ({
              key: `${id} ${index}`,
              cells: [
                id === currentId ? `${id} (${words.inUse})` : id,
                isOwn ? words.own : words.seed,
                fittedOn === null ? NO_VALUE : format.fullDate(fittedOn),
                instant(keptAt) ?? NO_VALUE,
                reason ?? NO_VALUE,
              ],
            }))}
          />
        </>
      )}
    </Flex>
  );
}
