import type { ReactElement } from 'react';
import { Alert, Flex, Text } from '@hubspot/ui-extensions';
import { type PolicyValue, segmentsPreviewSchema } from '../../shared/settings-view.ts';
import type { Draft } from '../hooks/use-draft.ts';
import { usePreview } from '../hooks/use-preview.ts';
import { useWords } from '../hooks/use-words.ts';
import { CONFIRMED_FIELD, RISK_FIELDS, SEGMENT_FIELDS, VALUE_FIELDS } from '../state/policy-fields.ts';
import { BesideForm } from './BesideForm.tsx';
import { DraftBar } from './DraftBar.tsx';
import { DraftForm } from './DraftForm.tsx';
import { FieldInput } from './FieldInput.tsx';
import { PreviewFrame } from './PreviewFrame.tsx';
import { SegmentCounts } from './SegmentPreview.tsx';
import { WalletForm } from './WalletForm.tsx';

/** Costs, margin, discounting, the Ideal lifetime value, and how many customers each segment would hold. */
export function ValueTab({ draft }: { readonly draft: Draft<PolicyValue> }): ReactElement {
  const { page, previews, editing } = useWords().texts;
  const preview = usePreview('/api/settings/preview/segments', segmentsPreviewSchema, draft);
  return (
    <Flex direction="column" gap="large">
      {draft.standing.value.provisional && (
        <Flex direction="column" gap="small">
          <Alert title={editing.provisional.title} variant="warning" testId="provisional-note">
            <Text>{editing.provisional.about}</Text>
          </Alert>
          <FieldInput field={CONFIRMED_FIELD} draft={draft} />
        </Flex>
      )}
      <BesideForm>
        <Flex direction="column" gap="large">
          <DraftForm title={page.sections.value} fields={VALUE_FIELDS} draft={draft} />
          <WalletForm draft={draft} />
          <DraftForm title={page.sections.segments} fields={SEGMENT_FIELDS} draft={draft} />
          <DraftForm title={page.sections.risks} fields={RISK_FIELDS} draft={draft} />
        </Flex>
        <PreviewFrame texts={previews.segments} preview={preview} draft={draft} testId="preview-segments">
          {(view) => <SegmentCounts view={view} />}
        </PreviewFrame>
      </BesideForm>
      <DraftBar draft={draft} place="value" />
    </Flex>
  );
}
