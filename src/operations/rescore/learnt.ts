/**
 * What the customers of a portal taught. A run of the whole portal proposes what it scores with; that comes into force, and
 * is what single companies are scored with, only when its scores may be sent: else single companies would be published, one
 * after the other, with what still waits for somebody's yes.
 */
import * as z from 'zod';
import { formatIsoDay } from '../../scoring/day.ts';
import type { Model } from '../../scoring/model.ts';
import { parseModel } from '../models/parse-model.ts';
import type { MirrorStore } from '../ports/mirror-store.ts';
import type { RunStore } from '../ports/run-store.ts';

export const BY_THE_APP = 'Loyalty Lens';
const LEARNT_SETTING = 'learnt';
const PROPOSAL = 'rescore_proposal';

const learntSchema = z.object({
  model: z.string(),
  modelOn: z.int(),
  isPortalModel: z.boolean(),
  reason: z.string(),
  tiers: z.object({ top5: z.number(), top20: z.number(), middle: z.number() }).nullable(),
  tiersOn: z.int(),
  policy: z.string(),
});
/** In force, it is kept as a setting, so that its history can be read. */
export type Learnt = z.infer<typeof learntSchema>;

const proposalSchema = z.object({ learnt: learntSchema, model: z.unknown(), backtest: z.unknown().optional() });

/** What was learnt, with the model it speaks of. */
export interface Proposal {
  readonly learnt: Learnt;
  readonly model: Model;
  /** What the portal's past says of the model, as it is kept with it. */
  readonly backtest?: unknown;
}

/** What is in force; null where no run of the whole portal has come to sending. */
export async function readLearnt(runs: Pick<RunStore, 'readSetting'>): Promise<Learnt | null> {
  const parsed = learntSchema.safeParse((await runs.readSetting(LEARNT_SETTING))?.value);
  return parsed.success ? parsed.data : null;
}

/** The model in force; null where none is, or this program does not understand it. */
export async function readKeptModel(runs: Pick<RunStore, 'readModel'>): Promise<Model | null> {
  const kept = await runs.readModel();
  const parsed = kept === null ? null : parseModel(kept.value);
  return parsed?.ok === true ? parsed.model : null;
}

/** The run under way scores with it; single companies do not yet. */
export async function propose(store: Pick<MirrorStore, 'writeCheckpoint'>, proposal: Proposal): Promise<void> {
  await store.writeCheckpoint(PROPOSAL, proposal);
}

/** Null where the run under way scores with what is in force. */
export async function readProposal(store: Pick<MirrorStore, 'readCheckpoint'>): Promise<Proposal | null> {
  const parsed = proposalSchema.safeParse(await store.readCheckpoint(PROPOSAL));
  if (!parsed.success) return null;
  const model = parseModel(parsed.data.model);
  const { learnt, backtest } = parsed.data;
  return model.ok ? { learnt, model: model.model, backtest } : null;
}

export async function dropProposal(store: Pick<MirrorStore, 'writeCheckpoint'>): Promise<void> {
  await store.writeCheckpoint(PROPOSAL, null);
}

/** The scores of the proposal may be sent: from now on single companies are scored with it too. Done twice, it changes nothing. */
export async function putInForce({
  mirror,
  runs,
}: {
  readonly mirror: Pick<MirrorStore, 'readCheckpoint' | 'writeCheckpoint'>;
  readonly runs: Pick<RunStore, 'writeModel' | 'writeSetting'>;
}): Promise<void> {
  const proposal = await readProposal(mirror);
  if (proposal === null) return;
  const { learnt, model, backtest = null } = proposal;
  const report = { reason: learnt.reason, backtest };
  await runs.writeModel({ id: model.id, fittedOn: model.fittedOn, value: model, report });
  const why = `learnt from the customers as of ${formatIsoDay(learnt.tiersOn)}`;
  await runs.writeSetting({ name: LEARNT_SETTING, value: learnt, setBy: BY_THE_APP, why });
  await dropProposal(mirror);
}
