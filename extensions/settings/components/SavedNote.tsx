import type { ReactElement } from 'react';
import { Alert, Flex, LoadingButton, Text } from '@hubspot/ui-extensions';
import { runStartedSchema } from '../../shared/settings-view.ts';
import { useRequest } from '../../shared/use-asked.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayFailure } from '../sentences/say-failure.ts';
import type { Saved } from '../state/saved.ts';

export interface SavedNoteProps {
  readonly saved: Saved;
  /** When the next nightly run begins, ISO 8601 in UTC. */
  readonly nextRunAt: string;
}

/** What was saved last, from when it counts, and how to have it count now. */
export function SavedNote({ saved: { setting, takesEffect }, nextRunAt }: SavedNoteProps): ReactElement {
  const { texts, instant } = useWords();
  const { page, editing } = texts;
  if (takesEffect === null) return <Alert title={editing.unchanged} variant="info" testId="saved" />;
  const title = editing.saved(page.settings[setting.name], String(setting.version));
  if (takesEffect === 'at_once')
    return (
      <Alert title={title} variant="success" testId="saved">
        {editing.takesEffect.at_once}
      </Alert>
    );
  return (
    <Alert title={title} variant="success" testId="saved">
      <Flex direction="column" gap="small">
        <Text>{editing.takesEffect.with_next_run}</Text>
        <Text>{editing.run.next(instant(nextRunAt) ?? page.unknownTime)}</Text>
        <StartRun key={setting.version} />
      </Flex>
    </Alert>
  );
}

/** The run of the whole portal, begun now instead of in the night. */
function StartRun(): ReactElement {
  const words = useWords();
  const { run } = words.texts.editing;
  const { state, ask } = useRequest<{ readonly started: true }>();
  if (state.status === 'ready') return <Text testId="run-started">{run.started}</Text>;
  const failure = state.status === 'failed' ? sayFailure(state.failure, words) : null;
  return (
    <Flex gap="small" align="center" wrap>
      <LoadingButton
        size="sm"
        variant="secondary"
        loading={state.status === 'loading'}
        onClick={() => void ask({ path: '/api/settings/run', method: 'POST', body: {}, schema: runStartedSchema })}
        testId="start-run"
      >
        {run.start}
      </LoadingButton>
      {failure !== null && <Text testId="run-failed">{`${failure.title}: ${failure.advice}`}</Text>}
    </Flex>
  );
}
