import type { CardAnswer, ProgrammeLine } from '../../../../extensions/shared/card-view.ts';
import { companyProgrammeView } from '../../../operations/programme/views/company.ts';
import type { ApiCall } from '../api-call.ts';
import { lookOf } from '../programme/look-of.ts';

/** The answer about a customer, with what the loyalty programme says of it, where it says anything; any other as it is. */
export async function withProgramme(call: ApiCall, answer: CardAnswer): Promise<CardAnswer> {
  if (answer.kind !== 'scored') return answer;
  const programme: ProgrammeLine = await companyProgrammeView(lookOf(call), answer.companyId);
  const saysNothing = Object.values(programme).every((part) => part === null || part === 0);
  return saysNothing ? answer : { ...answer, programme };
}
