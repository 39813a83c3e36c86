import type { AlertSettings } from '../settings/portal-settings.ts';
import type { CrmOwner, NewTask } from '../ports/crm-desk.ts';
import type { KeptAlert } from '../ports/notice-store.ts';
import type { PublishedRow } from '../ports/score-store.ts';
import { alertMark, alertTask, type TaskCalendar } from './alert-task.ts';
import type { AlertWorld } from './alert-world.ts';
import { instantOf } from './note-alerts.ts';
import { ownersById, recipientOf } from './recipients.ts';

export interface DeliveryReport {
  readonly told: number;
  /** Alerts were off, it was too old, a newer one of the customer took its place, or the CRM would not take a task. */
  readonly dropped: number;
}

/** What is older says nothing that a person could still act on, and stands on the card anyway. */
const LONGEST_WAIT_MILLISECONDS = 3 * 86_400_000;
const PAGE = 100;

/**
 * Makes one task for each alert that nobody was told of. An alert is marked as being told before its task is made: whoever
 * finds it so after a fall looks for the task first, so that there is exactly one however often this is ended and begun again.
 * One at a time for a portal: who calls sees to that.
 *
 * @throws {HubSpotError} where the CRM gives no answer: what is left is told the next time
 */
export async function deliverAlerts(world: AlertWorld, settings: AlertSettings): Promise<DeliveryReport> {
  let told = 0;
  let dropped = 0;
  let owners: ReadonlyMap<string, CrmOwner> | null = null;
  for (;;) {
    const untold = await world.store.notices.listUntold(PAGE);
    if (untold.length === 0) return { told, dropped };
    const worthTelling = await dropWorthless(world, settings, untold);
    dropped += untold.length - worthTelling.length;
    if (worthTelling.length === 0) continue;
    owners ??= ownersById(await world.desk.readOwners());
    const outcome = await tellPage(world, settings, worthTelling, owners);
    told += outcome.told;
    dropped += outcome.dropped;
  }
}

interface WorthTelling {
  readonly alert: KeptAlert;
  readonly row: PublishedRow;
}

/** Alerts that may have been told already are kept, to be looked after. */
async function dropWorthless(
  { store, now }: AlertWorld,
  { alerts: isOn }: AlertSettings,
  untold: readonly KeptAlert[],
): Promise<readonly WorthTelling[]> {
  const rows = await store.scores.readPublished(untold.map(({ companyId }) => companyId));
  const oldest = now().getTime() - LONGEST_WAIT_MILLISECONDS;
  const worthTelling = untold.flatMap((alert): readonly WorthTelling[] => {
    const row = rows.get(alert.companyId);
    if (!isOn || row === undefined || Date.parse(alert.alertAt) < oldest) return [];
    return alert.state === 'telling' || !isSuperseded(alert, row) ? [{ alert, row }] : [];
  });
  const kept = new Set<KeptAlert>(worthTelling.map(({ alert }) => alert));
  await store.notices.markAlerts(
    untold.filter((alert) => !kept.has(alert)),
    'dropped',
  );
  return worthTelling;
}

function isSuperseded({ alertAt }: KeptAlert, { values }: PublishedRow): boolean {
  const latest = instantOf(values.alertAt);
  return latest !== null && latest > Date.parse(alertAt);
}

async function tellPage(
  world: AlertWorld,
  settings: AlertSettings,
  page: readonly WorthTelling[],
  owners: ReadonlyMap<string, CrmOwner>,
): Promise<DeliveryReport> {
  const companyIds = [...new Set(page.map(({ alert }) => alert.companyId))];
  const [names, ownerIds] = await Promise.all([
    world.desk.readCompanyProperty('name', companyIds),
    world.desk.readCompanyProperty(settings.ownerProperty, companyIds),
  ]);
  let told = 0;
  for (const { alert, row } of page) {
    const name = names.get(alert.companyId) ?? `Company ${alert.companyId}`;
    const recipient = recipientOf(ownerIds.get(alert.companyId), owners, settings);
    const task = alertTask({ alert, name, values: row.values, recipient }, calendarOf(world));
    if (await tell(world, { alert, row }, task)) told += 1;
  }
  return { told, dropped: page.length - told };
}

function calendarOf({ portal: { currency, timeZone }, today }: AlertWorld): TaskCalendar {
  return { currency, timeZone, today: today() };
}

/** @returns whether there is a task now */
async function tell({ store, desk }: AlertWorld, { alert, row }: WorthTelling, task: NewTask): Promise<boolean> {
  const earlier = alert.state === 'telling' ? await desk.findTask(alert.companyId, alertMark(alert)) : null;
  if (earlier !== null) {
    await store.notices.markAlerts([alert], 'told', earlier);
    return true;
  }
  if (isSuperseded(alert, row)) {
    await store.notices.markAlerts([alert], 'dropped');
    return false;
  }
  await store.notices.markAlerts([alert], 'telling');
  const outcome = await desk.createTask(task);
  if (outcome.kind === 'created') await store.notices.markAlerts([alert], 'told', outcome.taskId);
  else await store.notices.markAlerts([alert], 'dropped');
  return outcome.kind === 'created';
}
