import * as z from 'zod';
import type { PortalFacts } from '../../operations/ports.ts';
import type { MirrorStore } from '../../operations/ports/mirror-store.ts';
import type { DealLabels } from '../records/read-labels.ts';

/** What the mirror knows of itself between runs. */
export interface MirrorState {
  /** What records are parsed with, as the CRM told it when the last run began. */
  readonly portal: PortalFacts;
  readonly labels: DealLabels;
  /** Of the properties that are kept of each type. */
  readonly versions: string;
  /** Of the properties that the companies' own budgets were last read from; '' where there were none. */
  readonly wallet: string;
  /** Parts that may not be read. */
  readonly unread: readonly string[];
  /** Up to when changes are known; null while the mirror is not filled. */
  readonly knownUntil: Date | null;
  /** The last deal whose links were compared without there being a reason to; null: the first one is next. */
  readonly dealsComparedUntil: string | null;
}

const STATE = 'mirror.state';
const FILL = 'mirror.fill';
const NIGHT = 'mirror.night';

const labelsSchema = z.array(z.tuple([z.string(), z.string()])).transform((entries) => new Map(entries));
const outcomesSchema = z
  .array(z.tuple([z.string(), z.enum(['won', 'lost', 'open'])]))
  .transform((entries) => new Map(entries));
const instant = z.iso.datetime().transform((text) => new Date(text));

const stateSchema = z.object({
  portal: z.object({ portalId: z.string(), currency: z.string(), timeZone: z.string() }),
  labels: z.object({
    pipelines: labelsSchema,
    stages: outcomesSchema,
    dealTypes: labelsSchema,
    complete: z.boolean(),
  }),
  versions: z.string(),
  wallet: z.string().default(''),
  unread: z.array(z.string()),
  knownUntil: instant.nullable(),
  dealsComparedUntil: z.string().nullable(),
});

/** Null where the portal was never mirrored, or by a program that wrote it down in another form. */
export async function readState(store: MirrorStore): Promise<MirrorState | null> {
  const parsed = stateSchema.safeParse(await store.readCheckpoint(STATE));
  return parsed.success ? parsed.data : null;
}

export async function writeState(store: MirrorStore, state: MirrorState): Promise<void> {
  const { pipelines, stages, dealTypes, complete } = state.labels;
  await store.writeCheckpoint(STATE, {
    ...state,
    labels: { pipelines: [...pipelines], stages: [...stages], dealTypes: [...dealTypes], complete },
    knownUntil: state.knownUntil?.toISOString() ?? null,
  });
}

/** How far a reading of the whole portal has come. */
export interface FillProgress {
  readonly kind: 'first_fill' | 'full';
  readonly startedAt: Date;
  readonly versions: string;
  /** Where the list of companies goes on; null: at its beginning. */
  readonly next: string | null;
  readonly done: number;
}

const fillSchema = z.object({
  kind: z.enum(['first_fill', 'full']),
  startedAt: instant,
  versions: z.string(),
  next: z.string().nullable(),
  done: z.number(),
});

export async function readFillProgress(store: MirrorStore): Promise<FillProgress | null> {
  const parsed = fillSchema.safeParse(await store.readCheckpoint(FILL));
  return parsed.success ? parsed.data : null;
}

export async function writeFillProgress(store: MirrorStore, progress: FillProgress | null): Promise<void> {
  const value = progress === null ? null : { ...progress, startedAt: progress.startedAt.toISOString() };
  await store.writeCheckpoint(FILL, value);
}

/** How far the comparing of links has come in a night. */
export interface NightProgress {
  readonly startedAt: Date;
  /** The last one whose links were compared; null: none yet. */
  readonly companiesUntil: string | null;
  readonly contactsUntil: string | null;
}

const nightSchema = z.object({
  startedAt: instant,
  companiesUntil: z.string().nullable(),
  contactsUntil: z.string().nullable(),
});

export async function readNightProgress(store: MirrorStore): Promise<NightProgress | null> {
  const parsed = nightSchema.safeParse(await store.readCheckpoint(NIGHT));
  return parsed.success ? parsed.data : null;
}

export async function writeNightProgress(store: MirrorStore, progress: NightProgress | null): Promise<void> {
  const value = progress === null ? null : { ...progress, startedAt: progress.startedAt.toISOString() };
  await store.writeCheckpoint(NIGHT, value);
}
