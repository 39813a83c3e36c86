import * as z from 'zod/mini';
import { day, maybe, money, segment } from '../view-parts.ts';
import { dated, notYet, off, paged, who } from './programme-parts.ts';

const roadmapEntry = z.object({
  noteId: z.string(),
  day,
  /** Where the customer wants to be, and by which year; '' and null where not said. */
  theirs: z.string(),
  byYear: maybe(z.number()),
  /** What we told them of our own plans. */
  ours: z.string(),
  by: z.string(),
});
/** `GET /api/programme/roadmap?offset&limit`: the Ideal and Uncertain whose exchange is older than a year or never was, by value. */
export const roadmapSchema = z.discriminatedUnion('kind', [
  off,
  notYet,
  z.object({
    kind: z.literal('roadmap'),
    ...dated,
    ...paged,
    /** Customers with an exchange of the last year, of all that it is asked for. */
    upToDate: z.number(),
    customers: z.number(),
    due: z.array(z.object({ ...who, lastOn: maybe(day), lifetimeValue: money, segment: maybe(segment) })),
  }),
]);
/** `GET /api/programme/roadmap/COMPANY`: read from the company's notes; newest first. */
export const companyRoadmapSchema = z.discriminatedUnion('kind', [
  off,
  z.object({ kind: z.literal('exchanges'), isDue: z.boolean(), entries: z.array(roadmapEntry) }),
]);
/** `POST /api/programme/roadmap`: `{ key, companyId, theirs, byYear, ours }` makes a note on the company in HubSpot. */
export const roadmapSavedSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), entry: roadmapEntry }),
  z.object({ kind: z.literal('refused'), message: z.string() }),
]);

export type RoadmapView = z.infer<typeof roadmapSchema>;
export type CompanyRoadmapView = z.infer<typeof companyRoadmapSchema>;
export type RoadmapSaved = z.infer<typeof roadmapSavedSchema>;
