import type { NewTask } from '../ports/crm-desk.ts';
import { exchangesLine } from '../programme/roadmap/exchanges-line.ts';
import { type AlertSettings, DEFAULT_ALERT_SETTINGS } from '../settings/portal-settings.ts';
import type { AlertWorld } from './alert-world.ts';
import { customersForDigest, type OwnersCustomers } from './digest-customers.ts';
import { beginHold, HOLD_MILLISECONDS, whenToLookAgain, type Hold } from './hold.ts';
import { isoWeek } from './iso-week.ts';
import { MADE_BY, moneyText, nextStep, pastWeekend, shortName } from './task-words.ts';

export interface DigestReport {
  /** Tasks made. */
  readonly sent: number;
  /** The CRM would not take them. */
  readonly refused: number;
  /** When to look after what somebody else is making, or what the signal kept from being made; null: nothing is left. */
  readonly againAt: Date | null;
}

/** For whom the task for customers without an owner counts. */
const NOBODY = 'nobody';

/**
 * Makes one task for each owner and ISO week of the portal's calendar, with the customers to look after; one in the queue for
 * customers whose owner is missing or inactive. A task is taken before it is made, for some minutes: nobody else makes it
 * meanwhile, and whoever takes it up after a fall looks for it first.
 *
 * @param signal ends the work before the next task
 * @throws {HubSpotError} where the CRM gives no answer: the rest is made the next time
 */
export async function sendDigest(
  world: AlertWorld,
  settings: AlertSettings,
  signal?: AbortSignal,
): Promise<DigestReport> {
  if (!settings.digest) return { sent: 0, refused: 0, againAt: null };
  const { store, desk, today } = world;
  const week = isoWeek(today());
  const owners = await desk.readOwners();
  const groups = await customersForDigest({ portfolio: store.portfolio, desk }, settings, owners);
  const done = { sent: 0, refused: 0 };
  let isAnyLeft = false;
  for (const group of groups) {
    const outcome = signal?.aborted === true ? 'held' : await sendInTurn(world, settings, week, group);
    if (outcome === 'held') isAnyLeft = true;
    else if (outcome !== 'sent_earlier') done[outcome] += 1;
  }
  return { ...done, againAt: isAnyLeft ? whenToLookAgain(world, signal) : null };
}

type DigestOutcome = 'sent' | 'refused' | 'sent_earlier' | 'held';

/** What was claimed and not made is given back, whatever was in the way. */
async function sendInTurn(
  world: AlertWorld,
  settings: AlertSettings,
  week: string,
  group: OwnersCustomers,
): Promise<DigestOutcome> {
  const claimant = group.ownerId ?? NOBODY;
  const { notices } = world.store;
  const hold = beginHold(world);
  const turn = await notices.claimDigest(claimant, week, HOLD_MILLISECONDS);
  if (turn === 'held') return 'held';
  if (turn === 'over') return 'sent_earlier';
  let isMade = false;
  try {
    const line = await lineFor(world, settings, group);
    const task = digestTask(world, settings, week, { ...group, line });
    const wasMade = turn === 'again' && (await isThere(world, task));
    const outcome = wasMade ? 'sent_earlier' : await makeTask(world, task, hold);
    if (outcome === 'held') return outcome;
    await notices.markDigestMade(claimant, week);
    isMade = true;
    return outcome;
  } finally {
    if (!isMade && hold.isOurs()) await notices.releaseDigest(claimant, week);
  }
}

/** What the programme has to say to the owner; to nobody else, since it counts the customers that the owner owns. */
async function lineFor(
  { store, today }: AlertWorld,
  { ownerProperty }: AlertSettings,
  { ownerId }: OwnersCustomers,
): Promise<string | null> {
  const isOwner = ownerId !== null && ownerProperty === DEFAULT_ALERT_SETTINGS.ownerProperty;
  return isOwner ? exchangesLine(store, ownerId, today()) : null;
}

/** On whichever of the customers' records: they may be others by now than those that the task was made with. */
async function isThere({ desk }: AlertWorld, { companyIds, mark }: NewTask): Promise<boolean> {
  for (const companyId of companyIds) if ((await desk.findTask(companyId, mark)) !== null) return true;
  return false;
}

/**
 * One of the customers may have been deleted meanwhile: then the task stands on the records of the others. Never on none,
 * where nobody would find it after a fall: it would be made twice.
 */
async function makeTask({ desk }: AlertWorld, task: NewTask, hold: Hold): Promise<DigestOutcome> {
  if (!hold.mayMake()) return 'held';
  const first = await desk.createTask(task);
  if (first.kind === 'created') return 'sent';
  const there = await desk.readCompanyProperty('hs_object_id', task.companyIds);
  const companyIds = task.companyIds.filter((id) => there.has(id));
  if (companyIds.length === 0 || companyIds.length === task.companyIds.length) return 'refused';
  if (!hold.mayMake()) return 'held';
  const second = await desk.createTask({ ...task, companyIds });
  return second.kind === 'created' ? 'sent' : 'refused';
}

function digestTask(
  { portal: { currency }, today }: AlertWorld,
  { queueId }: AlertSettings,
  week: string,
  { ownerId, customers, line }: OwnersCustomers & { readonly line: string | null },
): NewTask {
  const atRisk = customers.reduce((sum, { valueAtRisk }) => sum + (valueAtRisk ?? 0), 0);
  const count = customers.length === 1 ? '1 customer' : `${String(customers.length)} customers`;
  const whose = ownerId === null ? 'without an active owner ' : '';
  return {
    subject: `${count} ${whose}to look after this week: ${moneyText(atRisk, currency)} at risk`,
    body: [
      ...customers.map((row, index) => entry(row, index + 1, currency)),
      ...(line === null ? [] : [line]),
      MADE_BY,
    ].join('\n\n'),
    dueOn: pastWeekend(today()),
    ownerId,
    queueIds: ownerId === null && queueId !== null ? [queueId] : [],
    priority: 'medium',
    companyIds: customers.map(({ companyId }) => companyId),
    mark: `loyalty-week-${week}-${ownerId ?? NOBODY}`,
  };
}

function entry(
  { name, valueAtRisk, summary, nextAction }: OwnersCustomers['customers'][number],
  position: number,
  currency: string,
): string {
  const title = `${String(position)}. ${shortName(name)}: ${moneyText(valueAtRisk ?? 0, currency)} at risk in the next twelve months.`;
  return [title, ...(summary === null ? [] : [summary]), `Next step: ${nextStep(nextAction)}`].join('\n');
}
