import * as z from 'zod';
import { ASSOCIATION_INPUTS_PER_BATCH, ASSOCIATIONS_VERSION } from '../client/api-versions.ts';
import { idSchema, pagingSchema } from './crm-record.ts';
import { errorBodySchema, saysNotFound } from '../client/error-body.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { HubSpotError } from '../client/hubspot-error.ts';
import { KIND_OF, type ObjectType } from './object-types.ts';
import { chunk } from './read-records.ts';

const associationTypeSchema = z.object({
  category: z.string(),
  typeId: z.number(),
  label: z.string().nullish(),
});

const answerSchema = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: idSchema }),
      to: z.array(z.object({ toObjectId: idSchema, associationTypes: z.array(associationTypeSchema) })),
      paging: pagingSchema,
    }),
  ),
  errors: z.array(errorBodySchema).optional(),
});

export type AssociationType = z.infer<typeof associationTypeSchema>;

/** A record on the other side, once, with every way in which it is associated (primary, plain, labelled). */
export interface Association {
  readonly id: string;
  readonly types: readonly AssociationType[];
}

/** By the id of the record on this side; a record without associations is missing. */
export type Associations = ReadonlyMap<string, readonly Association[]>;

const MOST_REPEATS = 3;

interface Input {
  readonly id: string;
  readonly after?: string;
}

/**
 * Reads all associations of the given records with records of another type, page by page.
 *
 * @throws {HubSpotError} `bad_response` where paging does not come to an end
 */
export async function readAssociations(
  client: HubSpotClient,
  from: ObjectType,
  to: ObjectType,
  ids: Iterable<string>,
): Promise<Associations> {
  const found = new Map<string, Map<string, AssociationType[]>>();
  const inputs = [...new Set(ids)].map((id): Input => ({ id }));
  await Promise.all(
    chunk(inputs, ASSOCIATION_INPUTS_PER_BATCH).map((batch) => readAllPages(client, from, to, batch, found)),
  );
  return new Map(
    [...found].map(([id, others]) => [id, [...others].map(([other, types]): Association => ({ id: other, types }))]),
  );
}

async function readAllPages(
  client: HubSpotClient,
  from: ObjectType,
  to: ObjectType,
  first: readonly Input[],
  found: Map<string, Map<string, AssociationType[]>>,
): Promise<void> {
  const operation = `read which ${plural(to)} belong to ${plural(from)}`;
  const seenPages = new Set<string>();
  let inputs = first;
  let repeats = 0;
  while (inputs.length > 0) {
    const answer = await client.call(
      {
        kind: 'associations',
        operation,
        method: 'POST',
        path: `/crm/associations/${ASSOCIATIONS_VERSION}/${from}/${to}/batch/read`,
        body: { inputs },
      },
      answerSchema,
    );
    for (const result of answer.results) collect(found, result.from.id, result.to);
    const next = answer.results.flatMap(({ from: { id }, paging }): Input[] => {
      const after = paging?.next?.after;
      return after === undefined ? [] : [{ id, after }];
    });
    const pages = next.map(({ id, after }) => `${id} ${after ?? ''}`);
    // A record without associations, or one deleted meanwhile, is reported as an error of the batch; any other passes, or not.
    const hasFailed = answer.errors?.some((error) => !saysNotFound(error)) === true;
    // A page that comes again would be read for ever; it is asked for anew, which helps where HubSpot overlooked `after`.
    if (hasFailed || pages.some((page) => seenPages.has(page))) {
      repeats += 1;
      if (repeats > MOST_REPEATS) throw badResponse(operation);
      continue;
    }
    for (const page of pages) seenPages.add(page);
    inputs = next;
  }
}

function collect(
  found: Map<string, Map<string, AssociationType[]>>,
  id: string,
  others: readonly { readonly toObjectId: string; readonly associationTypes: readonly AssociationType[] }[],
): void {
  let known = found.get(id);
  if (known === undefined) {
    known = new Map();
    found.set(id, known);
  }
  for (const { toObjectId, associationTypes } of others) {
    const types = known.get(toObjectId);
    if (types === undefined) known.set(toObjectId, [...associationTypes]);
    else types.push(...associationTypes.filter((type) => !types.some((known) => isSame(known, type))));
  }
}

function isSame(one: AssociationType, other: AssociationType): boolean {
  return one.category === other.category && one.typeId === other.typeId;
}

function badResponse(operation: string): HubSpotError {
  return new HubSpotError({ code: 'bad_response', status: null, correlationId: null, operation });
}

function plural(type: ObjectType): string {
  return `${KIND_OF[type].replace('_', ' ')} records`;
}
