import * as z from 'zod';
import { PIPELINES_VERSION, PROPERTIES_VERSION } from '../client/api-versions.ts';
import { idSchema } from './crm-record.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { isHubSpotError } from '../client/hubspot-error.ts';

export type StageOutcome = 'won' | 'lost' | 'open';

/** What people call a portal's pipelines and deal types, and what its stages mean. */
export interface DealLabels {
  readonly pipelines: ReadonlyMap<string, string>;
  /** By `pipeline/stage`. */
  readonly stages: ReadonlyMap<string, StageOutcome>;
  readonly dealTypes: ReadonlyMap<string, string>;
  /** False where the app may not read them: deals are then told apart by HubSpot's internal names. */
  readonly complete: boolean;
}

const pipelinesSchema = z.object({
  results: z.array(
    z.object({
      id: idSchema,
      label: z.string(),
      stages: z.array(
        z.object({
          id: idSchema,
          metadata: z.object({ isClosed: z.coerce.string().optional(), probability: z.coerce.number().optional() }),
        }),
      ),
    }),
  ),
});

const dealTypeSchema = z.object({ options: z.array(z.object({ value: z.string(), label: z.string() })) });

/** Two calls, made once per run. A missing permission leaves HubSpot's internal names. @throws {HubSpotError} */
export async function readLabels(client: HubSpotClient): Promise<DealLabels> {
  const [pipelines, dealType] = await Promise.all([
    orNull(
      client.call(
        {
          kind: 'other',
          operation: 'read the deal pipelines',
          method: 'GET',
          path: `/crm/pipelines/${PIPELINES_VERSION}/deals`,
        },
        pipelinesSchema,
      ),
    ),
    orNull(
      client.call(
        {
          kind: 'properties',
          operation: 'read the deal types',
          method: 'GET',
          path: `/crm/properties/${PROPERTIES_VERSION}/deals/dealtype`,
        },
        dealTypeSchema,
      ),
    ),
  ]);
  return {
    pipelines: new Map(pipelines?.results.map(({ id, label }) => [id, label])),
    stages: new Map(
      pipelines?.results.flatMap((pipeline) =>
        pipeline.stages.map((stage) => [`${pipeline.id}/${stage.id}`, toStageOutcome(stage.metadata)] as const),
      ),
    ),
    dealTypes: new Map(dealType?.options.map(({ value, label }) => [value, label])),
    complete: pipelines !== null && dealType !== null,
  };
}

function toStageOutcome(metadata: {
  readonly isClosed?: string | undefined;
  readonly probability?: number | undefined;
}): StageOutcome {
  const { isClosed, probability } = metadata;
  if (isClosed === 'false') return 'open';
  if (probability === 1) return 'won';
  return isClosed === 'true' || probability === 0 ? 'lost' : 'open';
}

async function orNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (isHubSpotError(error, 'missing_scope', 'not_found')) return null;
    throw error;
  }
}
