import * as z from 'zod';
import { signatureHeaders } from '../crm/signing/sign-request.ts';
import type { SignatureVersion } from '../crm/signing/sign-request.ts';

/** How a workflow reaches the app. */
export interface ActionOptions {
  /** The app's public address, without a path: what is signed. */
  readonly publicUrl: string;
  /** What is called; default: the public address. */
  readonly address?: string;
  readonly clientSecret: string;
  /** How requests are signed; default: v2 and v3. */
  readonly signatures?: readonly SignatureVersion[];
  /** Default 10,000 ms. */
  readonly timeoutMilliseconds?: number;
  /** How many of HubSpot's milliseconds between two tries pass in one here; default 1. */
  readonly retryPace?: number;
  /** By which requests are signed; default: this machine's. */
  readonly now?: () => number;
}

export interface ActionRequest {
  readonly path: string;
  readonly callbackId: string;
  readonly portalId: number;
  readonly workflowId: number;
  readonly actionId: number;
  readonly companyId: string;
  readonly properties: Readonly<Record<string, string | null>>;
  readonly inputFields: Readonly<Record<string, string>>;
}

export interface ActionAnswer {
  /** Null where there was none in time. */
  readonly status: number | null;
  readonly tries: number;
  /** Empty where the answer held none, which HubSpot does not mind. */
  readonly outputFields: Readonly<Record<string, unknown>>;
}

const TIMEOUT_MILLISECONDS = 10_000;
const MINUTE = 60_000;
/** Growing to eight hours, for three days in all. */
const RETRY_GAPS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 480, 480, 480, 480, 480, 480, 480, 480].map(
  (minutes) => minutes * MINUTE,
);

const answerForm = z.object({ outputFields: z.record(z.string(), z.unknown()) });

/** Calls an action of the app until it is answered with 2xx or 4xx. 429 and 5xx are tried again, and so is silence. */
export async function callAction(request: ActionRequest, options: ActionOptions): Promise<ActionAnswer> {
  const body = bodyOf(request);
  for (let tries = 1; ; tries += 1) {
    const answer = await send(request.path, body, options);
    const status = answer?.status ?? null;
    const isFinal = status !== null && status !== 429 && status < 500;
    const gap = RETRY_GAPS[tries - 1];
    if (isFinal || gap === undefined) {
      return { status, tries, outputFields: readOutputs((await answer?.text()) ?? '') };
    }
    await answer?.body?.cancel();
    const asked = Number(answer?.headers.get('Retry-After') ?? Number.NaN);
    // HubSpot reads this header in milliseconds.
    await pause((status === 429 && asked >= 0 ? asked : gap) / (options.retryPace ?? 1));
  }
}

function send(path: string, body: string, options: ActionOptions): Promise<Response | null> {
  const { publicUrl, address = publicUrl, clientSecret, signatures = ['v2', 'v3'], now = Date.now } = options;
  return fetch(`${address}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'Content-Type': 'application/json',
      ...signatureHeaders(clientSecret, { method: 'POST', uri: `${publicUrl}${path}`, body }, now(), signatures),
    },
    body,
    signal: AbortSignal.timeout(options.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS),
  }).catch(() => null);
}

/** HubSpot's form; the id of the record stands as a bare number, whatever its length. */
function bodyOf({ portalId, companyId, workflowId, actionId, ...request }: ActionRequest): string {
  const { callbackId, properties, inputFields } = request;
  const typedInputs = Object.fromEntries(
    Object.entries(inputFields).map(([name, value]) => [name, { type: 'STRING', value }]),
  );
  const text = (value: unknown): string => JSON.stringify(value);
  const origin = { portalId, userId: null, actionDefinitionId: 9_001, actionDefinitionVersion: 1 };
  const object = `{"objectId":${companyId},"objectType":"COMPANY","properties":${text(properties)}}`;
  const rest = text({ inputFields, fields: inputFields, typedInputs });
  const head = text({ callbackId, origin, context: { workflowId, actionId, source: 'WORKFLOWS' } });
  return `${head.slice(0, -1)},"object":${object},${rest.slice(1)}`;
}

function readOutputs(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed = answerForm.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.outputFields : {};
  } catch {
    return {};
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
