import * as z from 'zod';

const reportForm = z.object({
  files: z.record(z.string(), z.object({ mutants: z.array(z.object({ status: z.string() })) })),
});

export interface FileMutants {
  readonly path: string;
  /** That could be tried; those that do not run at all are no changes. */
  readonly changes: number;
  /** A test failed, or never ended. */
  readonly noticed: number;
}

export interface MutationScore {
  readonly changes: number;
  readonly noticed: number;
  /** Of 100 changes; 100 where there were none. */
  readonly percent: number;
}

const NOTICED: ReadonlySet<string> = new Set(['Killed', 'Timeout']);
/** A change that no test runs through counts as one that nobody noticed. */
const TRIED: ReadonlySet<string> = new Set([...NOTICED, 'Survived', 'NoCoverage']);

/** Counts what a report in Stryker's form says, file by file. @throws {z.ZodError} where it is none */
export function countMutants(report: unknown): readonly FileMutants[] {
  return Object.entries(reportForm.parse(report).files).map(([path, { mutants }]) => ({
    path,
    changes: mutants.filter(({ status }) => TRIED.has(status)).length,
    noticed: mutants.filter(({ status }) => NOTICED.has(status)).length,
  }));
}

export function mutationScore(files: readonly FileMutants[]): MutationScore {
  const changes = files.reduce((sum, file) => sum + file.changes, 0);
  const noticed = files.reduce((sum, file) => sum + file.noticed, 0);
  return { changes, noticed, percent: changes === 0 ? 100 : (100 * noticed) / changes };
}
