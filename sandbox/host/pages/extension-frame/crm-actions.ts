import { useCallback } from 'react';
import type { CrmAction } from '../../components/card-surface.ts';
import { COMPANY_TYPE_ID } from '../../data/object-types.ts';
import { useRecordForms, type ActivityKind } from '../record/record-forms.ts';
import { useStandIn } from '../shell/stand-in.tsx';
import { describeAction } from './describe-action.ts';
import { showRecord } from './record-links.ts';

/** HubSpot's forms of which the sandbox has a small one. */
const FORMS: ReadonlyMap<string, ActivityKind> = new Map([
  ['ADD_NOTE', 'note'],
  ['ADD_TASK', 'task'],
  ['SCHEDULE_MEETING', 'booking'],
]);

function companyOf({ objectTypeId, objectId }: CrmAction['context']): string | null {
  const isId = typeof objectId === 'number' || typeof objectId === 'string';
  return objectTypeId === COMPANY_TYPE_ID && isId ? String(objectId) : null;
}

/** What happens in the sandbox when a CRM button of an extension is pressed. */
export function useCrmActions(): (action: CrmAction) => void {
  const standIn = useStandIn();
  const { logActivity, preview } = useRecordForms();
  return useCallback(
    (action) => {
      const companyId = companyOf(action.context);
      const kind = FORMS.get(action.type);
      if (companyId !== null && kind !== undefined) logActivity(companyId, kind);
      else if (companyId !== null && action.type === 'PREVIEW_OBJECT') preview(companyId);
      else if (!showRecord(action)) {
        const { heading, detail } = describeAction(action);
        standIn(heading, detail);
      }
    },
    [standIn, logActivity, preview],
  );
}
