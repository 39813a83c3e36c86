import type { Day } from '../../../src/scoring/types.ts';
import type { Random } from '../chance/random.ts';
import { SUBJECTS } from '../words/subjects.ts';
import type { ActivityEvent } from './activity-event.ts';

type What = ActivityEvent['what'];

/** One conversation that reached the customer, and what is logged around it that did not. */
export function drawConversation(random: Random, day: Day): readonly ActivityEvent[] {
  const events = [drawReached(random, day)];
  if (random.chance(0.16)) events.push(plain('call_missed', day - random.integer(1, 4), random.pick(SUBJECTS.call)));
  if (random.chance(0.12)) events.push(plain('note', day, random.pick(SUBJECTS.note)));
  if (random.chance(0.1)) events.push(plain('task', day + 7, random.pick(SUBJECTS.task)));
  if (random.chance(0.05)) events.push(drawUnheld(random, day));
  return events;
}

function drawReached(random: Random, day: Day): ActivityEvent {
  const what = random.pickWeighted<What>([
    ['email_sent', 34],
    ['email_received', 20],
    ['call_connected', 20],
    ['meeting_held', 18],
    ['message', 8],
  ]);
  switch (what) {
    case 'email_received':
      return drawEmailReceived(random, day);
    case 'call_connected':
      return { ...plain(what, day, random.pick(SUBJECTS.call)), inbound: random.chance(0.3) };
    case 'meeting_held':
      return plain(what, day, random.pick(SUBJECTS.meeting));
    case 'message':
      return plain(what, day, random.pick(SUBJECTS.message));
    default:
      return plain('email_sent', day, random.pick(SUBJECTS.emailOut));
  }
}

export function drawEmailReceived(random: Random, day: Day): ActivityEvent {
  return { ...plain('email_received', day, random.pick(SUBJECTS.emailIn)), inbound: true };
}

/** What was meant to reach the customer and did not. */
function drawUnheld(random: Random, day: Day): ActivityEvent {
  const what = random.pick<What>(['meeting_canceled', 'meeting_no_show', 'email_bounced']);
  return plain(
    what,
    day - random.integer(2, 6),
    random.pick(what === 'email_bounced' ? SUBJECTS.emailOut : SUBJECTS.meeting),
  );
}

function plain(what: What, day: Day, subject: string): ActivityEvent {
  return { what, day, subject, inbound: false, deal: null };
}
