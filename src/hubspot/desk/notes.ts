import type { CrmNote, FoundNote, NewNote, NoteOutcome } from '../../operations/ports/note-desk.ts';
import { OBJECTS_VERSION } from '../client/api-versions.ts';
import { crmRecordSchema, type CrmRecord } from '../records/crm-record.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { searchChanges } from '../mirror/search-changes.ts';
import { markText, toHtml, toLines } from './note-text.ts';
import { compareIds } from '../../scoring/compare-ids.ts';
import { type DayOfInstant, parseDay } from '../portal-day.ts';
import { readAssociations } from '../records/read-associations.ts';
import { readRecords } from '../records/read-records.ts';

/** HubSpot's number of the association that leads from a note to a company. */
const NOTE_TO_COMPANY = 190;

const FIELDS = ['hs_timestamp', 'hs_note_body'];

/** Of a company with more of them, those with the greatest ids are looked at: they were made last. */
const MOST_NOTES = 500;

const createdSchema = crmRecordSchema.pick({ id: true });

/**
 * Makes a note. Never sent twice: where the answer is lost, the note is looked for by its mark before another one is made.
 *
 * @throws {HubSpotError} where it may have been made, or may be yet
 */
export async function createNote(client: HubSpotClient, note: NewNote): Promise<NoteOutcome> {
  const sent = await client.attempt(
    {
      kind: 'objects',
      operation: 'create a note',
      method: 'POST',
      path: `/crm/objects/${OBJECTS_VERSION}/notes`,
      body: {
        properties: { hs_timestamp: note.at.toISOString(), hs_note_body: toBody(note) },
        associations: [
          {
            to: { id: note.companyId },
            types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: NOTE_TO_COMPANY }],
          },
        ],
      },
      once: true,
    },
    createdSchema,
  );
  return sent.ok ? { kind: 'created', noteId: sent.value.id } : { kind: 'refused' };
}

function toBody({ lines: [title = '', ...others], mark }: NewNote): string {
  const text = others.map((line) => `<br>${toHtml(line)}`).join('');
  return `<strong>${toHtml(title)}</strong>${text}<br><br>${toHtml(markText(mark))}`;
}

/**
 * The id of a note with the mark on the company's record. It is read from the record and not searched for, since HubSpot's
 * search does not know yet what was made a moment ago.
 *
 * @returns null where there is none
 * @throws {HubSpotError}
 */
export async function findNote(client: HubSpotClient, companyId: string, mark: string): Promise<string | null> {
  const notes = await readRecords(client, 'notes', await noteIdsOf(client, companyId), FIELDS);
  const found = [...notes.values()].find(
    ({ properties }) => properties.hs_note_body?.includes(toHtml(markText(mark))) === true,
  );
  return found?.id ?? null;
}

/** The notes on a company's record, the newest first. @throws {HubSpotError} */
export async function readNotes(
  client: HubSpotClient,
  companyId: string,
  dayOf: DayOfInstant,
): Promise<readonly CrmNote[]> {
  const notes = await readNotesById(client, await noteIdsOf(client, companyId), dayOf);
  return notes.toSorted((one, other) => (other.day ?? 0) - (one.day ?? 0) || compareIds(other.id, one.id));
}

/** Those of the notes that are there. @throws {HubSpotError} */
export async function readNotesById(
  client: HubSpotClient,
  noteIds: readonly string[],
  dayOf: DayOfInstant,
): Promise<readonly CrmNote[]> {
  const records = await readRecords(client, 'notes', noteIds, FIELDS);
  return [...records.values()].map((record) => toNote(record, dayOf));
}

async function noteIdsOf(client: HubSpotClient, companyId: string): Promise<readonly string[]> {
  const associations = await readAssociations(client, 'companies', 'notes', [companyId]);
  const ids = associations.get(companyId)?.map(({ id }) => id) ?? [];
  return ids.toSorted(compareIds).slice(-MOST_NOTES);
}

/** Notes of the account that hold a word and were changed within a span, page by page. @throws {HubSpotError} */
export async function* searchNotes(
  client: HubSpotClient,
  word: string,
  { from, to }: { readonly from: Date; readonly to: Date },
  dayOf: DayOfInstant,
): AsyncGenerator<readonly FoundNote[], void, undefined> {
  const holdsWord = { propertyName: 'hs_note_body', operator: 'CONTAINS_TOKEN', value: `${word}*` } as const;
  const window = { from: from.getTime(), to: to.getTime() };
  for await (const records of searchChanges(client, 'notes', FIELDS, window, [holdsWord])) {
    const companies = await readAssociations(
      client,
      'notes',
      'companies',
      records.map(({ id }) => id),
    );
    yield records.map((record) => ({
      ...toNote(record, dayOf),
      companyIds: companies.get(record.id)?.map(({ id }) => id) ?? [],
    }));
  }
}

function toNote({ id, properties }: CrmRecord, dayOf: DayOfInstant): CrmNote {
  const day = properties.hs_timestamp === undefined ? null : parseDay(properties.hs_timestamp, dayOf);
  return { id, day, lines: toLines(properties.hs_note_body ?? '') };
}
