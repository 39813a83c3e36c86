import * as z from 'zod/mini';
import { maybe, money } from '../view-parts.ts';
import { dated, notYet, off, paged, who } from './programme-parts.ts';

/** `GET /api/programme/exposure?offset&limit`: who is open to competitors, by value at risk. */
export const exposureSchema = z.discriminatedUnion('kind', [
  off,
  notYet,
  z.object({
    kind: z.literal('exposure'),
    ...dated,
    ...paged,
    valueAtRisk: money,
    exposed: z.array(
      z.object({
        ...who,
        signals: z.array(z.enum(['known_competitor', 'contract_ends', 'renewal_overdue', 'silence'])),
        competitor: maybe(z.string()),
        daysToRenewal: maybe(z.number()),
        silentDays: maybe(z.number()),
        valueAtRisk: money,
        currentAnnualValue: money,
      }),
    ),
  }),
]);

export type ExposureView = z.infer<typeof exposureSchema>;
