import type { Day } from '../../../src/scoring/types.ts';
import { workingDay } from '../calendar.ts';
import type { Random } from '../chance/random.ts';
import type { ContactPlan } from '../latent/contact-plan.ts';
import type { TermEvent } from '../latent/story.ts';
import { SUBJECTS } from '../words/subjects.ts';
import type { ActivityEvent } from './activity-event.ts';

const FIRST_TOUCH_DAYS = 100;
const LAST_TOUCH_DAYS = 8;
/** Days between reminders once the renewal is overdue. */
const REMINDER_DAYS = 14;

/** Conversations about the renewal of one term: on its deal, or with the word in the subject, mostly both. */
export function drawRenewalTouches(
  term: TermEvent,
  plan: ContactPlan,
  random: Random,
  from: Day,
  asOf: Day,
): readonly ActivityEvent[] {
  const until = Math.min(term.decidedOn ?? asOf, asOf);
  if (plan.style === 'automated_only' || until < from) return [];
  const events: ActivityEvent[] = [];
  for (let left = random.integer(plan.style === 'renewal_only' ? 2 : 1, 3); left > 0; left -= 1) {
    events.push(drawTouch(term, random, term.due - random.integer(LAST_TOUCH_DAYS, FIRST_TOUCH_DAYS)));
  }
  for (let day = term.due + 6; day <= until; day += REMINDER_DAYS) events.push(drawTouch(term, random, day));
  return events.filter((event) => event.day <= until && (plan.silentSince === null || event.day <= plan.silentSince));
}

function drawTouch(term: TermEvent, random: Random, day: Day): ActivityEvent {
  const onDeal = term.renewalDeal !== null && random.chance(0.75);
  const named = !onDeal || random.chance(0.7);
  const what = random.pickWeighted<ActivityEvent['what']>([
    ['email_sent', 55],
    ['call_connected', 20],
    ['call_missed', 10],
    ['meeting_held', 15],
  ]);
  return {
    what,
    day: workingDay(day),
    subject: random.pick(named ? SUBJECTS.renewal : SUBJECTS.renewalUnnamed),
    inbound: false,
    deal: onDeal ? term.renewalDeal : null,
  };
}
