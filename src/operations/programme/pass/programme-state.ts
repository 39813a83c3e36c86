import * as z from 'zod';
import { PROGRAMME_PARTS } from '../../settings/portal-settings.ts';
import { migrationCountsSchema } from './goal-tally.ts';

/** How far the programme is along with a run, as its checkpoint holds it. */
export const programmeStateSchema = z.object({
  parts: z.array(z.enum(PROGRAMME_PARTS)),
  /** By the ids of the goals. */
  goals: z.record(z.string(), migrationCountsSchema),
});
export type ProgrammeState = z.infer<typeof programmeStateSchema>;
