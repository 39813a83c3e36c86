import type { AssociationType } from './association-types.ts';
import type { CrmObjectType } from './crm-data.ts';

/** Who changed a value: HubSpot names its own screens CRM_UI and every app INTEGRATION with the app's id. */
export interface ChangeSource {
  readonly source: string;
  readonly sourceId: string;
}

/** One property of one record now holds another value. */
export interface PropertyChange extends ChangeSource {
  readonly objectType: CrmObjectType;
  readonly objectId: string;
  readonly propertyName: string;
  /** '' where it was cleared. */
  readonly value: string;
  readonly previousValue: string;
  /** ISO 8601. */
  readonly occurredAt: string;
}

/** One way in which two records came together or apart, as each of them sees it. */
export interface AssociationWay {
  readonly forward: AssociationType;
  readonly backward: AssociationType;
}

/** What happened to a record as a whole. */
export type RecordEvent =
  | { readonly kind: 'creation' | 'deletion' | 'restore' | 'privacyDeletion' }
  | {
      readonly kind: 'merge';
      readonly primaryObjectId: string;
      readonly mergedObjectIds: readonly string[];
      readonly newObjectId: string;
    }
  | {
      readonly kind: 'associationChange';
      readonly to: { readonly type: CrmObjectType; readonly id: string };
      readonly ways: readonly AssociationWay[];
      readonly removed: boolean;
    };

export type RecordChange = RecordEvent &
  ChangeSource & {
    readonly objectType: CrmObjectType;
    readonly objectId: string;
    /** ISO 8601. */
    readonly occurredAt: string;
  };

/** An app told a waiting workflow that it may go on. */
export interface CallbackCompletion {
  readonly callbackId: string;
  readonly outputFields: Readonly<Record<string, unknown>>;
  /** ISO 8601. */
  readonly occurredAt: string;
}

/** What can be listened to, and what each listener is told. */
export interface CrmEvents {
  readonly propertyChange: PropertyChange;
  readonly recordChange: RecordChange;
  readonly callback: CallbackCompletion;
}

type Listeners = { readonly [Name in keyof CrmEvents]: Set<(event: CrmEvents[Name]) => void> };

/** Tells listeners what changes in the sandbox, in the order in which it changes. */
export class ChangeFeed {
  readonly #listeners: Listeners = {
    propertyChange: new Set(),
    recordChange: new Set(),
    callback: new Set(),
  };

  /** Returns the function that ends the listening. */
  on<Name extends keyof CrmEvents>(name: Name, listener: (event: CrmEvents[Name]) => void): () => void {
    const listeners = this.#listeners[name];
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }

  tell<Name extends keyof CrmEvents>(name: Name, event: CrmEvents[Name]): void {
    for (const listener of this.#listeners[name]) listener(event);
  }
}
