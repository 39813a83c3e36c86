/** Published values as a json column holds them: by their names, without those that are null. */
import * as z from 'zod';
import { publishedSchema } from '../../operations/ports/published-schema.ts';
import type { PublishedValues } from '../../operations/ports.ts';
import { toJson } from '../json.ts';

const valuesSchema = publishedSchema({
  number: z.number(),
  day: z.number(),
  instant: z.string(),
  // Nobody else writes here: what is not one of the choices is a broken store.
  always: (choice) => choice,
});

export function valuesToJson(values: PublishedValues): string {
  return toJson(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)));
}

/** @throws where the column holds something else */
export function parseValues(cell: unknown): PublishedValues {
  return valuesSchema.parse(cell);
}
