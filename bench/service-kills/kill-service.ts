/** Kills a service, or the database below it, at random moments, and looks what became of what it acknowledged. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '../../sandbox/portal/chance/random.ts';
import type { StoreLocation } from '../../src/store/open-store.ts';
import { makeChanges, openAccountOnDesk, type AccountOnDesk } from './account-on-desk.ts';
import { untilDrained } from './backlog-of.ts';
import { readAllPublished, runCalmly } from './calm-run.ts';
import { createEventSender, type EventSender } from './event-sender.ts';
import { readInboxKeys } from './inbox-keys.ts';
import { Rig, type Victim } from './rig.ts';

export interface KillServiceOrder {
  readonly location: Exclude<StoreLocation, { kind: 'memory' }>;
  readonly victim: Victim;
  readonly kills: number;
  /** Companies that change around each kill. */
  readonly changesPerKill: number;
  /** Whether to wait until everything is done, and to hold what is published against a service that nobody kills. */
  readonly toTheEnd: boolean;
  /** Of the moments. */
  readonly seed: number;
  readonly tell?: (line: string) => void;
}

export interface KillServiceReport {
  readonly kills: number;
  /** Events that were acknowledged with 204. */
  readonly acknowledged: number;
  /** Of these, events that the inbox does not know. */
  readonly lost: number;
  /** Requests that were not acknowledged, and sent again. */
  readonly sentAgain: number;
  /** Answers that were neither 204 nor 503. */
  readonly oddAnswers: readonly number[];
  /** The longest time from a kill until the service was ready again. */
  readonly recoveredSeconds: number;
  /** Null where nobody waited for the end. */
  readonly end: KillServiceEnd | null;
}

export interface KillServiceEnd {
  readonly companies: number;
  /** Of these, companies of which something else is published than by a service that nobody killed. */
  readonly differing: readonly string[];
  readonly deadJobs: number;
  /** From the last kill until nothing waited any more. */
  readonly drainedSeconds: number;
}

const STRIKE_MILLISECONDS = [200, 2500] as const;
const DOWN_MILLISECONDS = [200, 1500] as const;
/** Between two requests about companies of which nothing changed, so that every kill finds one under way. */
const MURMUR_MILLISECONDS = 40;
const DRAIN_WITHIN_SECONDS = 300;
const AT_ONCE = 4;

/** @throws where the service does not come back, or what waits is not done in time */
export async function killService(order: KillServiceOrder): Promise<KillServiceReport> {
  const { kills, changesPerKill, toTheEnd, tell = () => undefined } = order;
  const changeOf = makeChanges();
  const open = (): Promise<AccountOnDesk> => openAccountOnDesk(kills * changesPerKill, changeOf);
  const calm = toTheEnd ? await publishCalmly(await open()) : null;
  if (calm !== null) tell(`Without a kill, ${calm.size} companies were published.`);
  const account = await open();
  const rig = new Rig(order, account.url);
  try {
    await rig.start();
    const sender = createEventSender(account.portalId, () => rig.url);
    const end = await strikeOften(order, { account, rig, sender });
    await rig.end();
    const kept = await readInboxKeys(order.location);
    return {
      kills,
      acknowledged: sender.acknowledged.size,
      lost: [...sender.acknowledged].filter((key) => !kept.has(key)).length,
      sentAgain: sender.sentAgain(),
      oddAnswers: sender.oddAnswers(),
      recoveredSeconds: rig.longestRecovery / 1000,
      end: calm === null || end === null ? null : { ...end, ...compare(await readAllPublished(account), calm) },
    };
  } finally {
    await rig.kill();
    await account.stop();
  }
}

async function publishCalmly(account: AccountOnDesk): Promise<ReadonlyMap<string, string>> {
  try {
    return await runCalmly(account);
  } finally {
    await account.stop();
  }
}

function compare(
  published: ReadonlyMap<string, string>,
  calm: ReadonlyMap<string, string>,
): Pick<KillServiceEnd, 'companies' | 'differing'> {
  const differing = [...published].filter(([id, values]) => calm.get(id) !== values).map(([id]) => id);
  return { companies: published.size, differing };
}

interface Scene {
  readonly account: AccountOnDesk;
  readonly rig: Rig;
  readonly sender: EventSender;
}

/** Of several kills the first finds the account being scored for the first time; all others find companies changing. */
async function strikeOften(
  { kills, changesPerKill, toTheEnd, seed, tell = () => undefined }: KillServiceOrder,
  { account, rig, sender }: Scene,
): Promise<Pick<KillServiceEnd, 'deadJobs' | 'drainedSeconds'> | null> {
  const random = new Random(seed, 'kill-service');
  const between = ([least, most]: readonly [number, number]): number => least + (most - least) * random.next();
  const telling: Promise<void>[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    // What is published after a change depends on what was published before: a calm service had scored everybody.
    if (toTheEnd && kill === Math.min(1, kills - 1)) await untilDrained(rig.url, DRAIN_WITHIN_SECONDS, 'first_scores');
    if (kill > 0 || kills === 1) telling.push(changeAndTell({ account, sender }, changedAt(kill)));
    const murmur = startMurmur(account, sender);
    await sleep(between(STRIKE_MILLISECONDS));
    await rig.strike(between(DOWN_MILLISECONDS));
    await murmur.stop();
    tell(`${kill + 1} kills, ${sender.acknowledged.size} events acknowledged`);
  }
  const lastKill = performance.now();
  if (kills > 1) telling.push(changeAndTell({ account, sender }, changedAt(0)));
  await Promise.all(telling);
  if (!toTheEnd) return null;
  const deadJobs = await untilDrained(rig.url, DRAIN_WITHIN_SECONDS);
  return { deadJobs, drainedSeconds: (performance.now() - lastKill) / 1000 };

  function changedAt(kill: number): readonly string[] {
    return account.companyIds.slice(kill * changesPerKill, (kill + 1) * changesPerKill);
  }
}

/** Tells again and again of companies, whether or not something changed there. */
function startMurmur({ companyIds }: AccountOnDesk, sender: EventSender): { readonly stop: () => Promise<void> } {
  let isStopped = false;
  const murmur = async (): Promise<void> => {
    for (let turn = 0; !isStopped; turn += 1) {
      await sender.tell(companyIds[turn % companyIds.length] ?? '');
      await sleep(MURMUR_MILLISECONDS);
    }
  };
  const ended = murmur();
  return {
    stop: () => {
      isStopped = true;
      return ended;
    },
  };
}

async function changeAndTell(
  { account, sender }: Pick<Scene, 'account' | 'sender'>,
  companyIds: readonly string[],
): Promise<void> {
  const left = [...companyIds];
  const changeOneAfterTheOther = async (): Promise<void> => {
    for (let companyId = left.pop(); companyId !== undefined; companyId = left.pop()) {
      await account.change(companyId);
      await sender.tell(companyId);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, changeOneAfterTheOther));
}
