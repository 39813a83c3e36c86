import type { CrmObjectType, CrmRecord } from '../../crm/crm-data.ts';
import { PortalDraft, type RecordName } from '../records/portal-draft.ts';
import type { CsvRow } from './csv-table.ts';
import type { ProblemList } from './problem-list.ts';
import type { ZonedTime } from './zoned-time.ts';

type Properties = CrmRecord['properties'];

/** The state of one import: what is read so far, and what could not be. */
export class PortalImport {
  readonly draft = new PortalDraft();
  readonly problems: ProblemList;
  readonly time: ZonedTime;
  readonly #known = new Map<CrmObjectType, Map<string, RecordName>>();
  #last: Date | null = null;

  constructor(problems: ProblemList, time: ZonedTime) {
    this.problems = problems;
    this.time = time;
  }

  /** The latest instant at which something happened; null before anything did. */
  get last(): Date | null {
    return this.#last;
  }

  /** Something happened then. Forecasts and plans did not happen. */
  happened(instant: Date | null): void {
    if (instant !== null && (this.#last === null || instant > this.#last)) this.#last = instant;
  }

  find(type: CrmObjectType, id: string): RecordName | undefined {
    return this.#known.get(type)?.get(id);
  }

  /** The row's record id where it can be used for a new record of the type; else null, and the problem is noted. */
  readId(file: string, row: CsvRow, type: CrmObjectType): string | null {
    const id = row.cell('Record ID');
    if (!/^\d+$/.test(id)) {
      const what = id === '' ? 'The record ID is empty' : `The record ID "${id}" is not a whole number`;
      this.problems.add(file, row.line, `${what}: give each row its own. The row was not used.`);
      return null;
    }
    if (this.find(type, id) === undefined) return id;
    this.problems.add(file, row.line, `The record ID ${id} is there a second time. The row was not used.`);
    return null;
  }

  /** Reads a cell that may be empty; a date that cannot be read is noted and counts as 'bad'. */
  readInstant(file: string, row: CsvRow, column: string): Date | null | 'bad' {
    const text = row.cell(column);
    if (text === '') return null;
    const instant = this.time.readInstant(text);
    if (instant !== null) return instant;
    this.problems.add(
      file,
      row.line,
      `${column} "${text}" is not a date: write it as 2026-03-31 or 2026-03-31 09:30. The row was not used.`,
    );
    return 'bad';
  }

  /** Reads a cell that may be empty; a text that is no number is noted and counts as 'bad'. */
  readNumber(file: string, row: CsvRow, column: string): number | null | 'bad' {
    const text = row.cell(column);
    if (text === '') return null;
    const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
    if (/^-?\d+(\.\d+)?$/.test(plain)) return Number(plain);
    this.problems.add(
      file,
      row.line,
      `${column} "${text}" is not a number: write it as 1234.56, without a currency sign. The row was not used.`,
    );
    return 'bad';
  }

  /** @param at when it was made; null where not known */
  put(type: CrmObjectType, id: string, properties: Properties, at: Date | null): RecordName {
    const instant = at?.toISOString();
    const name = this.draft.put(type, {
      id,
      properties,
      ...(instant === undefined ? {} : { createdAt: instant, updatedAt: instant }),
    });
    const known = this.#known.get(type) ?? new Map<string, RecordName>();
    this.#known.set(type, known.set(id, name));
    return name;
  }

  /** The records of a type that a cell names, ids separated by semicolons; those that are not there are noted. */
  readLinks(file: string, row: CsvRow, column: string, type: CrmObjectType): readonly (RecordName | null)[] {
    const ids = row
      .cell(column)
      .split(';')
      .map((id) => id.trim());
    return [...new Set(ids)]
      .filter((id) => id !== '')
      .map((id) => {
        const name = this.find(type, id);
        if (name === undefined)
          this.problems.add(file, row.line, `${column}: there is no record ${id} among the ${type}.`);
        return name ?? null;
      });
  }

  /** The first company that the row names is the primary one; where that is not there, none is. */
  linkCompanies(from: RecordName, companies: readonly (RecordName | null)[]): void {
    companies.forEach((company, place) => {
      if (company === null) return;
      if (place === 0) this.draft.linkPrimary(from, company);
      else this.draft.link(from, company);
    });
  }
}
