import type { ReactElement } from 'react';
import { Flex } from '@hubspot/ui-extensions';
import { type PolicyValue, touchesPreviewSchema } from '../../shared/settings-view.ts';
import type { Draft } from '../hooks/use-draft.ts';
import { usePreview } from '../hooks/use-preview.ts';
import { useWords } from '../hooks/use-words.ts';
import { CONTACT_FIELDS } from '../state/policy-fields.ts';
import { BesideForm } from './BesideForm.tsx';
import { DraftBar } from './DraftBar.tsx';
import { DraftForm } from './DraftForm.tsx';
import { PreviewFrame } from './PreviewFrame.tsx';
import { TouchCounts, TouchExamples } from './TouchPreview.tsx';

/** What counts as contact, with examples from the portal. */
export function ContactTab({ draft }: { readonly draft: Draft<PolicyValue> }): ReactElement {
  const { page, previews } = useWords().texts;
  const preview = usePreview('/api/settings/preview/touches', touchesPreviewSchema, draft);
  const looked = preview.state.value;
  return (
    <Flex direction="column" gap="large">
      <BesideForm>
        <DraftForm title={page.sections.contactRule} fields={CONTACT_FIELDS} draft={draft} />
        <PreviewFrame texts={previews.touches} preview={preview} draft={draft} testId="preview-touches">
          {(view) => <TouchCounts view={view} />}
        </PreviewFrame>
      </BesideForm>
      {looked !== null && looked.companies > 0 && <TouchExamples examples={looked.examples} />}
      <DraftBar draft={draft} place="contact" />
    </Flex>
  );
}
