import { formatIsoDay } from '../../../scoring/day.ts';
import { type CustomerRead, readCustomer } from '../../../scoring/read-customer.ts';
import { renewalSign } from '../../../scoring/reading/classify-activity.ts';
import { renewalDealIds } from '../../../scoring/reading/read-deals.ts';
import type { Policy } from '../../../scoring/policy.ts';
import { CONTACT_STATUSES } from '../../../scoring/types.ts';
import type { Activity, ActivityKind, ContactStatus, ExclusionReason } from '../../../scoring/types.ts';
import { ExampleChooser, shorten } from './choose-examples.ts';
import { type Looked, lookAtCustomers, type LookLimits, type PreviewWorld } from './look-at-customers.ts';
import { PairCounts } from './pair-counts.ts';
import { both, type Both, type PolicyPair } from './policy-pair.ts';
import { hasBought } from './preview-deals.ts';

export const TOUCH_READINGS = ['non_renewal', 'renewal', 'excluded'] as const;
export type TouchReading = (typeof TOUCH_READINGS)[number];

/** An activity as both policies read it. */
export interface TouchExample extends Both<TouchReading> {
  readonly companyId: string;
  readonly companyName: string;
  readonly kind: ActivityKind;
  readonly activityId: string;
  readonly subject: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Why it does not count; null where it counts. */
  readonly reason: ExclusionReason | null;
  /** The word in its subject that makes it one about the renewal then, or else did until now; null where none did. */
  readonly word: string | null;
}

export interface TouchesPreview extends Looked {
  readonly readings: readonly ({ readonly reading: TouchReading } & Both<number>)[];
  /** With the policy that is looked at, the most frequent first. */
  readonly exclusions: readonly { readonly reason: ExclusionReason; readonly activities: number }[];
  readonly statuses: readonly ({ readonly status: ContactStatus } & Both<number>)[];
  readonly examples: readonly TouchExample[];
}

/** What both policies count as contact, among customers drawn at random. */
export async function previewTouches(
  world: PreviewWorld,
  pair: PolicyPair,
  limits: LookLimits,
): Promise<TouchesPreview> {
  const readings = new PairCounts(TOUCH_READINGS);
  const statuses = new PairCounts(CONTACT_STATUSES);
  const exclusions = new Map<ExclusionReason, number>();
  const examples = new ExampleChooser<TouchExample>();
  const looked = await lookAtCustomers(world, pair, limits, (histories) => {
    if (!hasBought(histories)) return false;
    const read = both((which) => readActivities(readCustomer(histories[which], pair[which], world.asOf), pair[which]));
    for (const which of ['now', 'then'] as const) {
      statuses.add(which, read[which].status);
      for (const { reading } of read[which].activities.values()) readings.add(which, reading);
    }
    for (const { reason } of read.then.activities.values())
      if (reason !== null) exclusions.set(reason, (exclusions.get(reason) ?? 0) + 1);
    for (const activity of latestFirst(histories.then.activities)) {
      const example = toExample(histories.then, activity, read);
      if (example !== null) examples.offer(example, example.reason ?? example.word ?? '');
    }
    return true;
  });
  return {
    ...looked,
    readings: readings.list().map(([reading, counted]) => ({ reading, ...counted })),
    exclusions: [...exclusions]
      .map(([reason, activities]) => ({ reason, activities }))
      .sort((one, other) => other.activities - one.activities || (one.reason < other.reason ? -1 : 1)),
    statuses: statuses.list().map(([status, counted]) => ({ status, ...counted })),
    examples: examples.choose(),
  };
}

interface ActivityRead {
  readonly reading: TouchReading;
  readonly reason: ExclusionReason | null;
  readonly word: string | null;
}

interface ContactRead {
  readonly status: ContactStatus;
  /** By kind and id. */
  readonly activities: ReadonlyMap<string, ActivityRead>;
}

function readActivities({ history, contact }: CustomerRead, policy: Policy): ContactRead {
  const onDeals = renewalDealIds(history.deals, policy);
  const known = new Map(history.activities.map((activity) => [keyOf(activity.kind, activity.id), activity]));
  const activities = new Map<string, ActivityRead>();
  for (const { kind, record, reason } of contact.excluded)
    activities.set(keyOf(kind, record), { reading: 'excluded', reason, word: null });
  for (const { kind, activityId, purpose } of contact.touches) {
    const key = keyOf(kind, activityId);
    const activity = known.get(key);
    const sign = activity === undefined ? null : renewalSign(activity, onDeals, policy);
    const word = sign !== null && 'word' in sign ? sign.word : null;
    activities.set(key, { reading: purpose, reason: null, word });
  }
  return { status: contact.status, activities };
}

function keyOf(kind: ActivityKind, id: string): string {
  return `${kind} ${id}`;
}

function latestFirst(activities: readonly Activity[]): readonly Activity[] {
  return activities.toSorted((one, other) => (other.day ?? -Infinity) - (one.day ?? -Infinity));
}

/** Null where it has no day to be shown with. */
function toExample(
  { companyId, name }: { readonly companyId: string; readonly name: string },
  { kind, id, day, subject }: Activity,
  { now, then }: Both<ContactRead>,
): TouchExample | null {
  const key = keyOf(kind, id);
  const read = then.activities.get(key);
  if (day === null || read === undefined) return null;
  const before = now.activities.get(key) ?? read;
  return {
    companyId,
    companyName: shorten(name),
    kind,
    activityId: id,
    subject: shorten(subject),
    day: formatIsoDay(day),
    now: before.reading,
    then: read.reading,
    reason: read.reason,
    word: read.word ?? before.word,
  };
}
