import type { CrmOwner } from '../ports/crm-desk.ts';
import type { AlertSettings } from '../settings/portal-settings.ts';

/** Whose a task is. */
export interface Recipient {
  /** Null: nobody's; it is in the queue, where one is set. */
  readonly ownerId: string | null;
  readonly queueIds: readonly string[];
  /** Why it is nobody's; null where it is somebody's. */
  readonly remark: string | null;
}

/** The owner where that is somebody who still works here, else the queue. */
export function recipientOf(
  ownerId: string | undefined,
  owners: ReadonlyMap<string, CrmOwner>,
  { queueId }: Pick<AlertSettings, 'queueId'>,
): Recipient {
  const owner = ownerId === undefined ? undefined : owners.get(ownerId);
  if (owner?.isActive === true) return { ownerId: owner.id, queueIds: [], remark: null };
  const queueIds = queueId === null ? [] : [queueId];
  if (ownerId === undefined) return { ownerId: null, queueIds, remark: 'This customer has no owner.' };
  const remark =
    owner === undefined
      ? 'The owner of this customer is not known any more.'
      : `${owner.name}, the owner, is not active any more.`;
  return { ownerId: null, queueIds, remark };
}

export function ownersById(owners: readonly CrmOwner[]): ReadonlyMap<string, CrmOwner> {
  return new Map(owners.map((owner) => [owner.id, owner]));
}
