import type { AlertSettings } from '../settings/portal-settings.ts';
import type { CrmOwner, NewTask } from '../ports/crm-desk.ts';
import type { KeptAlert } from '../ports/notice-store.ts';
import type { PublishedRow } from '../ports/score-store.ts';
import { alertMark, alertTask, type TaskCalendar } from './alert-task.ts';
import type { AlertWorld } from './alert-world.ts';
import { beginHold, HOLD_MILLISECONDS, whenToLookAgain, type Hold } from './hold.ts';
import { instantOf } from './note-alerts.ts';
import { ownersById, recipientOf } from './recipients.ts';

export interface DeliveryReport {
  readonly told: number;
  /** Alerts were off, it was too old, a newer one of the customer took its place, or the CRM would not take a task. */
  readonly dropped: number;
  /** When to look after what somebody else is telling, or what the signal kept from being told; null: nothing is left. */
  readonly againAt: Date | null;
}

type Count = Pick<DeliveryReport, 'told' | 'dropped'>;

/** What is older says nothing that a person could still act on, and stands on the card anyway. */
const LONGEST_WAIT_MILLISECONDS = 3 * 86_400_000;
const PAGE = 100;

/**
 * Makes one task for each alert that nobody was told of. An alert is taken before its task is made, for some minutes: nobody
 * else tells it meanwhile, and whoever takes it up after a fall looks for the task first, so that there is exactly one however
 * often this is ended and begun again, and however many are at it.
 *
 * @param signal ends the work before the next alert
 * @throws {HubSpotError} where the CRM gives no answer: what is left is told the next time
 */
export async function deliverAlerts(
  world: AlertWorld,
  settings: AlertSettings,
  signal?: AbortSignal,
): Promise<DeliveryReport> {
  const { notices } = world.store;
  const done = { told: 0, dropped: 0 };
  let owners: ReadonlyMap<string, CrmOwner> | null = null;
  while (signal?.aborted !== true) {
    const tellable = await notices.listTellable(PAGE);
    if (tellable.length === 0) break;
    const worthTelling = await dropWorthless(world, settings, tellable);
    done.dropped += tellable.length - worthTelling.length;
    if (worthTelling.length === 0) continue;
    owners ??= ownersById(await world.desk.readOwners());
    const outcome = await tellPage(world, settings, worthTelling, owners, signal);
    done.told += outcome.told;
    done.dropped += outcome.dropped;
  }
  const isAnyLeft = (await notices.listUntold(1)).length > 0;
  return { ...done, againAt: isAnyLeft ? whenToLookAgain(world, signal) : null };
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
  signal: AbortSignal | undefined,
): Promise<Count> {
  const companyIds = [...new Set(page.map(({ alert }) => alert.companyId))];
  const [names, ownerIds] = await Promise.all([
    world.desk.readCompanyProperty('name', companyIds),
    world.desk.readCompanyProperty(settings.ownerProperty, companyIds),
  ]);
  const done = { told: 0, dropped: 0 };
  for (const { alert, row } of page) {
    if (signal?.aborted === true) break;
    const name = names.get(alert.companyId) ?? `Company ${alert.companyId}`;
    const recipient = recipientOf(ownerIds.get(alert.companyId), owners, settings);
    const task = alertTask({ alert, name, values: row.values, recipient }, calendarOf(world));
    const outcome = await tellInTurn(world, { alert, row }, task);
    if (outcome !== 'not_ours') done[outcome] += 1;
  }
  return done;
}

function calendarOf({ portal: { currency, timeZone }, today }: AlertWorld): TaskCalendar {
  return { currency, timeZone, today: today() };
}

/** What was taken and not told is given back, whatever was in the way. */
async function tellInTurn(
  world: AlertWorld,
  { alert, row }: WorthTelling,
  task: NewTask,
): Promise<'told' | 'dropped' | 'not_ours'> {
  const { notices } = world.store;
  const hold = beginHold(world);
  const turn = await notices.beginTelling(alert, HOLD_MILLISECONDS);
  if (turn === 'held' || turn === 'over') return 'not_ours';
  let isSettled = false;
  try {
    const outcome = await tell(world, { alert, row }, task, { mayBeMade: turn === 'again', hold });
    isSettled = outcome !== 'not_ours';
    return outcome;
  } finally {
    if (!isSettled && hold.isOurs()) await notices.endTelling(alert);
  }
}

async function tell(
  { store: { notices }, desk }: AlertWorld,
  { alert, row }: WorthTelling,
  task: NewTask,
  { mayBeMade, hold }: { readonly mayBeMade: boolean; readonly hold: Hold },
): Promise<'told' | 'dropped' | 'not_ours'> {
  const earlier = mayBeMade ? await desk.findTask(alert.companyId, alertMark(alert)) : null;
  if (earlier !== null) {
    await notices.markAlerts([alert], 'told', earlier);
    return 'told';
  }
  if (!hold.mayMake()) return 'not_ours';
  const outcome = isSuperseded(alert, row) ? null : await desk.createTask(task);
  if (outcome?.kind === 'created') {
    await notices.markAlerts([alert], 'told', outcome.taskId);
    return 'told';
  }
  await notices.markAlerts([alert], 'dropped');
  return 'dropped';
}
