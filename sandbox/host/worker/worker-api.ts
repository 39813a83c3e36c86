import type { JsonValue } from '@hubspot/ui-extensions';
import {
  reply,
  valueOf,
  type AssociationsRequest,
  type CardSearchRequest,
  type ExtensionContext,
  type FetchOptions,
  type FormatRequest,
  type FunctionOptions,
  type HostActions,
  type HostServices,
  type LogLevel,
  type PageLocation,
  type PropertyValues,
  type ReadOptions,
  type Reply,
  type ResponseParts,
} from '../protocol.ts';

/** Statuses whose response must not have a body. */
const WITHOUT_BODY = new Set([204, 205, 304]);

interface SdkFetchOptions extends Omit<FetchOptions, 'headers'> {
  readonly headers?: Headers | Readonly<Record<string, string>>;
}

/** The SDK only ever calls `json()` on what the worker's fetch functions return. */
interface JsonBody<T> {
  readonly json: () => Promise<T>;
}

function jsonBody<T>(value: T): JsonBody<T> {
  return { json: () => Promise.resolve(value) };
}

function toResponse(parts: ResponseParts): Response {
  const body = WITHOUT_BODY.has(parts.status) ? null : parts.body;
  return new Response(body, { status: parts.status, headers: { ...parts.headers } });
}

function toData<T>(answer: Reply<T>): { readonly data: T } | { readonly error: string } {
  return answer.ok ? { data: answer.value } : { error: answer.message };
}

/** Anything as text: what JSON has no word for, such as a function, by its name. */
function toText(data: unknown): string {
  const json: unknown = JSON.stringify(data);
  return typeof json === 'string' ? json : String(data);
}

/** `self.logger`: HubSpot collects what a card logs; here it goes to the page. */
export function createLogger(host: HostServices): Readonly<Record<LogLevel, (data: unknown) => void>> {
  const send = (level: LogLevel) => (data: unknown) => {
    host.log(level, typeof data === 'string' ? data : toText(data));
  };
  return { debug: send('debug'), info: send('info'), warn: send('warn'), error: send('error') };
}

/** `self.serverless`: the value that the app function returned; rejects with HubSpot's message on failure. */
export function createServerless(host: HostServices) {
  return async (name: string, options: FunctionOptions = {}): Promise<JsonValue> =>
    valueOf(await host.serverless(name, options));
}

/** `self.hsFetch`: a real `Response`, built again from its parts. */
export function createFetch(host: HostServices) {
  return async (url: string | URL, options: SdkFetchOptions = {}): Promise<Response> => {
    const { headers, ...rest } = options;
    const plain = headers instanceof Headers ? Object.fromEntries(headers.entries()) : headers;
    return toResponse(valueOf(await host.fetch(String(url), plain === undefined ? rest : { ...rest, headers: plain })));
  };
}

/** `self.hsWorkerAPI`: what the SDK's hooks call. */
export function createWorkerApi(
  host: HostServices,
  context: ExtensionContext,
  actions: HostActions,
  usePage: () => PageLocation,
) {
  const runServerlessFunction = async ({ name, ...options }: FunctionOptions & { readonly name: string }) => {
    const answer = await reply(async () => valueOf(await host.serverless(name, options)));
    return answer.ok ? { status: 'SUCCESS', response: answer.value } : { status: 'ERROR', message: answer.message };
  };
  return {
    useExtensionContext: () => context,
    useExtensionActions: () => actions,
    useExtensionApi: () => ({ context, actions, runServerlessFunction }),
    useAppPageLocation: usePage,
    fetchCrmProperties: async (
      names: readonly string[],
      onUpdate: (values: PropertyValues) => void,
      options?: ReadOptions,
    ) => {
      const answer = await host.fetchCrmProperties(names, onUpdate, options);
      return jsonBody(answer.ok ? answer.value : { error: answer.message });
    },
    fetchAssociations: async (request: AssociationsRequest, options?: ReadOptions) =>
      jsonBody(toData(await host.fetchAssociations(request, options))),
    fetchCrmSearch: async (request: CardSearchRequest, options?: ReadOptions) =>
      jsonBody(toData(await host.fetchCrmSearch(request, options))),
    formatCrmProperties: async (request: FormatRequest) => jsonBody(valueOf(await host.formatCrmProperties(request))),
  };
}
