import type { ReactElement, ReactNode } from 'react';
import { Flex, Text, useExtensionActions, useExtensionContext } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';
import { useWords } from '../hooks/use-words.ts';
import { composeNextStep } from '../sentences/next-step.ts';
import type { Summary } from '../sentences/summary.ts';

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
  const { sentence, button, action } = composeNextStep(summary, words);
  return (
    <Flex direction="column" gap="small" align="start">
      <Text format={{ fontWeight: 'demibold' }} testId="next-step">
        {sentence}
      </Text>
      <Flex gap="small" align="center" wrap>
        <CrmActionButton
          actionType={action}
          actionContext={{ objectTypeId: crm.objectTypeId, objectId: crm.objectId }}
          variant="primary"
          onError={() => {
            addAlert({ type: 'danger', message: words.texts.nextSteps.failed });
          }}
          testId="next-step-button"
        >
          {button}
        </CrmActionButton>
        {children}
      </Flex>
    </Flex>
  );
}
