import type { CrmData } from '../../crm/crm-data.ts';
import type { DealEvent, DealKind } from '../latent/story.ts';

function stage(
  id: string,
  label: string,
  probability: number,
  isClosed = false,
): CrmData['dealPipelines'][number]['stages'][number] {
  return { id, label, probability, isClosed };
}

/** HubSpot's own pipeline keeps its names; one that people make gets numbers. */
export const PIPELINES = [
  {
    id: 'default',
    label: 'Sales',
    stages: [
      stage('appointmentscheduled', 'Appointment scheduled', 0.2),
      stage('presentationscheduled', 'Presentation scheduled', 0.5),
      stage('contractsent', 'Contract sent', 0.8),
      stage('closedwon', 'Closed won', 1, true),
      stage('closedlost', 'Closed lost', 0, true),
    ],
  },
  {
    id: '751200340',
    label: 'Renewals',
    stages: [
      stage('1093400501', 'Renewal coming up', 0.6),
      stage('1093400502', 'Quote sent', 0.8),
      stage('1093400503', 'Renewed', 1, true),
      stage('1093400504', 'Not renewed', 0, true),
    ],
  },
] as const satisfies CrmData['dealPipelines'];

export const DEAL_TYPES: CrmData['dealTypes'] = [
  { value: 'newbusiness', label: 'New Business' },
  { value: 'existingbusiness', label: 'Existing Business' },
];

/** Where a deal stands: pipeline and stage. */
export function placeOf(deal: DealEvent): { readonly pipeline: string; readonly dealstage: string } {
  const stages =
    deal.kind === 'renewal'
      ? { open: '1093400501', won: '1093400503', lost: '1093400504' }
      : { open: 'presentationscheduled', won: 'closedwon', lost: 'closedlost' };
  const pipeline = deal.kind === 'renewal' ? '751200340' : 'default';
  return { pipeline, dealstage: stages[deal.outcome] };
}

/** @param isFirst the company had bought nothing before */
export function dealTypeOf(kind: DealKind, isFirst: boolean): string {
  if (kind === 'win_back' || kind === 'pilot') return 'newbusiness';
  return isFirst ? 'newbusiness' : 'existingbusiness';
}
