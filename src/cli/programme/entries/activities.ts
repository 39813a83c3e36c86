import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import {
  cancelActivity,
  enterActivity,
  finishActivity,
  type LedgerWorld,
} from '../../../operations/programme/activities/enter-activity.ts';
import { makeActivityTasks } from '../../../operations/programme/activities/make-activity-tasks.ts';
import type { LedgerEntry } from '../../../operations/ports/programme-entries.ts';
import { readAlertSettings } from '../../../operations/settings/read-settings.ts';
import { ACTIVITY_KINDS, type RetentionActivityKind } from '../../../programme/activities/retention-activity.ts';
import { CommandFailure } from '../../command-failure.ts';
import type { CommandDoors, KeptPortal } from '../../doors/doors.ts';
import { parseDay } from '../past-portal.ts';
import { activitiesJson, activitiesText, activityText } from './activities-text.ts';
import { importLedger } from './import-ledger.ts';
import { ledgerOf, readId, savedOrFail, withEntries } from './with-entries.ts';

interface AddOptions {
  readonly on: string;
  readonly cost: string;
  readonly done?: boolean;
  readonly for?: string;
  readonly note: string;
  readonly task?: boolean;
}

const MOST_LISTED = 200;

/** `loyalty programme activities …`: the ledger of what was done and is planned for customers. */
export function registerActivities(programme: Command, doors: CommandDoors): void {
  const activities = programme
    .command('activities')
    .description('the ledger of retention activities: list, plan, do and import them');
  activities
    .command('list')
    .description('planned activities by day, then those that were done, newest first')
    .option('--company <id>', 'of one customer')
    .option('--json', 'print JSON')
    .action((options: { readonly company?: string; readonly json?: boolean }) => list(doors, options));
  activities
    .command('add <company> <kind>')
    .description(`plan an activity for a customer, or note one that was done; kinds: ${ACTIVITY_KINDS.join(', ')}`)
    .requiredOption('--on <date>', 'the day it is planned for, or was done on, YYYY-MM-DD')
    .option('--cost <amount>', 'what it costs, in the home currency', '0')
    .option('--done', 'it was done already')
    .option('--for <name>', 'the person it is for (default: the company)')
    .option('--note <text>', 'a remark', '')
    .option('--task', 'make a task for the owner of the customer in HubSpot')
    .action((company: string, kind: string, options: AddOptions) => add(doors, company, kind, options));
  activities
    .command('done <id>')
    .description('note that a planned activity was done')
    .requiredOption('--on <date>', 'the day, YYYY-MM-DD')
    .requiredOption('--cost <amount>', 'what it did cost, in the home currency')
    .action((id: string, { on, cost }: { readonly on: string; readonly cost: string }) =>
      change(doors, (world) =>
        finishActivity(world, readId(id), { day: parseDay('--on', on), cost: parseCost(cost), by: doors.user }),
      ),
    );
  activities
    .command('cancel <id>')
    .description('take a planned activity back')
    .action((id: string) => change(doors, (world) => cancelActivity(world, readId(id), doors.user)));
  activities
    .command('import <file>')
    .description('enter a ledger, JSON or CSV: customer, kind, day, cost, by; the same file again enters nothing twice')
    .action((file: string) => importLedger(doors, file));
}

function list(
  doors: CommandDoors,
  { company, json }: { readonly company?: string; readonly json?: boolean },
): Promise<void> {
  const companyId = company === undefined ? null : readId(company);
  return withEntries(doors, 'activities', async ({ store, portal }) => {
    const asked = { companyId, ownerIds: null };
    const { total, entries } = await store.programmeEntries.listActivities({ ...asked, offset: 0, limit: MOST_LISTED });
    const sums = await store.programmeEntries.summarizeActivities(asked);
    doors.out(
      json === true
        ? activitiesJson(total, entries, sums, portal.currency)
        : activitiesText(total, entries, portal.currency),
    );
  });
}

function add(doors: CommandDoors, company: string, kind: string, options: AddOptions): Promise<void> {
  const entry = {
    ...{ key: randomUUID(), companyId: readId(company), kind: readKind(kind), day: parseDay('--on', options.on) },
    ...{ cost: parseCost(options.cost), note: options.note.trim(), isDone: options.done === true, by: doors.user },
    beneficiary:
      options.for === undefined
        ? ({ kind: 'company' } as const)
        : ({ kind: 'person', name: options.for.trim() } as const),
    wantsTask: options.task === true,
  };
  return withEntries(doors, 'activities', async (portal) => {
    const { activity } = savedOrFail(await enterActivity(ledgerOf(portal), entry));
    doors.out(activityText(activity, portal.portal.currency));
    if (activity.taskState === 'wanted') await makeTask(doors, portal, activity);
  });
}

/** What cannot be made now is made by the next night of the service. */
async function makeTask(doors: CommandDoors, portal: KeptPortal, { id }: LedgerEntry): Promise<void> {
  await makeActivityTasks(portal, await readAlertSettings(portal.store.runs));
  const taskId = (await portal.store.programmeEntries.readActivity(id))?.taskId ?? null;
  doors.out(taskId === null ? 'HubSpot did not take the task.' : `Task ${taskId} was made in HubSpot.`);
}

function change(doors: CommandDoors, work: (world: LedgerWorld) => ReturnType<typeof finishActivity>): Promise<void> {
  return withEntries(doors, 'activities', async (portal) => {
    const { activity } = savedOrFail(await work(ledgerOf(portal)));
    doors.out(activityText(activity, portal.portal.currency));
  });
}

function readKind(text: string): RetentionActivityKind {
  const kind = ACTIVITY_KINDS.find((one) => one === text);
  if (kind !== undefined) return kind;
  throw new CommandFailure(`There is no kind "${text}". There are ${ACTIVITY_KINDS.join(', ')}.`);
}

function parseCost(text: string): number {
  if (/^\d{1,10}(\.\d+)?$/.test(text)) return Number(text);
  throw new CommandFailure(`--cost ${text} is no amount. Write a number such as 250 or 99.50.`);
}
