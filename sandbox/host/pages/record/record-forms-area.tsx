import { useMemo, useState, type ReactNode } from 'react';
import { ActivityForm } from './activity-form.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { RecordFormsContext, type ActivityKind, type RecordForms } from './record-forms.ts';

interface Activity {
  readonly companyId: string;
  readonly kind: ActivityKind;
}

/** Shows the forms and the preview of a company over whatever page is there; one over the other where a card opens it. */
export function RecordFormsArea({ children }: { readonly children: ReactNode }): ReactNode {
  const [activity, setActivity] = useState<Activity | null>(null);
  const [previewed, setPreviewed] = useState<string | null>(null);
  const forms = useMemo<RecordForms>(
    () => ({
      logActivity: (companyId, kind) => {
        setActivity({ companyId, kind });
      },
      preview: setPreviewed,
    }),
    [],
  );
  return (
    <RecordFormsContext.Provider value={forms}>
      {children}
      {previewed !== null && (
        <PreviewPanel
          key={previewed}
          companyId={previewed}
          onClose={() => {
            setPreviewed(null);
          }}
        />
      )}
      {activity !== null && (
        <ActivityForm
          companyId={activity.companyId}
          kind={activity.kind}
          onClose={() => {
            setActivity(null);
          }}
        />
      )}
    </RecordFormsContext.Provider>
  );
}
