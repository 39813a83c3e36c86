import type { Day } from '../../../src/scoring/types.ts';
import { DAYS_PER_YEAR, writeInstant } from '../calendar.ts';
import { drawNormal, drawPoisson } from '../chance/distributions.ts';
import type { Random } from '../chance/random.ts';
import { TICKET_SUBJECTS } from '../words/subjects.ts';
import type { PortalDraft, RecordName } from './portal-draft.ts';

/** What decides how often a customer complains and what it answers. */
export interface VoiceSource {
  readonly company: RecordName;
  readonly contacts: readonly RecordName[];
  /** Of the customer's own process, 0 to 1: unhappy customers are the likelier to leave. */
  readonly yearlyLoss: number;
  readonly since: Day;
  readonly asOf: Day;
}

const RECORDED_YEARS = 2;
const TICKET_SHARE = 0.35;
const SURVEY_SHARE = 0.4;

/** Writes tickets and survey answers of the last two years, for some of the customers. */
export function writeVoice(draft: PortalDraft, source: VoiceSource, random: Random): void {
  const from = Math.max(source.since, source.asOf - Math.round(RECORDED_YEARS * DAYS_PER_YEAR));
  const years = (source.asOf - from) / DAYS_PER_YEAR;
  if (years <= 0) return;
  if (random.chance(TICKET_SHARE)) {
    const count = Math.min(12, drawPoisson(random, years * (0.6 + 6 * source.yearlyLoss)));
    for (let left = count; left > 0; left -= 1) writeTicket(draft, source, random.integer(from, source.asOf), random);
  }
  if (random.chance(SURVEY_SHARE)) {
    const count = Math.ceil(years);
    for (let left = count; left > 0; left -= 1) writeAnswer(draft, source, random.integer(from, source.asOf), random);
  }
}

function writeTicket(draft: PortalDraft, { company, contacts, asOf }: VoiceSource, day: Day, random: Random): void {
  const opened = writeInstant(day, random.integer(7 * 60, 13 * 60));
  const closedOn = day + random.integer(0, 14);
  const isClosed = closedOn <= asOf;
  const closed = isClosed ? writeInstant(closedOn, random.integer(13 * 60 + 1, 16 * 60)) : null;
  const ticket = draft.add(
    'tickets',
    {
      subject: random.pick(TICKET_SUBJECTS),
      hs_pipeline: '0',
      hs_pipeline_stage: isClosed ? '4' : '1',
      hs_ticket_priority: random.pick(['LOW', 'MEDIUM', 'MEDIUM', 'HIGH']),
      createdate: opened,
      closed_date: closed,
      hs_lastmodifieddate: closed ?? opened,
    },
    opened,
    closed ?? opened,
  );
  draft.linkPrimary(ticket, company);
  const [contact] = contacts;
  if (contact !== undefined) draft.link(ticket, contact);
}

/** Answers to "How likely are you to recommend us?", 0 to 10. */
function writeAnswer(draft: PortalDraft, source: VoiceSource, day: Day, random: Random): void {
  const [contact] = source.contacts;
  if (contact === undefined) return;
  const value = Math.min(10, Math.max(0, Math.round(drawNormal(random, 9 - 9 * source.yearlyLoss, 1.4))));
  const at = writeInstant(day, random.integer(7 * 60, 16 * 60));
  const answer = draft.add(
    'feedback_submissions',
    {
      hs_survey_type: 'NPS',
      hs_value: String(value),
      hs_sentiment: value >= 9 ? 'PROMOTER' : value >= 7 ? 'PASSIVE' : 'DETRACTOR',
      hs_submission_timestamp: at,
      hs_createdate: at,
      hs_lastmodifieddate: at,
    },
    at,
    at,
  );
  draft.link(answer, contact);
  draft.link(answer, source.company);
}
