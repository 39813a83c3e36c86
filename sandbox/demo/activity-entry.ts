import * as z from 'zod';

/** A change of a company's property, and what a workflow that waits for it would do: a line of `/api/activity`. */
export const activityEntrySchema = z.object({
  /** Counts up; a page asks for what came after the last one it knows. */
  id: z.int(),
  /** ISO 8601. */
  at: z.string(),
  companyId: z.string(),
  companyName: z.string(),
  /** Internal name; the page shows the portal's label. */
  property: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Who wrote it: the app through its token, or a person on the page. */
  by: z.enum(['app', 'person']),
  /** What a workflow would do; null where none of the examples waits for this change. */
  workflow: z.object({ name: z.string(), would: z.string() }).nullable(),
});

export const activitySchema = z.object({
  entries: z.array(activityEntrySchema),
  /** Changes since the sandbox was started, of which the last ones are listed. */
  total: z.int(),
});

export type ActivityEntry = z.infer<typeof activityEntrySchema>;
export type Activity = z.infer<typeof activitySchema>;
