import * as z from 'zod';
import { retain } from '@remote-ui/rpc';
import type { JsonValue } from '@hubspot/ui-extensions';
import {
  reply,
  type AssociationsData,
  type AssociationsRequest,
  type CardSearchData,
  type CardSearchRequest,
  type FetchOptions,
  type FormatRequest,
  type FunctionOptions,
  type HostServices,
  type LogLevel,
  type PropertyValues,
  type ReadOptions,
} from '../protocol.ts';
import { readAssociations, readObjects, searchObjects, type PropertyDefinition } from '../data/crm-client.ts';
import { formatProperties, type PortalFormat } from '../data/format-properties.ts';
import { COMPANY_TYPE_ID, toPlural } from '../data/object-types.ts';
import type { RecordProperties } from '../data/record-properties.ts';
import { requestJson } from '../data/request.ts';

const DEFAULT_PAGE = 100;

const jsonValue: z.ZodType<JsonValue> = z.json();
const functionAnswer = z.object({ response: jsonValue });
const responseParts = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

export interface HostServicesDeps {
  /** Null: a page of the app or its settings, which stand on no record. */
  readonly record: RecordProperties | null;
  readonly definitions: ReadonlyMap<string, PropertyDefinition>;
  readonly format: PortalFormat;
  readonly onLog: (level: LogLevel, text: string) => void;
  readonly onFailed: (during: 'render' | 'event', message: string) => void;
}

/** The page's side of what an extension may ask for. */
export function createHostServices(deps: HostServicesDeps): HostServices {
  const { definitions, format } = deps;
  const onRecord = (): RecordProperties => {
    if (deps.record === null) throw new Error('There is no record here: a page of the app asks its service.');
    return deps.record;
  };

  const formatted = (values: PropertyValues, options: ReadOptions = {}): PropertyValues =>
    options.propertiesToFormat === undefined
      ? values
      : formatProperties(values, options.propertiesToFormat, definitions, format, options.formattingOptions);

  return {
    serverless: (name, options) => reply(() => callFunction(onRecord().objectId, name, options)),
    fetch: (url, options) => reply(() => forwardFetch(url, options)),
    fetchCrmProperties: (names, onUpdate, options) => {
      retain(onUpdate);
      return reply(async () => {
        const record = onRecord();
        const data = formatted(await record.read(names), options);
        const cleanup = record.subscribe(names, (values) => {
          onUpdate(formatted(values, options));
        });
        return { data, cleanup };
      });
    },
    fetchAssociations: (request, options) =>
      reply(() => listAssociations(onRecord().objectId, request, formatted, options)),
    fetchCrmSearch: (request, options) => reply(() => searchRecords(request, formatted, options)),
    formatCrmProperties: ({ propertiesList, formattingOptions }: FormatRequest) =>
      reply(() =>
        propertiesList.map((values) => formatProperties(values, 'all', definitions, format, formattingOptions)),
      ),
    log: deps.onLog,
    failed: deps.onFailed,
  };
}

async function callFunction(objectId: string, name: string, options: FunctionOptions): Promise<JsonValue> {
  const answer = await requestJson(`/api/function/${encodeURIComponent(name)}`, functionAnswer, {
    method: 'POST',
    body: { objectId, objectTypeId: COMPANY_TYPE_ID, ...options },
  });
  return answer.response;
}

function forwardFetch(url: string, options: FetchOptions) {
  return requestJson('/api/fetch', responseParts, { method: 'POST', body: { url, ...options } });
}

type Formatter = (values: PropertyValues, options?: ReadOptions) => PropertyValues;

async function listAssociations(
  objectId: string,
  request: AssociationsRequest,
  formatted: Formatter,
  options?: ReadOptions,
): Promise<AssociationsData> {
  const type = toPlural(request.toObjectType);
  const { offset = 0, pageLength = DEFAULT_PAGE } = request;
  const all = await readAssociations(toPlural(COMPANY_TYPE_ID), [objectId], type);
  const page = all.slice(offset, offset + pageLength);
  const properties = request.properties ?? [];
  const records =
    properties.length === 0
      ? []
      : await readObjects(
          type,
          page.map((entry) => entry.toId),
          properties,
        );
  const valuesById = new Map(records.map(({ id, properties: values }) => [id, values]));
  return {
    results: page.map((entry) => ({
      toObjectId: Number(entry.toId),
      associationTypes: entry.types,
      properties: formatted(valuesById.get(entry.toId) ?? {}, options),
    })),
    hasMore: offset + page.length < all.length,
    nextOffset: offset + page.length,
  };
}

async function searchRecords(
  { objectType, pageLength, ...request }: CardSearchRequest,
  formatted: Formatter,
  options?: ReadOptions,
): Promise<CardSearchData> {
  const answer = await searchObjects(toPlural(objectType), { limit: pageLength ?? 10, ...request });
  const after = answer.paging?.next?.after;
  return {
    results: answer.results.map(({ id, properties }) => ({
      objectId: Number(id),
      properties: formatted(properties, options),
    })),
    total: answer.total,
    hasMore: after !== undefined,
    ...(after === undefined ? {} : { after }),
  };
}
