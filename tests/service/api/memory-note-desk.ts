import { HubSpotError } from '../../../src/hubspot/client/hubspot-error.ts';
import type { FoundNote, NoteDesk } from '../../../src/operations/ports/note-desk.ts';
import { day } from '../../support/histories.ts';

/** The notes of a CRM in memory, which fails when it is told to. */
export interface MemoryNoteDesk {
  readonly notes: readonly FoundNote[];
  /** What happens to the next calls: nothing is made, the answer is lost, the note is not taken, the search fails. */
  readonly fails: ('before' | 'after' | 'refuse' | 'search')[];
  /** From when on changes were searched for. Each change is found once. */
  readonly searchedFrom: readonly Date[];
  readonly add: (note: {
    readonly companyIds: readonly string[];
    readonly day: string;
    readonly lines: readonly string[];
  }) => void;
  /** A person changes a note. */
  readonly change: (id: string, lines: readonly string[]) => void;
  readonly desk: NoteDesk;
}

const AWAY = new HubSpotError({ code: 'server', status: 502, correlationId: null, operation: 'create a note' });

export function memoryNoteDesk(): MemoryNoteDesk {
  const notes: FoundNote[] = [];
  const fails: MemoryNoteDesk['fails'] = [];
  const searchedFrom: Date[] = [];
  const changed = new Set<string>();
  const put = (note: Omit<FoundNote, 'id'>): string => {
    const id = String(7000 + notes.length);
    notes.push({ id, ...note });
    changed.add(id);
    return id;
  };
  const ofCompany = (companyId: string): readonly FoundNote[] =>
    notes.filter(({ companyIds }) => companyIds.includes(companyId));
  return {
    notes,
    fails,
    searchedFrom,
    add: (note) => void put({ ...note, day: day(note.day) }),
    change: (id, lines) => {
      const index = notes.findIndex((note) => note.id === id);
      notes.splice(index, 1, { ...notes[index]!, lines });
      changed.add(id);
    },
    desk: {
      createNote: ({ companyId, lines, at, mark }) => {
        const fail = fails.shift();
        if (fail === 'before') return Promise.reject(AWAY);
        if (fail === 'refuse') return Promise.resolve({ kind: 'refused' });
        const shown = lines.flatMap((line) => line.split('\n'));
        const on = day(at.toISOString().slice(0, 10));
        const id = put({ day: on, companyIds: [companyId], lines: [...shown, `[${mark}]`] });
        return fail === 'after' ? Promise.reject(AWAY) : Promise.resolve({ kind: 'created', noteId: id });
      },
      findNote: (companyId, mark) =>
        Promise.resolve(ofCompany(companyId).find(({ lines }) => lines.at(-1) === `[${mark}]`)?.id ?? null),
      readNotes: (companyId) =>
        Promise.resolve(ofCompany(companyId).toSorted((one, other) => (other.day ?? 0) - (one.day ?? 0))),
      readNotesById: (noteIds) => Promise.resolve(notes.filter(({ id }) => noteIds.includes(id))),
      async *searchNotes(word, from) {
        searchedFrom.push(from);
        if (fails.shift() === 'search') throw AWAY;
        await Promise.resolve();
        for (const note of notes) {
          if (!changed.delete(note.id)) continue;
          if (note.lines.join(' ').toLowerCase().includes(word)) yield [note];
        }
      },
      readCompletedTasks: () => Promise.resolve(new Map()),
    },
  };
}
