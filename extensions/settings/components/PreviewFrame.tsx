import type { ReactElement, ReactNode } from 'react';
import { Alert, Flex, Heading, LoadingButton, Text } from '@hubspot/ui-extensions';
import type { PolicyValue } from '../../shared/settings-view.ts';
import type { Draft } from '../hooks/use-draft.ts';
import type { Preview } from '../hooks/use-preview.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayFailure } from '../sentences/say-failure.ts';

interface Looked {
  readonly companies: number;
  readonly ofCompanies: number;
}

export interface PreviewFrameProps<View extends Looked> {
  readonly texts: { readonly title: string; readonly about: string };
  readonly preview: Preview<View>;
  readonly draft: Draft<PolicyValue>;
  readonly testId: string;
  readonly children: (view: View) => ReactNode;
}

/** The button that asks what a draft would do, and the answer; only for those who may change it. */
export function PreviewFrame<View extends Looked>(props: PreviewFrameProps<View>): ReactElement | null {
  const { texts, preview, draft, testId, children } = props;
  const words = useWords();
  const { previews } = words.texts;
  const { state, isOutdated, ask } = preview;
  const isWrong = Object.keys(draft.problems).length > 0;
  if (!draft.mayChange) return null;
  const failure = state.status === 'failed' ? sayFailure(state.failure, words) : null;
  return (
    <Flex direction="column" gap="small" testId={testId}>
      <Heading>{texts.title}</Heading>
      <Text>{`${texts.about} ${previews.nothingWritten}`}</Text>
      <Flex gap="small" align="center" wrap>
        <LoadingButton
          variant="secondary"
          loading={state.status === 'loading'}
          disabled={isWrong}
          onClick={ask}
          testId={`${testId}-ask`}
        >
          {state.value === null ? previews.ask : previews.again}
        </LoadingButton>
        <Text variant="microcopy">{sayNext()}</Text>
      </Flex>
      {failure !== null && (
        <Alert title={failure.title} variant="danger" testId={`${testId}-failed`}>
          {failure.advice}
        </Alert>
      )}
      {state.value !== null && <Answer view={state.value}>{children(state.value)}</Answer>}
    </Flex>
  );

  function sayNext(): string {
    if (state.status === 'loading') return previews.working;
    if (isWrong) return previews.fixFirst;
    if (state.value === null) return previews.notYet;
    return isOutdated ? previews.outdated : '';
  }
}

function Answer({ view, children }: { readonly view: Looked; readonly children: ReactNode }): ReactElement {
  const { texts, exact } = useWords();
  const { companies, ofCompanies } = view;
  if (ofCompanies === 0) return <Text>{texts.previews.nobody}</Text>;
  return (
    <>
      <Text format={{ italic: true }}>
        {companies < ofCompanies
          ? texts.previews.looked(exact(companies), exact(ofCompanies))
          : texts.previews.lookedAll(exact(companies))}
      </Text>
      {children}
    </>
  );
}
