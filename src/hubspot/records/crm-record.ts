import * as z from 'zod';

/** HubSpot writes ids as text in records and as numbers in associations. */
export const idSchema = z.union([z.string().min(1), z.int()]).transform(String);

const propertyValueSchema = z
  .union([z.string(), z.number(), z.boolean(), z.null()])
  .transform((value) => (value === null ? '' : String(value).trim()));

/** Property values by HubSpot's names, trimmed; empty ones are left out. */
export type Properties = Readonly<Record<string, string>>;

const propertiesSchema = z
  .record(z.string(), propertyValueSchema)
  .transform((values): Properties => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')));

const inlineAssociationsSchema = z.record(
  z.string(),
  z.object({
    results: z.array(z.object({ id: idSchema })),
    paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
  }),
);

export const crmRecordSchema = z.object({ id: idSchema, properties: propertiesSchema });

/** A record as HubSpot holds it. */
export type CrmRecord = z.infer<typeof crmRecordSchema>;

export const crmRecordWithAssociationsSchema = crmRecordSchema.extend({
  associations: inlineAssociationsSchema.optional(),
});

export const pagingSchema = z.object({ next: z.object({ after: z.string() }).optional() }).optional();

/** The records among the results of an answer; what is no record is left out, and its absence noticed by who asked. */
export const recordsSchema = z.array(z.unknown()).transform((results) =>
  results.flatMap((result) => {
    const parsed = crmRecordSchema.safeParse(result);
    return parsed.success ? [parsed.data] : [];
  }),
);
