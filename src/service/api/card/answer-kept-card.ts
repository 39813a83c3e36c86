import type { CardAnswer, CardRequest } from '../../../../extensions/shared/card-view.ts';
import type { Account } from '../../../accounts/account.ts';
import { failed, noCompany } from '../../../functions/card-failures.ts';
import { toCardView, viewBase, type ViewContext } from '../../../functions/to-card-view.ts';
import { toEntry, unreadableDate } from '../../../functions/to-entry.ts';
import { describeKept, type KeptContext } from '../../../operations/describe/describe-kept.ts';
import { seesCustomerOf } from '../../../operations/portfolio/viewer.ts';
import type { Entry } from '../../../operations/ports.ts';
import { describeCustomer } from '../../../operations/refresh-customer.ts';
import { refreshCompanies } from '../../../operations/refresh/refresh-companies.ts';
import type { ViewerRights } from '../../../operations/settings/viewer-rights.ts';
import { maySeeCompany, NOT_YOURS } from '../may-see-company.ts';
import { startOn, type KeptContexts } from './kept-contexts.ts';

export interface CardCall {
  readonly companyId: string;
  readonly request: CardRequest;
}

/** What one answer is made with. */
interface Question {
  readonly account: Account;
  readonly rights: ViewerRights;
  readonly companyId: string;
  readonly kept: KeptContext;
}

/**
 * Answers the card from what is kept: showing makes no call of HubSpot, unless the company is new to the mirror. What a person
 * entered is written through and, like a refresh, followed by reading, scoring and publishing the one company at once.
 *
 * @throws {HubSpotError} where HubSpot does not do its part
 */
export async function answerKeptCard(
  contexts: KeptContexts,
  account: Account,
  rights: ViewerRights,
  { companyId, request }: CardCall,
): Promise<CardAnswer> {
  const entry = toEntry(request);
  if (entry === 'unreadable') return unreadableDate();
  if (request.action === 'show') return show({ account, rights, companyId, kept: await contexts.read(account) });
  return change({ account, rights, companyId, kept: await contexts.readAnew(account) }, entry);
}

async function show(question: Question): Promise<CardAnswer> {
  const { account, rights, companyId, kept } = question;
  const described = kept.wasScored ? await describeKept(account, companyId, kept.scoring) : null;
  if (described === null) return showLive(question);
  if (!seesCustomerOf(rights, described.ownerId)) return notYours();
  return toCardView(described.result, described.published, null, viewContext(question));
}

/** A company that is not kept yet is read from HubSpot, and nothing of it is kept: that is for the event or the night. */
async function showLive(question: Question): Promise<CardAnswer> {
  const { account, rights, companyId, kept } = question;
  const described = await describeCustomer(account.records, companyId, kept.scoring);
  if (described === null) return noCompany();
  if (!seesCustomerOf(rights, described.reading.history.ownerId)) return notYours();
  return toCardView(described.result, described.published, null, viewContext(question));
}

async function change(question: Question, entry: Entry | null): Promise<CardAnswer> {
  const { account, rights, companyId } = question;
  if (!(await maySeeCompany(account, rights, companyId))) return notYours();
  if (entry !== null) await account.records.enter(companyId, entry);
  const refreshed = await refreshCompanies(account, startOn(question.kept.scoring.asOf), [companyId]);
  // Before the first run of the whole portal there is nothing to publish by.
  if (refreshed.kind === 'never_scored') return showLive(question);
  const company = refreshed.companies.get(companyId);
  if (company === undefined) throw new Error('a refresh must answer for what it was asked');
  if (company.kind === 'gone') return noCompany();
  const outcome = { result: company.kind, reason: company.reason };
  return toCardView(company.result, company.published, outcome, viewContext(question));
}

function notYours(): CardAnswer {
  return failed('not_yours', NOT_YOURS);
}

function viewContext({ account, kept }: Question): ViewContext {
  return { scoring: kept.scoring, portal: account.portal, now: account.now() };
}

/** What the card shows where an answer would come too late. */
export function tooSlow(account: Account, companyId: string): CardAnswer {
  const scoring = { asOf: account.today() };
  const base = viewBase({ companyId, name: '' }, { scoring, portal: account.portal, now: account.now() });
  return { kind: 'published_only', ...base, why: 'too_slow' };
}
