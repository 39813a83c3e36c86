import * as z from 'zod';

/** How the sandbox's HubSpot answers the app: the switch at the foot of every page. */
export const MISBEHAVIOUR_MODES = ['normal', 'unauthorized', 'rate_limited', 'server_error', 'silent'] as const;

export const misbehaviourSchema = z.object({ mode: z.enum(MISBEHAVIOUR_MODES) });

export type MisbehaviourMode = (typeof MISBEHAVIOUR_MODES)[number];
