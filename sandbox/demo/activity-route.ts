import type { RequestHandler } from 'express';
import * as z from 'zod';
import type { CrmObjectType } from '../crm/crm-data.ts';
import type { SandboxCrm } from '../crm/sandbox-crm.ts';

const bodySchema = z.object({
  kind: z.enum(['meeting', 'task', 'note']),
  title: z.string().trim().min(1).max(200),
});
type ActivityForm = z.infer<typeof bodySchema>;

const TYPES = { meeting: 'meetings', task: 'tasks', note: 'notes' } as const satisfies Record<
  ActivityForm['kind'],
  CrmObjectType
>;

/** A meeting that was held just now, a task for today, or a note. */
function propertiesOf({ kind, title }: ActivityForm, at: string): Record<string, string> {
  switch (kind) {
    case 'meeting':
      return { hs_timestamp: at, hs_meeting_title: title, hs_meeting_start_time: at, hs_meeting_outcome: 'COMPLETED' };
    case 'task':
      return { hs_timestamp: at, hs_task_subject: title, hs_task_status: 'NOT_STARTED' };
    case 'note':
      return { hs_timestamp: at, hs_note_body: title };
  }
}

/** `POST /api/company/:id/activities`: what a person logs on the record page. */
export function activityRoute(crm: SandboxCrm): RequestHandler<{ id: string }> {
  return (request, response) => {
    const { id } = request.params;
    const parsed = bodySchema.safeParse(request.body);
    if (!parsed.success || !/^\d{1,20}$/.test(id) || crm.record('companies', id) === undefined) {
      response.status(400).json({ message: 'The activity could not be read, or there is no such company.' });
      return;
    }
    const made = crm.change({
      change: 'create',
      type: TYPES[parsed.data.kind],
      properties: propertiesOf(parsed.data, crm.now().toISOString()),
      associations: [{ to: { type: 'companies', id } }],
    });
    response.json({ id: made });
  };
}
