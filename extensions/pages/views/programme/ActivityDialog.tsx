import { type ReactElement, useState } from 'react';
import { type ActivitySaved, activitySavedSchema } from '../../../shared/programme/activities-view.ts';
import type { ActivityKind } from '../../../shared/programme/programme-parts.ts';
import { usePortfolio } from '../../hooks/use-portfolio.ts';
import { useProgramme } from '../../hooks/use-programme.ts';
import { useProgrammeEntry } from '../../hooks/use-programme-entry.ts';
import { useWords } from '../../hooks/use-words.ts';
import { ActivityFields } from './ActivityFields.tsx';
import { calledBy, type Who } from './CompanyCell.tsx';
import { CustomerChoice } from './CustomerChoice.tsx';
import { ProgrammeDialog } from './ProgrammeDialog.tsx';
import { toActivityBody, useActivityDraft } from './use-activity-draft.ts';

export interface ActivityStart {
  readonly kind: ActivityKind;
  readonly isDone: boolean;
}

export interface ActivityDialogProps {
  readonly id: string;
  readonly company: Pick<Who, 'companyId' | 'name'> | null;
  readonly start: ActivityStart;
  readonly onSaved: () => void;
}

/** The form that assigns an activity to a customer, planned or done. */
export function ActivityDialog({ id, company, start, onSaved }: ActivityDialogProps): ReactElement {
  const { form } = useWords().texts.programme.activities;
  const { today } = usePortfolio();
  const { usualCosts } = useProgramme();
  const { state, send, forget } = useProgrammeEntry<ActivitySaved>(id, onSaved);
  const drafting = useActivityDraft({
    companyId: company?.companyId ?? null,
    activity: start.kind,
    isDone: start.isDone,
    day: today,
    usualCosts,
  });
  const [isChecked, setIsChecked] = useState(false);
  const { draft, change, reset } = drafting;
  const sentences = { made: form.savedWithTask, later: form.taskLater, none: form.saved };
  const save = (): void => {
    setIsChecked(true);
    const body = toActivityBody(draft);
    if (body === null) return;
    void send({ path: '/api/programme/activities', body, schema: activitySavedSchema }, ({ task }) => sentences[task]);
  };
  return (
    <ProgrammeDialog
      id={id}
      title={company === null ? form.titleOpen : form.title(calledBy(company))}
      about={form.about}
      state={state}
      onOpen={() => {
        reset();
        setIsChecked(false);
        forget();
      }}
      onSave={save}
    >
      {company === null && (
        <CustomerChoice
          chosen={draft.companyId}
          choose={(companyId) => {
            change({ companyId });
          }}
          isMissing={isChecked && draft.companyId === null}
        />
      )}
      <ActivityFields drafting={drafting} isChecked={isChecked} />
    </ProgrammeDialog>
  );
}
