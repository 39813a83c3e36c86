import * as z from 'zod';
import { EMPTY_TALLY, tallySchema } from '../../operations/rescore/tally.ts';

const count = z.number().catch(0);
const sentSchema = z.object({ written: count, failed: count });
const NOTHING = { written: 0, failed: 0 };

/** What is shown of a run's report; what an older program did not note is zero. */
export const runReportSchema = z
  .object({
    isDryRun: z.boolean().catch(false),
    scored: tallySchema.catch(EMPTY_TALLY),
    sent: sentSchema.catch(NOTHING),
    earlier: sentSchema.nullable().catch(null),
    calls: count,
    endedBy: z.string().nullable().catch(null),
  })
  .catch({ isDryRun: false, scored: EMPTY_TALLY, sent: NOTHING, earlier: null, calls: 0, endedBy: null });
