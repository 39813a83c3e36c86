import * as z from 'zod';

/** What goes wrong: the switch at the foot of every page. All but the last are about HubSpot's answers to the app. */
export const MISBEHAVIOUR_MODES = [
  'normal',
  'unauthorized',
  'rate_limited',
  'server_error',
  'silent',
  'service_away',
] as const;

export const misbehaviourSchema = z.object({ mode: z.enum(MISBEHAVIOUR_MODES) });

export type MisbehaviourMode = (typeof MISBEHAVIOUR_MODES)[number];
