import { Router } from 'express';
import type { CompanyRoadmapView, RoadmapView } from '../../../../extensions/shared/programme/roadmap-view.ts';
import { enterExchange } from '../../../operations/programme/roadmap/enter-exchange.ts';
import {
  dueSince,
  isExchangeDue,
  readExchanges,
  type RoadmapExchange,
} from '../../../operations/programme/roadmap/exchanges.ts';
import { wereExchangesLookedFor } from '../../../operations/programme/roadmap/look-for-exchanges.ts';
import { readProgrammeSettings } from '../../../operations/settings/read-settings.ts';
import { formatIsoDay } from '../../../scoring/day.ts';
import { Overdue, within } from '../../web/within.ts';
import { type ApiCall, type ApiReply, ok, refuse } from '../api-call.ts';
import { type Endpoint, route } from '../endpoint.ts';
import { maySeeCompany, NOT_YOURS } from '../may-see-company.ts';
import { readForm } from '../read-form.ts';
import { recordId } from '../sent-values.ts';
import { type EntryDoor, nameOf } from './entry-door.ts';
import { exchangeForm, roadmapQuery } from './entry-forms.ts';
import { problemOfExchange } from './exchange-problem.ts';

/** HubSpot waits for an answer for 15 seconds. What is under way then is finished all the same. */
const DEADLINE_MILLISECONDS = 10_000;

/** `/programme/roadmap`: exchanges of plans with customers, kept as notes on their records; for people only. */
export function roadmapRoutes(door: EntryDoor): Router {
  const router = Router();
  router.get('/', route(door, 'users', listDue));
  router.get('/:companyId', route(door, 'users', listExchanges));
  router.post('/', route(door, 'users', enter(door)));
  return router;
}

async function isOff({ account }: ApiCall): Promise<boolean> {
  return !(await readProgrammeSettings(account.store.runs)).parts.roadmap;
}

async function listDue(call: ApiCall): Promise<ApiReply> {
  const query = readForm(roadmapQuery, call.query);
  if (!query.ok) return query.reply;
  if (await isOff(call)) return ok({ kind: 'off' } satisfies RoadmapView);
  const { account, rights } = call;
  if (!(await wereExchangesLookedFor(account))) return ok({ kind: 'not_yet' } satisfies RoadmapView);
  const { offset, limit } = query.value;
  const asOf = account.today();
  const { ownerIds } = rights;
  const found = await account.store.programmeEntries.listDue({ since: dueSince(asOf), ownerIds, offset, limit });
  const { total, customers, due } = found;
  return ok({
    ...{ kind: 'roadmap', asOf: formatIsoDay(asOf), currency: account.portal.currency, total, offset },
    ...{ upToDate: customers - total, customers },
    due: due.map(({ lastOn, ...customer }) => ({
      ...customer,
      lastOn: lastOn === null ? null : formatIsoDay(lastOn),
    })),
  } satisfies RoadmapView);
}

async function listExchanges(call: ApiCall): Promise<ApiReply> {
  const company = readForm(recordId, call.params.companyId);
  if (!company.ok) return company.reply;
  if (await isOff(call)) return ok({ kind: 'off' } satisfies CompanyRoadmapView);
  const { account, rights } = call;
  if (!(await maySeeCompany(account, rights, company.value))) return refuse(403, 'not_yours', NOT_YOURS);
  const exchanges = await readExchanges(account, company.value);
  const lastOn = exchanges[0]?.day ?? null;
  return ok({
    kind: 'exchanges',
    isDue: isExchangeDue(lastOn, account.today()),
    entries: exchanges.map(toView),
  } satisfies CompanyRoadmapView);
}

const enter =
  (door: EntryDoor): Endpoint =>
  async (call) => {
    const form = readForm(exchangeForm, call.body);
    if (!form.ok) return form.reply;
    if (await isOff(call)) return refused('Roadmap exchanges are switched off in the settings of the programme.');
    const { account, rights } = call;
    const problem = problemOfExchange(form.value, account.today());
    if (problem !== null) return refused(problem);
    if (!(await maySeeCompany(account, rights, form.value.companyId))) return refused(NOT_YOURS);
    const by = await nameOf(door, call);
    try {
      const outcome = await within(DEADLINE_MILLISECONDS, enterExchange(account, { ...form.value, by }));
      return outcome.kind === 'saved' ? ok({ kind: 'saved', entry: toView(outcome.exchange) }) : ok(outcome);
    } catch (error) {
      if (!(error instanceof Overdue)) throw error;
      door.log.warn('roadmap_note_slow', { correlationId: call.correlationId });
      return refuse(503, 'hubspot_slow', TOO_SLOW);
    }
  };

const TOO_SLOW =
  'HubSpot takes long to answer. The note may still be made; send it again in a minute: it is made only once.';

function refused(message: string): ApiReply {
  return ok({ kind: 'refused', message });
}

function toView({ day, ...exchange }: RoadmapExchange) {
  return { ...exchange, day: formatIsoDay(day) };
}
