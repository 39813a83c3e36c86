/** What is asked of the CRM about notes: internal, never a touch, and shown on a company's record. */
import type { Day } from '../../scoring/types.ts';

export interface NewNote {
  /** Shown on this company's record. */
  readonly companyId: string;
  /** Plain text; the first line is shown as a title. */
  readonly lines: readonly string[];
  /** When what it tells was said. */
  readonly at: Date;
  /** A short word in the note's text by which one that was made before a fall is found again. */
  readonly mark: string;
}

export type NoteOutcome = { readonly kind: 'created'; readonly noteId: string } | { readonly kind: 'refused' };

/** A note as the CRM holds it. */
export interface CrmNote {
  readonly id: string;
  /** On the portal's calendar; null where it has no date that can be read. */
  readonly day: Day | null;
  /** Its text without its form, each line trimmed; empty lines are left out. */
  readonly lines: readonly string[];
}

export interface FoundNote extends CrmNote {
  readonly companyIds: readonly string[];
}

export interface NoteDesk {
  /** `refused`: the CRM does not take this note, now or later. @throws {HubSpotError} where it may have been made, or may be yet */
  createNote(note: NewNote): Promise<NoteOutcome>;
  /** The id of a note with the mark on the company's record; null where there is none. @throws {HubSpotError} */
  findNote(companyId: string, mark: string): Promise<string | null>;
  /** Of the company's record, the newest first; of very many, the newest. @throws {HubSpotError} */
  readNotes(companyId: string): Promise<readonly CrmNote[]>;
  /** Those that are there; without an order. @throws {HubSpotError} */
  readNotesById(noteIds: readonly string[]): Promise<readonly CrmNote[]>;
  /**
   * Notes of the whole account that hold a word and were changed in the span, both ends included. What was made a minute ago may
   * not be found yet.
   *
   * @param word letters only, found at the beginning of longer words too
   * @throws {HubSpotError}
   */
  searchNotes(word: string, from: Date, to: Date): AsyncIterable<readonly FoundNote[]>;
  /** Of the tasks those that were completed, with the day; null where the CRM does not say when. @throws {HubSpotError} */
  readCompletedTasks(taskIds: readonly string[]): Promise<ReadonlyMap<string, Day | null>>;
}
