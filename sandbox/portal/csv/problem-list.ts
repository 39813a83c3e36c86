import type { PortalSource } from '../../crm/crm-data.ts';

/** What could not be used, row by row. */
export class ProblemList {
  readonly problems: PortalSource['problems'][number][] = [];

  /** @param line of the file; the header is line 1 */
  add(file: string, line: number, message: string): void {
    this.problems.push({ file, line, message });
  }
}
