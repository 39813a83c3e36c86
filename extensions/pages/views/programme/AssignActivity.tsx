import type { ReactElement } from 'react';
import { Button } from '@hubspot/ui-extensions';
import type { ActivityKind } from '../../../shared/programme/programme-parts.ts';
import { useProgramme } from '../../hooks/use-programme.ts';
import { useWords } from '../../hooks/use-words.ts';
import { type ActivityStart, ActivityDialog } from './ActivityDialog.tsx';
import type { Who } from './CompanyCell.tsx';

/** Whether activities can be assigned at all: where the part is off, no list has a column for it. */
export function useAssigns(): boolean {
  return useProgramme().parts.includes('activities');
}

export interface AssignActivityProps {
  /** Null: the person chooses the customer. */
  readonly company: Pick<Who, 'companyId' | 'name'> | null;
  /** Tells this button from others about the same company. */
  readonly place: string;
  /** The kind that is chosen first, and whether it is done already. */
  readonly kind?: ActivityKind;
  readonly isDone?: true;
  /** On the button; "Assign an activity" where left out. */
  readonly children?: string;
  readonly onSaved?: () => void;
}

const KEEP: () => void = () => undefined;

/** A button with the form that assigns an activity. */
export function AssignActivity(props: AssignActivityProps): ReactElement {
  const { company, place, kind = 'personal_offer', isDone = false, children, onSaved = KEEP } = props;
  const { activities } = useWords().texts.programme;
  const id = `assign-${place}-${company?.companyId ?? 'any'}`;
  const start: ActivityStart = { kind, isDone };
  return (
    <Button
      size={company === null ? 'sm' : 'xs'}
      variant="secondary"
      testId={id}
      overlay={<ActivityDialog id={`${id}-dialog`} company={company} start={start} onSaved={onSaved} />}
    >
      {children ?? activities.assign}
    </Button>
  );
}
