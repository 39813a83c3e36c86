/**
 * What the pages and the card ask of the service about the customer loyalty programme (`/api/programme/…`) and get, parsed where
 * it arrives; this file holds what the answers share. Days are `YYYY-MM-DD`, instants ISO 8601 in UTC, amounts in the portal's
 * currency, shares 0 to 1, loyalty in points of 100. Every answer holds only what the person may see. A part that is switched
 * off answers `off`; one that nothing has been worked out for yet answers `not_yet`.
 */
import * as z from 'zod/mini';
import { day, maybe } from '../view-parts.ts';

export const dated = { asOf: day, currency: z.string() };
export const who = { companyId: z.string(), name: z.string(), ownerId: maybe(z.string()) };
export const paged = { total: z.number(), offset: z.number() };
export const off = z.object({ kind: z.literal('off') });
export const notYet = z.object({ kind: z.literal('not_yet') });

/** In the order in which people see them: what is set and ranked first, then what is done, then what it tells. */
export const PROGRAMME_PARTS = [
  'goals',
  'ranking',
  'milestones',
  'referrals',
  'activities',
  'roadmap',
  'competition',
  'profile',
  'returns',
] as const;
export type ProgrammePart = (typeof PROGRAMME_PARTS)[number];

export const ACTIVITY_KINDS = [
  'priority_service',
  'direct_support',
  'personal_offer',
  'frequent_buying_terms',
  'recognition',
  'training',
  'early_access',
  'say_in_product',
  'survey',
  'advisory_board',
  'referral_ask',
  'reference_ask',
] as const;
export const activityKind = z.enum(ACTIVITY_KINDS);
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];
