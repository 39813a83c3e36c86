import { type ReactElement, useEffect, useRef } from 'react';
import { Button, Flex, Heading, StatusTag, Text } from '@hubspot/ui-extensions';
import { checklistSchema, type ChecklistView } from '../../shared/settings-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Words } from '../sentences/words.ts';
import { AskedView } from './AskedView.tsx';
import { DataTable } from './DataTable.tsx';

type Step = ChecklistView['steps'][number];

const STATE_COLOURS = {
  done: 'success',
  under_way: 'info',
  to_do: 'warning',
  unknown: 'default',
  empty: 'info',
} as const;

/** What is set up and what is still to do. */
export function SetUpTab({ policyVersion }: { readonly policyVersion: number }): ReactElement {
  const { page } = useWords().texts;
  const reading = useAsked('/api/settings/checklist', checklistSchema);
  const { retry } = reading;
  const seenVersion = useRef(policyVersion);
  useEffect(() => {
    if (seenVersion.current === policyVersion) return;
    seenVersion.current = policyVersion;
    retry();
  }, [policyVersion, retry]);
  return (
    <AskedView reading={reading} loading={page.loading}>
      {({ steps }) => <Checklist steps={steps} isLoading={reading.state.status === 'loading'} retry={retry} />}
    </AskedView>
  );
}

function Checklist({
  steps,
  isLoading,
  retry,
}: {
  readonly steps: readonly Step[];
  readonly isLoading: boolean;
  readonly retry: () => void;
}): ReactElement {
  const words = useWords();
  const { setup } = words.texts;
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <Flex direction="column" gap="small">
      <Heading>{setup.title}</Heading>
      <Text>{done === steps.length ? setup.allDone : setup.done(done, steps.length)}</Text>
      <DataTable
        testId="checklist"
        columns={[{ header: setup.columns.step }, { header: setup.columns.state }, { header: setup.columns.what }]}
        rows={steps.map((step) => ({
          key: step.name,
          cells: [
            <Text format={{ fontWeight: 'demibold' }}>{setup.steps[step.name].name}</Text>,
            <StatusTag variant={STATE_COLOURS[step.state]}>{setup.states[step.state]}</StatusTag>,
            <Text>{sayStep(step, words)}</Text>,
          ],
        }))}
      />
      <Flex>
        <Button variant="secondary" onClick={retry} disabled={isLoading} testId="look-again">
          {setup.again}
        </Button>
      </Flex>
    </Flex>
  );
}

function sayStep({ name, state, missing, at }: Step, { texts, instant }: Words): string {
  const { setup } = texts;
  const sentence = {
    done: setup.steps[name].done,
    to_do: setup.steps[name].todo,
    under_way: setup.underWay,
    unknown: setup.unknown,
    empty: setup.empty,
  }[state];
  const when = instant(at);
  return [sentence, missing.join(', '), when === null ? '' : setup.lastAt(when)]
    .filter((part) => part !== '')
    .join(' ');
}
