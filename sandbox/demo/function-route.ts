import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import * as z from 'zod';
import type { SandboxCrm } from '../crm/sandbox-crm.ts';
import { runFunction } from './run-function.ts';

const requestSchema = z.object({
  objectId: z.string().regex(/^\d{1,20}$/),
  objectTypeId: z.literal('0-2'),
  parameters: z.unknown().optional(),
  propertiesToSend: z.array(z.string().max(100)).max(100).default([]),
});

export interface FunctionRouteDeps {
  readonly crm: SandboxCrm;
  /** Absolute path of the bundle by uid. */
  readonly functions: ReadonlyMap<string, string>;
  /** What a function finds in its environment; the address is that of the API it may call. */
  readonly environment: (apiBaseUrl: string) => Readonly<Record<string, string>>;
  readonly apiBaseUrl: (request: Pick<Request, 'socket'>) => string;
  /** Where a public origin is really reached; default: nowhere else. */
  readonly localAddresses?: () => Readonly<Record<string, string>>;
  readonly timeoutMilliseconds?: number;
}

/** HubSpot's body for a function that failed: the card sees the message, the cause is for developers. */
function failure(name: string, cause: string): unknown {
  return {
    status: 'error',
    category: 'VALIDATION_ERROR',
    subCategory: 'GenXExecutionErrorType.APP_ERROR',
    message: "There was a problem reaching the app's API. Contact the app developer for more information.",
    correlationId: randomUUID(),
    errors: [
      {
        subCategory: 'ServerlessActionExecutionError.SERVERLESS_FUNCTION_ERROR',
        message: `The serverless function '${name}' failed to execute: ${cause}.`,
        context: { serverlessFunction: [name] },
      },
    ],
  };
}

/** `POST /api/function/:name`: what HubSpot does when a card calls `hubspot.serverless(name)`. */
export function functionRoute(deps: FunctionRouteDeps): RequestHandler<{ name: string }> {
  return async (request, response) => {
    const { name } = request.params;
    const bundle = deps.functions.get(name);
    if (bundle === undefined) {
      response.status(400).json(failure(name, 'the app has no function of that name'));
      return;
    }
    const parsed = requestSchema.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).json(failure(name, 'the call is not of the form that a record page sends'));
      return;
    }
    const { objectId, parameters = {}, propertiesToSend } = parsed.data;
    const company = deps.crm.record('companies', objectId);
    if (company === undefined) {
      response.status(400).json(failure(name, `there is no company ${objectId} in the portal`));
      return;
    }
    // As HubSpot does, the record's values are read here: what the browser says about them is not asked.
    const known: Readonly<Record<string, string | null>> = { ...company.properties, hs_object_id: objectId };
    const outcome = await runFunction(
      {
        bundle,
        localAddresses: deps.localAddresses?.() ?? {},
        context: {
          parameters,
          propertiesToSend: Object.fromEntries(propertiesToSend.map((property) => [property, known[property] ?? ''])),
          event: {},
          secrets: {},
        },
      },
      {
        environment: deps.environment(deps.apiBaseUrl(request)),
        ...(deps.timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds: deps.timeoutMilliseconds }),
      },
    );
    if (!outcome.ok) {
      response.status(400).json(failure(name, outcome.cause));
      return;
    }
    const value: unknown = JSON.parse(outcome.json);
    response.json({ logId: randomUUID(), response: value });
  };
}
