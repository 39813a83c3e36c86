import type { ReactElement } from 'react';
import { Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import type { Published } from '../sentences/read-published.ts';
import type { Words } from '../sentences/words.ts';
import type { Screen } from '../state/screen.ts';
import type { Controls } from './controls.ts';

export interface CardFooterProps {
  readonly screen: Extract<Screen, { kind: 'customer' }>;
  readonly published: Published | null;
  readonly controls: Controls;
}

/** Of which day this is, when it was written to the record, and the way to work it out again. */
export function CardFooter({ screen, published, controls }: CardFooterProps): ReactElement {
  const words = useWords();
  const { states } = words.texts;
  return (
    <Flex justify="between" align="center" gap="small" wrap>
      <Text variant="microcopy" testId="as-of">
        {describeDays(screen, published, words)}
      </Text>
      <LoadingButton size="xs" loading={controls.isWorking} onClick={controls.refresh} testId="refresh">
        {states.refresh}
      </LoadingButton>
    </Flex>
  );
}

function describeDays(
  { view, ageDays, staleness }: CardFooterProps['screen'],
  published: Published | null,
  { texts: { states }, format }: Words,
): string {
  const writtenOn = published?.kind === 'scored' ? published.scoredOn : null;
  if (view !== null && view.asOf === writtenOn) return states.asOfAndWritten(format.fullDate(view.asOf));
  const saysAge = ageDays !== null && ageDays > 1 && staleness === null;
  return [
    ...(view === null ? [] : [states.asOf(format.fullDate(view.asOf))]),
    ...(writtenOn === null ? [] : [states.written(format.fullDate(writtenOn))]),
    ...(saysAge ? [states.age(ageDays)] : []),
  ].join(' ');
}
