import * as z from 'zod';
import type { Day } from '../../scoring/types.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { PROGRAMME_PARTS, type ProgrammePart } from '../settings/portal-settings.ts';

const NAME = 'programme';
const keptSchema = z.object({ parts: z.array(z.enum(PROGRAMME_PARTS)) });

/** What a run of the whole portal has worked out, and as of which day; a part that is on and not in it comes with the next run. */
export interface WorkedOut {
  readonly asOf: Day;
  readonly parts: ReadonlySet<ProgrammePart>;
}

export async function keepWorkedOut(
  reports: Pick<ReportStore, 'keepReport'>,
  asOf: Day,
  parts: ReadonlySet<ProgrammePart>,
): Promise<void> {
  await reports.keepReport({ name: NAME, asOf, value: { parts: [...parts] } });
}

/** Null where no run did. */
export async function readWorkedOut(reports: Pick<ReportStore, 'readReport'>): Promise<WorkedOut | null> {
  const kept = await reports.readReport(NAME);
  const parsed = keptSchema.safeParse(kept?.value);
  return kept === null || !parsed.success ? null : { asOf: kept.asOf, parts: new Set(parsed.data.parts) };
}
