import type { CrmDesk } from '../../operations/ports/crm-desk.ts';
import type { MirrorStore } from '../../operations/ports/mirror-store.ts';
import type { NoteDesk } from '../../operations/ports/note-desk.ts';
import { completeCallback } from '../requests/callbacks.ts';
import { findConcerned } from '../events/find-concerned.ts';
import { toCrmEvent } from '../events/to-crm-event.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { readOwners } from '../records/owners.ts';
import { createNote, findNote, readNotes, readNotesById, searchNotes } from './notes.ts';
import { createDayOfInstant, createInstantOfDay } from '../portal-day.ts';
import { definitionsFor } from '../properties/property-definitions.ts';
import { provision } from '../properties/provision.ts';
import { readRecords } from '../records/read-records.ts';
import { createTask, findTask, readCompletedTasks } from './tasks.ts';

export interface CrmDeskParts {
  readonly client: HubSpotClient;
  readonly mirror: MirrorStore;
  /** IANA name of the account's time zone. */
  readonly timeZone: string;
  /** Parts of the loyalty programme that are on. Default: none. */
  readonly readParts?: () => Promise<ReadonlySet<string>>;
}

const noParts = (): Promise<ReadonlySet<string>> => Promise.resolve(new Set());

/** What the service asks of HubSpot besides reading and publishing scores. Every method may throw a HubSpotError. */
export function createCrmDesk({ client, mirror, timeZone, readParts = noParts }: CrmDeskParts): CrmDesk & NoteDesk {
  const instantOf = createInstantOfDay(timeZone);
  const dayOf = createDayOfInstant(timeZone);
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
    createNote: (note) => createNote(client, note),
    findNote: (companyId, mark) => findNote(client, companyId, mark),
    readNotes: (companyId) => readNotes(client, companyId, dayOf),
    readNotesById: (noteIds) => readNotesById(client, noteIds, dayOf),
    searchNotes: (word, from, to) => searchNotes(client, word, { from, to }, dayOf),
    readCompletedTasks: (taskIds) => readCompletedTasks(client, taskIds, dayOf),
    readEvent: toCrmEvent,
    findConcerned: (events) => findConcerned(client, mirror, events),
    async findMissingProperties() {
      const { changes, problems } = await provision(client, 'check', definitionsFor(await readParts()));
      return [...new Set([...changes.map(({ name }) => name), ...problems.map(({ property }) => property)])];
    },
    completeCallback: (callbackId, output) => completeCallback(client, callbackId, output),
  };
}
