/**
 * What the page and the extension worker say to each other, over remote-ui's RPC: plain objects, arrays and functions.
 * HubSpot's own worker speaks the same remote-ui channel; the services beside it are this sandbox's.
 */
import type { RemoteChannel } from '@remote-ui/core';
import type { JsonValue } from '@hubspot/ui-extensions';

/**
 * The answer to every call. A function that throws is answered *and* thrown again on its own side by the RPC, as an
 * uncaught error of the page: so failures travel as data.
 */
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly name: string; readonly message: string };

export interface FunctionOptions {
  readonly parameters?: JsonValue;
  readonly propertiesToSend?: readonly string[];
}

export interface FetchOptions {
  readonly method?: string;
  readonly timeout?: number;
  readonly body?: JsonValue;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A `Response` cannot pass the RPC: its parts can, and the worker builds it again. */
export interface ResponseParts {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type PropertyValues = Readonly<Record<string, string | null>>;

export interface FormattingOptions {
  readonly date?: { readonly format?: string; readonly relative?: boolean };
  readonly dateTime?: { readonly format?: string; readonly relative?: boolean };
  readonly currency?: { readonly addSymbol?: boolean };
}

export interface ReadOptions {
  readonly propertiesToFormat?: readonly string[] | 'all';
  readonly formattingOptions?: FormattingOptions;
}

export interface AssociationsRequest {
  readonly toObjectType: string;
  readonly properties?: readonly string[];
  readonly pageLength?: number;
  readonly offset?: number;
}

export interface AssociationsData {
  readonly results: readonly {
    readonly toObjectId: number;
    readonly associationTypes: readonly {
      readonly category: string;
      readonly typeId: number;
      readonly label: string;
    }[];
    readonly properties: PropertyValues;
  }[];
  readonly hasMore: boolean;
  readonly nextOffset: number;
}

export interface CardSearchRequest {
  readonly objectType: string;
  readonly properties?: readonly string[];
  readonly query?: string;
  readonly filterGroups?: readonly { readonly filters: readonly Readonly<Record<string, JsonValue>>[] }[];
  readonly sorts?: readonly { readonly propertyName: string; readonly direction: 'ASCENDING' | 'DESCENDING' }[];
  readonly pageLength?: number;
  readonly after?: string;
}

export interface CardSearchData {
  readonly results: readonly { readonly objectId: number; readonly properties: PropertyValues }[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly after?: string;
}

export interface FormatRequest {
  readonly propertiesList: readonly PropertyValues[];
  readonly objectType: string;
  readonly formattingOptions?: FormattingOptions;
}

/** Properties that go on being told: `cleanup` ends it. */
export interface LiveProperties {
  readonly data: PropertyValues;
  readonly cleanup: () => void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What the page does for the extension in the worker. */
export interface HostServices {
  readonly serverless: (name: string, options: FunctionOptions) => Promise<Reply<JsonValue>>;
  readonly fetch: (url: string, options: FetchOptions) => Promise<Reply<ResponseParts>>;
  readonly fetchCrmProperties: (
    names: readonly string[],
    onUpdate: (values: PropertyValues) => void,
    options?: ReadOptions,
  ) => Promise<Reply<LiveProperties>>;
  readonly fetchAssociations: (request: AssociationsRequest, options?: ReadOptions) => Promise<Reply<AssociationsData>>;
  readonly fetchCrmSearch: (request: CardSearchRequest, options?: ReadOptions) => Promise<Reply<CardSearchData>>;
  readonly formatCrmProperties: (request: FormatRequest) => Promise<Reply<readonly PropertyValues[]>>;
  readonly log: (level: LogLevel, text: string) => void;
  /** An error that the extension did not catch: in a render it ends the extension, elsewhere it is only told. */
  readonly failed: (during: 'render' | 'event', message: string) => void;
}

/** What every extension may ask of the page: `useExtensionActions`. Each is asynchronous for the extension. */
export interface HostActions {
  readonly addAlert: (alert: HostAlert) => void;
  readonly reloadPage: () => void;
  readonly copyTextToClipboard: (text: string) => Promise<void>;
  readonly openIframeModal: (frame: { readonly uri: string; readonly title?: string }, onClose?: () => void) => void;
  readonly closeOverlay: (id: string) => void;
  readonly navigateToPage: (target: PageTarget) => void;
}

/** What a card on a record may ask besides. */
export interface RecordActions extends HostActions {
  readonly fetchCrmObjectProperties: (names: readonly string[] | '*') => Promise<PropertyValues>;
  readonly refreshObjectProperties: () => void;
  readonly onCrmPropertiesUpdate: (
    names: readonly string[] | '*',
    callback: (values: PropertyValues, error?: { readonly message: string }) => void,
  ) => void;
}

/** A page of the app: `to` may hold parameters such as `/customers/:id`; those of `params` that it does not hold are its query. */
export interface PageTarget {
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
}

/** `useAppPageLocation`: where among the app's pages a person is. */
export interface PageLocation {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
}

export interface HostAlert {
  readonly type?: 'info' | 'warning' | 'success' | 'danger' | 'tip';
  readonly title?: string;
  readonly message: string;
}

/** Where on or beside a record a card stands. */
export type RecordLocation = 'crm.record.tab' | 'crm.record.sidebar' | 'crm.preview';

interface BaseContext {
  readonly user: {
    readonly id: number;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly emails: readonly string[];
    readonly locale: string;
    readonly language: string;
    readonly roles: readonly string[];
    readonly teams: readonly { readonly id: number; readonly name: string }[];
    readonly permissions: readonly string[];
  };
  readonly portal: { readonly id: number; readonly timezone: string };
  readonly variables: Readonly<Record<string, string>>;
}

interface RecordContext extends BaseContext {
  readonly location: RecordLocation;
  readonly crm: { readonly objectId: number; readonly objectTypeId: string };
  readonly extension: { readonly appId: number; readonly appName: string; readonly cardTitle: string };
}

/** The app's own pages and its settings stand on no record. */
interface AppContext extends BaseContext {
  readonly location: 'pages' | 'settings';
  readonly extension: { readonly appId: number; readonly appName: string };
}

/** `useExtensionContext`. */
export type ExtensionContext = RecordContext | AppContext;

export interface StartRequest {
  /** The extension as compiled by HubSpot's builder. */
  readonly scriptUrl: string;
  /** The instant that counts as now, ISO 8601. */
  readonly now: string;
  readonly context: ExtensionContext;
  /** Of a page, where it starts. */
  readonly pageLocation: PageLocation;
  readonly actions: HostActions;
  readonly channel: RemoteChannel;
  /** Names that the page can show; any other name fails in the worker, where the extension used it. */
  readonly components: readonly string[];
}

/** What the worker does for the page. */
export interface ExtensionWorker {
  readonly start: (request: StartRequest) => Promise<Reply<null>>;
  /** A person went to another of the app's pages. */
  readonly showPage: (location: PageLocation) => Promise<void>;
}

/** Runs a piece of work and tells its outcome as data. */
export async function reply<T>(work: () => Promise<T> | T): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return error instanceof Error
      ? { ok: false, name: error.name, message: error.message }
      : { ok: false, name: 'Error', message: String(error) };
  }
}

/** The value of a reply; throws the error that it tells of. */
export function valueOf<T>(answer: Reply<T>): T {
  if (answer.ok) return answer.value;
  const error = new Error(answer.message);
  error.name = answer.name;
  throw error;
}
