import * as z from 'zod';
import type { PublishedValues, PublishObstacle, PublishOutcome, PublishRequest } from '../../operations/ports.ts';
import { OBJECTS_PER_BATCH, OBJECTS_VERSION } from '../client/api-versions.ts';
import { idSchema } from '../records/crm-record.ts';
import { type ErrorBody, errorBodySchema, idsNamedBy, saysNotFound } from '../client/error-body.ts';
import type { HubSpotClient } from '../client/hubspot-client.ts';
import { type HubSpotError, type HubSpotErrorCode, isHubSpotError } from '../client/hubspot-error.ts';
import { propertiesToSend, standingAfter } from './properties-to-send.ts';
import { chunk } from '../records/read-records.ts';
import { isAboutProperties, isMissingSetUp, toRefusalReason } from './refusal-reason.ts';

const answerSchema = z.object({
  results: z.array(z.object({ id: idSchema })).default([]),
  errors: z.array(errorBodySchema).default([]),
});

interface Update {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly before: PublishedValues | null;
  /** What stands on the record once it was written. */
  readonly standing: PublishedValues | null;
}

type Outcomes = Map<string, PublishOutcome>;

/** After one of these, the next batch would fail alike. */
const HOPELESS: readonly HubSpotErrorCode[] = [
  'not_authorized',
  'missing_scope',
  'not_set_up',
  'daily_limit',
  'daily_reserve',
  'migration',
  'timeout',
];

/**
 * Writes what is worth writing of each request, in batches, and says of each company what became of it. What HubSpot or
 * the network does is an outcome, never an exception. Of several requests for one company the last one counts.
 */
export async function publish(
  client: HubSpotClient,
  requests: readonly PublishRequest[],
): Promise<readonly PublishOutcome[]> {
  const outcomes: Outcomes = new Map();
  const updates = new Map(
    requests.map(({ companyId, before, after }) => [
      companyId,
      { id: companyId, properties: propertiesToSend(before, after), before, standing: standingAfter(before, after) },
    ]),
  );
  for (const update of updates.values()) if (countOf(update) === 0) settle(outcomes, update, 'unchanged');

  let hopeless: HubSpotError | null = null;
  const changed = [...updates.values()].filter((update) => countOf(update) > 0);
  for (const batch of chunk(changed, OBJECTS_PER_BATCH)) {
    const failure: HubSpotError | null = hopeless ?? (await writeOrFail(client, batch, outcomes));
    if (failure === null) continue;
    const obstacle = failure.code === 'not_set_up' ? 'set_up' : 'outside';
    for (const update of batch) {
      if (!outcomes.has(update.id)) settle(outcomes, update, 'failed', { obstacle, reason: failure.message });
    }
    if (HOPELESS.includes(failure.code)) hopeless = failure;
  }
  return [...outcomes.values()];
}

/** @returns the failure that ended the batch early; null where every record has its outcome */
async function writeOrFail(
  client: HubSpotClient,
  batch: readonly Update[],
  outcomes: Outcomes,
): Promise<HubSpotError | null> {
  try {
    await writeBatch(client, batch, outcomes);
    return null;
  } catch (error) {
    if (isHubSpotError(error)) return error;
    throw error;
  }
}

/** Writes a batch and gives each record its outcome; a batch refused as a whole is halved until the bad record is alone. */
async function writeBatch(client: HubSpotClient, batch: readonly Update[], outcomes: Outcomes): Promise<void> {
  const answer = await client.attempt(
    {
      kind: 'objects',
      operation: 'write scores to companies',
      method: 'POST',
      path: `/crm/objects/${OBJECTS_VERSION}/companies/batch/update`,
      body: { inputs: batch.map(({ id, properties }) => ({ id, properties })) },
    },
    answerSchema,
  );
  const [alone] = batch.length === 1 ? batch : [];
  if (answer.ok) {
    settleAnswered(batch, answer.value, outcomes);
  } else {
    const { error, body } = answer.refusal;
    if (error.code === 'not_set_up') throw error;
    if (alone !== undefined) settleRefused(outcomes, alone, body, error.message);
  }
  const left = batch.filter(({ id }) => !outcomes.has(id));
  if (left.length === 0) return;
  // HubSpot has been seen to answer "success" with nothing in it: nothing was written then.
  if (alone !== undefined) settle(outcomes, alone, 'failed', { obstacle: 'outside', reason: UNCONFIRMED });
  else if (left.length < batch.length) await writeBatch(client, left, outcomes);
  else await writeHalves(client, left, outcomes);
}

async function writeHalves(client: HubSpotClient, batch: readonly Update[], outcomes: Outcomes): Promise<void> {
  const middle = Math.ceil(batch.length / 2);
  await writeBatch(client, batch.slice(0, middle), outcomes);
  await writeBatch(client, batch.slice(middle), outcomes);
}

/** Settles what an answer says for good; a record that it leaves out, or whose error may pass, is tried again alone. */
function settleAnswered(
  batch: readonly Update[],
  { results, errors }: z.infer<typeof answerSchema>,
  outcomes: Outcomes,
): void {
  const byId = new Map(batch.map((update) => [update.id, update]));
  const [alone] = batch.length === 1 ? batch : [];
  for (const { id } of results) {
    // HubSpot answers for a merged company under the id of the one it was merged into.
    const update = byId.get(id) ?? alone;
    if (update !== undefined) settle(outcomes, update, 'written');
  }
  for (const error of errors) {
    const named = alone === undefined ? idsNamedBy(error).map((id) => byId.get(id)) : [alone];
    const isFinal = alone !== undefined || isAboutProperties(error) || saysNotFound(error);
    for (const update of named)
      if (update !== undefined && isFinal) settleRefused(outcomes, update, error, UNCONFIRMED);
  }
}

const GONE = 'HubSpot has no such company any more: it may be deleted or merged';
const UNCONFIRMED = 'HubSpot took the update and did not confirm it. Run the scoring again';

function settleRefused(outcomes: Outcomes, update: Update, body: ErrorBody, otherwise: string): void {
  if (saysNotFound(body)) settle(outcomes, update, 'failed', { obstacle: 'gone', reason: GONE });
  else if (!isAboutProperties(body)) settle(outcomes, update, 'failed', { obstacle: 'outside', reason: otherwise });
  else {
    const obstacle = isMissingSetUp(body) ? 'set_up' : 'rule';
    settle(outcomes, update, 'refused', { obstacle, reason: toRefusalReason(body) });
  }
}

function settle(
  outcomes: Outcomes,
  update: Update,
  result: PublishOutcome['result'],
  because: { readonly obstacle: PublishObstacle; readonly reason: string } | null = null,
): void {
  outcomes.set(update.id, {
    companyId: update.id,
    result,
    reason: because?.reason ?? null,
    propertiesSent: countOf(update),
    published: result === 'written' ? update.standing : update.before,
    obstacle: because?.obstacle ?? null,
  });
}

function countOf({ properties }: Pick<Update, 'properties'>): number {
  return Object.keys(properties).length;
}
