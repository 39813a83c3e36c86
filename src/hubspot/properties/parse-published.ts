import * as z from 'zod';
import { publishedSchema } from '../../operations/ports/published-schema.ts';
import type { PublishedValues } from '../../operations/ports.ts';
import type { Properties } from '../records/crm-record.ts';
import { parseDate, parseInstant } from '../portal-day.ts';
import { WRITTEN_PROPERTIES } from './written-properties.ts';

/** Somebody may have typed into a written property: what is not understood counts as empty and is written anew. */
const propertiesSchema = publishedSchema({
  number: z.string().transform(Number).pipe(z.number()),
  day: z.string().transform(parseDate).pipe(z.number()),
  instant: z
    .string()
    .transform(parseInstant)
    .pipe(z.number().transform((value) => new Date(value).toISOString())),
  always: (choice, otherwise) => choice.catch(otherwise),
});

export const PUBLISHED_PROPERTY_NAMES: readonly string[] = WRITTEN_PROPERTIES.map(({ name }) => name);

/** What was last published on a record; null where it never was. */
export function parsePublished(properties: Properties): PublishedValues | null {
  if (properties.loyalty_scored_at === undefined && properties.loyalty_segment === undefined) return null;
  return propertiesSchema.parse(
    Object.fromEntries(WRITTEN_PROPERTIES.map(({ name, carries }) => [carries, properties[name] ?? null])),
  );
}
