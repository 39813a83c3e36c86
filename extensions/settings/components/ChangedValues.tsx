import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';
import { sayDifference } from '../sentences/say-entry.ts';
import { differencesOf } from '../state/edits.ts';
import type { Group, Standing } from '../state/groups.ts';

const SHOWN = 6;
/** Of a list; the dialog of the way back names all. */
const WORDS_SHOWN = 4;

/** What a version changed, in words. */
export function ChangedValues<Value>({
  group,
  version,
  before,
  isCut,
}: {
  readonly group: Group<Value>;
  readonly version: Standing<Value>;
  /** Null: none is listed before it. */
  readonly before: Standing<Value> | null;
  /** There are older versions than those listed. */
  readonly isCut: boolean;
}): ReactElement {
  const words = useWords();
  const { changes } = words.texts.page;
  if (before === null) return <Text>{isCut ? changes.notListed : changes.first}</Text>;
  const differences = differencesOf(group.fields, before.value, version.value);
  if (differences.length === 0) return <Text>{changes.same}</Text>;
  return (
    <Flex direction="column" gap="flush">
      {differences.slice(0, SHOWN).map((difference) => {
        const kind = group.fields.find(({ name }) => name === difference.name)?.kind ?? 'text';
        const { name, from, to } = sayDifference(difference, kind, words, WORDS_SHOWN);
        return (
          <Text key={difference.name}>
            {from === '' || to === '' ? changes.half(name, from + to) : changes.line(name, from, to)}
          </Text>
        );
      })}
      {differences.length > SHOWN && <Text>{changes.more(String(differences.length - SHOWN))}</Text>}
    </Flex>
  );
}
