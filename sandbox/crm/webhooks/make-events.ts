import type { PropertyChange, RecordChange } from '../change-feed.ts';
import type { CrmObjectType } from '../crm-data.ts';
import { OBJECT_TYPES } from '../object-types.ts';
import type { Subscription } from './subscriptions.ts';
import type { WebhookEvent } from './webhook-event.ts';

/** Whose events they are. */
export interface Sender {
  readonly portalId: number;
  readonly appId: string;
}

type OfItsKind = Omit<
  WebhookEvent,
  'eventId' | 'subscriptionId' | 'portalId' | 'appId' | 'occurredAt' | 'subscriptionType' | 'attemptNumber'
>;

const FIRST_EVENT_ID = 3_000_000_001;

/** What the kinds of record events are called as the flag of a change. */
const FLAGS: Readonly<Partial<Record<RecordChange['kind'], string>>> = {
  creation: 'CREATED',
  deletion: 'DELETED',
  restore: 'RESTORED',
  privacyDeletion: 'DELETED',
};

/** Turns what changed into the events of the subscriptions that ask for it: none, one, or one for each end. */
export class EventMaker {
  readonly #sender: Sender;
  readonly #subscriptions: readonly Subscription[];
  #made = 0;

  constructor(sender: Sender, subscriptions: readonly Subscription[]) {
    this.#sender = sender;
    this.#subscriptions = subscriptions;
  }

  ofProperty(change: PropertyChange): readonly WebhookEvent[] {
    const { objectType, objectId, propertyName, value } = change;
    return this.#asking('object.propertyChange', objectType)
      .filter((subscription) => subscription.propertyName === propertyName)
      .map((subscription) =>
        this.#event(subscription, change, {
          ...record(objectType, objectId),
          propertyName,
          propertyValue: value,
          ...by(change),
        }),
      );
  }

  ofRecord(change: RecordChange): readonly WebhookEvent[] {
    const { objectType, objectId, kind } = change;
    if (kind === 'associationChange') return this.#ofAssociation(change);
    if (kind === 'privacyDeletion') {
      return this.#asking('contact.privacyDeletion', objectType).map((subscription) =>
        this.#event(subscription, change, { objectId, changeFlag: 'DELETED', ...by(change) }),
      );
    }
    return this.#asking(`object.${kind}`, objectType).map((subscription) =>
      this.#event(subscription, change, {
        ...record(objectType, objectId),
        ...flag(kind),
        ...(kind === 'merge'
          ? {
              primaryObjectId: change.primaryObjectId,
              mergedObjectIds: change.mergedObjectIds,
              newObjectId: change.newObjectId,
            }
          : {}),
        ...by(change),
      }),
    );
  }

  /** Both ends are told where both are subscribed to, each in its own direction, once for each way of association. */
  #ofAssociation(change: Extract<RecordChange, { kind: 'associationChange' }>): readonly WebhookEvent[] {
    const from = { type: change.objectType, id: change.objectId };
    const { to, removed } = change;
    return change.ways.flatMap(({ forward, backward }) => {
      const directions = [
        { from, to, way: forward },
        { from: to, to: from, way: backward },
      ];
      return directions.flatMap((direction) =>
        this.#asking('object.associationChange', direction.from.type).map((subscription) =>
          this.#event(subscription, change, {
            fromObjectId: direction.from.id,
            fromObjectTypeId: OBJECT_TYPES[direction.from.type].typeId,
            toObjectId: direction.to.id,
            toObjectTypeId: OBJECT_TYPES[direction.to.type].typeId,
            associationCategory: direction.way.category,
            associationTypeId: direction.way.typeId,
            associationRemoved: removed,
            isPrimaryAssociation: direction.way.primary,
            ...by(change),
          }),
        ),
      );
    });
  }

  #asking(subscriptionType: string, objectType: CrmObjectType): readonly Subscription[] {
    return this.#subscriptions.filter(
      (subscription) => subscription.objectType === objectType && subscription.subscriptionType === subscriptionType,
    );
  }

  #event(
    subscription: Subscription,
    { occurredAt }: { readonly occurredAt: string },
    ofItsKind: OfItsKind,
  ): WebhookEvent {
    const eventId = String(FIRST_EVENT_ID + this.#made);
    this.#made += 1;
    return {
      eventId,
      subscriptionId: subscription.id,
      portalId: String(this.#sender.portalId),
      appId: this.#sender.appId,
      occurredAt: Date.parse(occurredAt),
      subscriptionType: subscription.subscriptionType,
      attemptNumber: 0,
      ...ofItsKind,
    };
  }
}

function record(type: CrmObjectType, objectId: string): { readonly objectTypeId: string; readonly objectId: string } {
  return { objectTypeId: OBJECT_TYPES[type].typeId, objectId };
}

function flag(kind: RecordChange['kind']): { readonly changeFlag?: string } {
  const changeFlag = FLAGS[kind];
  return changeFlag === undefined ? {} : { changeFlag };
}

function by({ source, sourceId }: { readonly source: string; readonly sourceId: string }): {
  readonly changeSource: string;
  readonly sourceId: string;
} {
  return { changeSource: source, sourceId };
}
