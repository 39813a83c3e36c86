import type { PropertyValues } from '../protocol.ts';
import { COMPANY_TYPE_ID, toPlural } from './object-types.ts';
import { readObjects, saveCompany } from './crm-client.ts';

export type PropertyNames = readonly string[] | 'all';

interface Subscription {
  readonly names: PropertyNames;
  readonly onChange: (values: PropertyValues) => void;
}

/**
 * The properties of the record on the page. The page's panel and the cards read through it, so that a change made by one is
 * seen by the others: HubSpot's record page does the same.
 */
export interface RecordProperties {
  readonly objectId: string;
  readonly read: (names: PropertyNames) => Promise<PropertyValues>;
  /** Told after every change or refresh; the answer ends it. */
  readonly subscribe: (names: PropertyNames, onChange: (values: PropertyValues) => void) => () => void;
  /** Reads again for everybody who is subscribed. */
  readonly refresh: () => Promise<void>;
  readonly write: (values: PropertyValues) => Promise<void>;
}

/**
 * @param objectId id of the company.
 * @param allNames the names behind `'all'`.
 */
export function createRecordProperties(objectId: string, allNames: readonly string[]): RecordProperties {
  const subscriptions = new Set<Subscription>();
  const type = toPlural(COMPANY_TYPE_ID);

  const read = async (names: PropertyNames): Promise<PropertyValues> => {
    const wanted = names === 'all' ? allNames : names;
    const [record] = await readObjects(type, [objectId], wanted);
    if (record === undefined) throw new Error(`There is no company ${objectId} in this portal.`);
    return Object.fromEntries(wanted.map((name) => [name, record.properties[name] ?? null]));
  };

  const refresh = async (): Promise<void> => {
    await Promise.all(
      [...subscriptions].map(async (subscription) => {
        const values = await read(subscription.names);
        if (subscriptions.has(subscription)) subscription.onChange(values);
      }),
    );
  };

  return {
    objectId,
    read,
    refresh,
    subscribe: (names, onChange) => {
      const subscription = { names, onChange };
      subscriptions.add(subscription);
      return () => void subscriptions.delete(subscription);
    },
    write: async (values) => {
      await saveCompany(objectId, values);
      await refresh();
    },
  };
}
