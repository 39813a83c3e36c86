import type { Day } from '../../../src/scoring/types.ts';
import { DAYS_PER_YEAR } from '../calendar.ts';
import { drawPoisson } from '../chance/distributions.ts';
import type { Random } from '../chance/random.ts';
import type { DrawnCompany } from '../latent/draw-company.ts';
import { SUBJECTS } from '../words/subjects.ts';
import type { ActivityEvent } from './activity-event.ts';
import { drawConversation, drawEmailReceived } from './conversation.ts';
import { conversationDays } from './conversation-days.ts';
import { drawRenewalTouches } from './renewal-touches.ts';

/** Months for which the portal holds activities: older ones were in another system. */
const LOGGED_MONTHS = 36;

/** Draws everything that was logged about a company, planned meetings and tasks after the as-of day included. */
export function drawActivities(company: DrawnCompany, random: Random, asOf: Day): readonly ActivityEvent[] {
  const { plan } = company;
  if (plan.logging === 'none') return [];
  const from = asOf - Math.round((LOGGED_MONTHS / 12) * DAYS_PER_YEAR);
  const events: ActivityEvent[] = [];
  for (const day of conversationDays(company, random, from, asOf)) events.push(...drawConversation(random, day));
  for (const term of company.story.terms) events.push(...drawRenewalTouches(term, plan, random, from, asOf));
  events.push(...drawAutomated(company, random, from, asOf), ...drawPlanned(company, random, asOf));
  return events.filter((event) => event.day >= from);
}

/** Sequences come in bursts of three, marketing e-mails one at a time. */
function drawAutomated(company: DrawnCompany, random: Random, from: Day, asOf: Day): readonly ActivityEvent[] {
  const since = Math.max(from, firstContact(company, asOf));
  const years = (asOf - since) / DAYS_PER_YEAR;
  if (years <= 0) return [];
  const factor = company.plan.style === 'automated_only' ? 3 : 1;
  const events: ActivityEvent[] = [];
  for (let left = drawPoisson(random, 0.35 * factor * years); left > 0; left -= 1) {
    const start = random.integer(since, asOf);
    SUBJECTS.sequence.forEach((subject, step) => {
      events.push({ what: 'email_sequence', day: start + 4 * step, subject, inbound: false, deal: null });
    });
  }
  for (let left = drawPoisson(random, 1.2 * factor * years); left > 0; left -= 1) {
    const subject = random.pick(SUBJECTS.marketing);
    events.push({ what: 'email_marketing', day: random.integer(since, asOf), subject, inbound: false, deal: null });
  }
  return events.filter((event) => event.day <= asOf);
}

function drawPlanned(company: DrawnCompany, random: Random, asOf: Day): readonly ActivityEvent[] {
  const events: ActivityEvent[] = [];
  const isCustomer = company.story.relationships.at(-1)?.to === null;
  if (isCustomer && company.plan.style === 'regular' && random.chance(0.18)) {
    const subject = random.pick(SUBJECTS.meeting);
    events.push({ what: 'meeting_scheduled', day: asOf + random.integer(2, 30), subject, inbound: false, deal: null });
  }
  if (isCustomer && random.chance(0.15)) {
    const subject = random.pick(SUBJECTS.task);
    events.push({ what: 'task', day: asOf + random.integer(1, 45), subject, inbound: false, deal: null });
  }
  if (company.archetype === 'prospect' && company.plan.style !== 'automated_only') {
    events.push(drawEmailReceived(random, asOf - random.integer(20, 400)));
  }
  return events;
}

function firstContact(company: DrawnCompany, asOf: Day): Day {
  return company.story.relationships[0]?.from ?? asOf - 400;
}
