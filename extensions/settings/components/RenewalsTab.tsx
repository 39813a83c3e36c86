import type { ReactElement } from 'react';
import { Flex } from '@hubspot/ui-extensions';
import { dealsPreviewSchema, type PolicyValue } from '../../shared/settings-view.ts';
import type { Draft } from '../hooks/use-draft.ts';
import { usePreview } from '../hooks/use-preview.ts';
import { useWords } from '../hooks/use-words.ts';
import { RENEWAL_FIELDS } from '../state/policy-fields.ts';
import { DealCounts, DealExamples } from './DealPreview.tsx';
import { BesideForm } from './BesideForm.tsx';
import { DraftBar } from './DraftBar.tsx';
import { DraftForm } from './DraftForm.tsx';
import { PreviewFrame } from './PreviewFrame.tsx';

/** What makes a deal a renewal, how long a contract runs, and which deals that catches. */
export function RenewalsTab({ draft }: { readonly draft: Draft<PolicyValue> }): ReactElement {
  const { page, previews } = useWords().texts;
  const preview = usePreview('/api/settings/preview/deals', dealsPreviewSchema, draft);
  const looked = preview.state.value;
  return (
    <Flex direction="column" gap="large">
      <BesideForm>
        <DraftForm title={page.sections.renewalRule} fields={RENEWAL_FIELDS} draft={draft} />
        <PreviewFrame texts={previews.deals} preview={preview} draft={draft} testId="preview-deals">
          {(view) => <DealCounts view={view} />}
        </PreviewFrame>
      </BesideForm>
      {looked !== null && looked.companies > 0 && <DealExamples examples={looked.examples} />}
      <DraftBar draft={draft} place="renewals" />
    </Flex>
  );
}
