import type { CrmDesk } from '../operations/ports/crm-desk.ts';
import type { MirrorStore } from '../operations/ports/mirror-store.ts';
import { completeCallback } from './callbacks.ts';
import { findConcerned } from './events/find-concerned.ts';
import { toCrmEvent } from './events/to-crm-event.ts';
import type { HubSpotClient } from './hubspot-client.ts';
import { readOwners } from './owners.ts';
import { createInstantOfDay } from './portal-day.ts';
import { provision } from './provision.ts';
import { readRecords } from './read-records.ts';
import { createTask, findTask } from './tasks.ts';

export interface CrmDeskParts {
  readonly client: HubSpotClient;
  readonly mirror: MirrorStore;
  /** IANA name of the account's time zone. */
  readonly timeZone: string;
}

/** What the service asks of HubSpot besides reading and publishing scores. Every method may throw a HubSpotError. */
export function createCrmDesk({ client, mirror, timeZone }: CrmDeskParts): CrmDesk {
  const instantOf = createInstantOfDay(timeZone);
  return {
    readOwners: () => readOwners(client),
    async readCompanyProperty(name, companyIds) {
      const records = await readRecords(client, 'companies', companyIds, [name]);
      return new Map(
        [...records].flatMap(([id, { properties }]) => {
          const value = properties[name];
          return value === undefined ? [] : [[id, value] as const];
        }),
      );
    },
    createTask: (task) => createTask(client, task, instantOf),
    findTask: (companyId, mark) => findTask(client, companyId, mark),
    readEvent: toCrmEvent,
    findConcerned: (events) => findConcerned(client, mirror, events),
    async findMissingProperties() {
      const { changes, problems } = await provision(client, 'check');
      return [...new Set([...changes.map(({ name }) => name), ...problems.map(({ property }) => property)])];
    },
    completeCallback: (callbackId, output) => completeCallback(client, callbackId, output),
  };
}
