import * as z from 'zod';

/** A change of a company's property: a line of `/api/activity`. */
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
});

/** What a workflow did with a company. */
export const workflowStepSchema = z.object({
  id: z.int(),
  /** ISO 8601. */
  at: z.string(),
  companyId: z.string(),
  companyName: z.string(),
  workflow: z.string(),
  /** In plain words. */
  step: z.string(),
});

export const activitySchema = z.object({
  entries: z.array(activityEntrySchema),
  /** Changes since the sandbox was started, of which the last ones are listed. */
  total: z.int(),
  /** The newest first. */
  workflows: z.array(workflowStepSchema),
});

export type ActivityEntry = z.infer<typeof activityEntrySchema>;
export type WorkflowStep = z.infer<typeof workflowStepSchema>;
export type Activity = z.infer<typeof activitySchema>;
