import type { NewTask, TaskOutcome } from '../../operations/ports/crm-desk.ts';
import type { Day } from '../../scoring/types.ts';
import { OBJECTS_VERSION } from '../client/api-versions.ts';
import { crmRecordSchema } from '../records/crm-record.ts';
import type { Attempt, HubSpotClient, HubSpotRequest } from '../client/hubspot-client.ts';
import { markText, toHtml } from './note-text.ts';
import { type DayOfInstant, parseDay } from '../portal-day.ts';
import { readAssociations } from '../records/read-associations.ts';
import { readRecords } from '../records/read-records.ts';

/** HubSpot's number of the association that leads from a task to a company. */
const TASK_TO_COMPANY = 192;

/** Unconfirmed: the property that puts a task into queues. Verify in a test account. */
const QUEUES = 'hs_queue_membership_ids';

const PRIORITIES: Readonly<Record<NewTask['priority'], string>> = { low: 'LOW', medium: 'MEDIUM', high: 'HIGH' };

/** Unconfirmed: when a task was completed. Verify in a test account. */
const COMPLETED_AT = 'hs_task_completion_date';

/** Tasks are due in the morning, on the portal's calendar. */
const DUE_HOUR = 9;

const createdSchema = crmRecordSchema.pick({ id: true });

/**
 * Makes a task. Never sent twice: where the answer is lost, the task is looked for by its mark before another one is made.
 * Where HubSpot does not take the queues, the task is made without them, since a task in no queue is better than none.
 *
 * @param instantOf the instant of a day and hour on the portal's calendar, in milliseconds since 1970
 * @throws {HubSpotError} where it may have been made, or may be yet
 */
export async function createTask(
  client: HubSpotClient,
  task: NewTask,
  instantOf: (day: Day, hour: number) => number,
): Promise<TaskOutcome> {
  const properties = toProperties(task, instantOf(task.dueOn, DUE_HOUR));
  const send = (given: Readonly<Record<string, string>>): Promise<Attempt<{ readonly id: string }>> =>
    client.attempt(requestOf(given, task.companyIds), createdSchema);
  let sent = await send(task.queueIds.length === 0 ? properties : { ...properties, [QUEUES]: task.queueIds.join(';') });
  if (!sent.ok && task.queueIds.length > 0) sent = await send(properties);
  return sent.ok ? { kind: 'created', taskId: sent.value.id } : { kind: 'refused' };
}

function requestOf(properties: Readonly<Record<string, string>>, companyIds: readonly string[]): HubSpotRequest {
  return {
    kind: 'objects',
    operation: 'create a task',
    method: 'POST',
    path: `/crm/objects/${OBJECTS_VERSION}/tasks`,
    body: { properties, associations: companyIds.map(toAssociation) },
    once: true,
  };
}

function toProperties(task: NewTask, dueAt: number): Readonly<Record<string, string>> {
  return {
    hs_timestamp: new Date(dueAt).toISOString(),
    hs_task_subject: task.subject,
    hs_task_body: `${toHtml(task.body)}<br><br>${toHtml(markText(task.mark))}`,
    hs_task_status: 'NOT_STARTED',
    hs_task_priority: PRIORITIES[task.priority],
    hs_task_type: 'TODO',
    ...(task.ownerId === null ? {} : { hubspot_owner_id: task.ownerId }),
  };
}

function toAssociation(companyId: string): unknown {
  return {
    to: { id: companyId },
    types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: TASK_TO_COMPANY }],
  };
}

/**
 * The id of a task with the mark on the company's record; null where there is none. It is read from the record and not
 * searched for, since HubSpot's search does not know yet what was made a moment ago.
 *
 * @throws {HubSpotError}
 */
export async function findTask(client: HubSpotClient, companyId: string, mark: string): Promise<string | null> {
  const associations = await readAssociations(client, 'companies', 'tasks', [companyId]);
  const ids = associations.get(companyId)?.map(({ id }) => id) ?? [];
  if (ids.length === 0) return null;
  const tasks = await readRecords(client, 'tasks', ids, ['hs_task_body']);
  const found = [...tasks.values()].find(
    ({ properties }) => properties.hs_task_body?.includes(markText(mark)) === true,
  );
  return found?.id ?? null;
}

/** Of the tasks those that were completed, with the day; null where HubSpot does not say when. @throws {HubSpotError} */
export async function readCompletedTasks(
  client: HubSpotClient,
  taskIds: readonly string[],
  dayOf: DayOfInstant,
): Promise<ReadonlyMap<string, Day | null>> {
  const tasks = await readRecords(client, 'tasks', taskIds, ['hs_task_status', COMPLETED_AT]);
  const completed = [...tasks.values()].filter(({ properties }) => properties.hs_task_status === 'COMPLETED');
  return new Map(
    completed.map(({ id, properties }) => {
      const at = properties[COMPLETED_AT];
      return [id, at === undefined ? null : parseDay(at, dayOf)];
    }),
  );
}
