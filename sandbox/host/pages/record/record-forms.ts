import { createContext, useContext } from 'react';

/** What a person can log or plan by the sandbox's own form; a booking is a meeting that is still to be held. */
export type ActivityKind = 'meeting' | 'booking' | 'task' | 'note';

/** What HubSpot opens over any of its pages for a company. */
export interface RecordForms {
  readonly logActivity: (companyId: string, kind: ActivityKind) => void;
  readonly preview: (companyId: string) => void;
}

export const RecordFormsContext = createContext<RecordForms>({
  logActivity: () => undefined,
  preview: () => undefined,
});

export function useRecordForms(): RecordForms {
  return useContext(RecordFormsContext);
}

/** Told to the page when an activity of a company was logged; the detail is the company's id. */
export const ACTIVITY_LOGGED = 'sandbox:activity-logged';
