import type { RequestHandler } from 'express';
import * as z from 'zod';
import type { CrmObjectType } from '../crm/crm-data.ts';
import type { SandboxCrm } from '../crm/sandbox-crm.ts';

const title = z.string().trim().min(1).max(200);
const bodySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['meeting', 'task', 'note']), title }),
  z.object({ kind: z.literal('booking'), title, on: z.iso.date() }),
]);
type ActivityForm = z.infer<typeof bodySchema>;

const TYPES = { meeting: 'meetings', booking: 'meetings', task: 'tasks', note: 'notes' } as const satisfies Record<
  ActivityForm['kind'],
  CrmObjectType
>;

function meetingProperties(name: string, at: string, outcome: 'COMPLETED' | 'SCHEDULED'): Record<string, string> {
  return { hs_timestamp: at, hs_meeting_title: name, hs_meeting_start_time: at, hs_meeting_outcome: outcome };
}

/** Noon in UTC is the same day in every time zone from twelve hours behind it to eleven ahead. */
function noonOf(day: string): string {
  return `${day}T12:00:00.000Z`;
}

/** A meeting that was held just now, one that is planned, a task for today, or a note. */
function propertiesOf(form: ActivityForm, at: string): Record<string, string> {
  switch (form.kind) {
    case 'meeting':
      return meetingProperties(form.title, at, 'COMPLETED');
    case 'booking':
      return meetingProperties(form.title, noonOf(form.on), 'SCHEDULED');
    case 'task':
      return { hs_timestamp: at, hs_task_subject: form.title, hs_task_status: 'NOT_STARTED' };
    case 'note':
      return { hs_timestamp: at, hs_note_body: form.title };
  }
}

/** A meeting is booked for a time to come. */
function isPossible(form: ActivityForm, at: string): boolean {
  return form.kind !== 'booking' || noonOf(form.on) > at;
}

/** `POST /api/company/:id/activities`: what a person logs on the record page. */
export function activityRoute(crm: SandboxCrm): RequestHandler<{ id: string }> {
  return (request, response) => {
    const { id } = request.params;
    const at = crm.now().toISOString();
    const parsed = bodySchema.safeParse(request.body);
    if (
      !parsed.success ||
      !isPossible(parsed.data, at) ||
      !/^\d{1,20}$/.test(id) ||
      crm.record('companies', id) === undefined
    ) {
      response.status(400).json({ message: 'The activity could not be read, or there is no such company.' });
      return;
    }
    const made = crm.change({
      change: 'create',
      type: TYPES[parsed.data.kind],
      properties: propertiesOf(parsed.data, at),
      associations: [{ to: { type: 'companies', id } }],
    });
    response.json({ id: made });
  };
}
