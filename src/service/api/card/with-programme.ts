import * as z from 'zod';
import type { CardAnswer, ProgrammeLine } from '../../../../extensions/shared/card-view.ts';
import { companyProgrammeView } from '../../../operations/programme/views/company.ts';
import type { ApiCall } from '../api-call.ts';

/** What the card shows of the whole. */
const lineSchema = z.object({
  goal: z.object({ name: z.string() }).nullable(),
  rank: z.object({ rank: z.number(), of: z.number() }).nullable(),
  milestone: z
    .object({
      milestone: z.enum(['anniversary', 'renewal', 'spend', 'lifetime_value', 'first_referral']),
      size: z.number(),
      day: z.string(),
      paused: z.string().nullable(),
    })
    .nullable(),
  roadmap: z.object({ isDue: z.boolean() }).nullable(),
  plannedActivities: z.number(),
}) satisfies z.ZodType<ProgrammeLine>;

/** The answer about a customer, with what the loyalty programme says of it, where it says anything; any other as it is. */
export async function withProgramme({ account, rights, caller }: ApiCall, answer: CardAnswer): Promise<CardAnswer> {
  if (answer.kind !== 'scored') return answer;
  const look = {
    store: account.store,
    ownerIds: rights.ownerIds,
    today: account.today(),
    currency: account.portal.currency,
  };
  const programme = lineSchema.parse(await companyProgrammeView(look, answer.companyId, caller.kind === 'user'));
  const saysNothing = Object.values(programme).every((part) => part === null || part === 0);
  return saysNothing ? answer : { ...answer, programme };
}
