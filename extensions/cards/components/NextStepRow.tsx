import type { ReactElement, ReactNode } from 'react';
import { Flex, Text, useExtensionActions, useExtensionContext } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';
import { useWords } from '../hooks/use-words.ts';
import { composeNextStep } from '../sentences/next-step.ts';
import type { Summary } from '../sentences/summary.ts';
import { CopyReason } from './CopyReason.tsx';

export interface NextStepRowProps {
  readonly summary: Summary;
  /** Further, lesser buttons. */
  readonly children: ReactNode;
}

/** The one thing to do next; its button opens HubSpot's own form. */
export function NextStepRow({ summary, children }: NextStepRowProps): ReactElement {
  const { crm } = useExtensionContext<'crm.record.tab'>();
  const { addAlert } = useExtensionActions<'crm.record.tab'>();
  const words = useWords();
  const { sentence, button, action, letter } = composeNextStep(summary, words);
  const draft = letter === null ? {} : { initialEmailSubject: letter.subject, initialEmailBody: letter.body };
  return (
    <Flex direction="column" gap="small" align="start">
      <Text format={{ fontWeight: 'demibold' }} testId="next-step">
        {sentence}
      </Text>
      <Flex gap="small" align="center" wrap>
        <CrmActionButton
          actionType={action}
          actionContext={{ objectTypeId: crm.objectTypeId, objectId: crm.objectId, ...draft }}
          variant="primary"
          onError={() => {
            addAlert({ type: 'danger', message: words.texts.nextSteps.failed });
          }}
          testId="next-step-button"
        >
          {button}
        </CrmActionButton>
        {children}
        {letter === null && <CopyReason summary={summary} />}
      </Flex>
    </Flex>
  );
}
