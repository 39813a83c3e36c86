/** `POST /hubspot/webhooks`: what HubSpot says has happened is kept, and nothing else is done before the answer. */
import { Router } from 'express';
import { parseWebhookBody } from '../../hubspot/events/parse-webhook-body.ts';
import type { InboxEvent, Intake } from '../../operations/ports/inbox-store.ts';
import { correlationIdOf, postpone, refuse } from './answers.ts';
import { readSignedBody, takeRawBody, type SignatureDoors } from './signed-body.ts';
import type { SortSoon } from './sort-soon.ts';
import { within } from './within.ts';

/** HubSpot waits five seconds: an answer that says "later" must come before. */
const KEEP_WITHIN_MILLISECONDS = 4000;
/** Of the queue's depth; HubSpot comes back by its own plan within 24 hours. */
const DEEP_QUEUE_SECONDS = 60;

export interface WebhookDoors extends SignatureDoors {
  readonly intake: Pick<Intake, 'takeIn'>;
  readonly sortSoon: Pick<SortSoon, 'note'>;
  /** Whether so much waits that more should come later. */
  readonly isTooDeep: () => boolean;
}

export function webhookRoute(doors: WebhookDoors): Router {
  const router = Router();
  router.post('/hubspot/webhooks', takeRawBody(), async (request, response) => {
    const body = readSignedBody(request, response, ['v3'], doors);
    if (body === null) return;
    if (doors.isTooDeep()) {
      doors.metrics.countTrouble('queue_too_deep');
      postpone(
        response,
        DEEP_QUEUE_SECONDS,
        'too_much_waits',
        'Too many events wait to be worked on. Send them again later.',
      );
      return;
    }
    const parsed = parseWebhookBody(body);
    if (parsed.kind === 'malformed') {
      doors.metrics.countTrouble('malformed_webhook');
      refuse(response, 400, 'malformed', parsed.reason);
      return;
    }
    const { events, skipped } = parsed;
    const correlationId = correlationIdOf(response);
    const withNews =
      events.length === 0 ? [] : await within(KEEP_WITHIN_MILLISECONDS, doors.intake.takeIn(events, correlationId));
    response.status(204).end();
    doors.sortSoon.note(withNews);
    countEvents(events, new Set(withNews), doors.metrics);
    doors.log.info('events_taken', { events: events.length, skipped, portalsWithNews: withNews.length, correlationId });
  });
  return router;
}

function countEvents(
  events: readonly InboxEvent[],
  withNews: ReadonlySet<string>,
  metrics: SignatureDoors['metrics'],
): void {
  const counts = new Map<string, number>();
  for (const { portalId } of events) counts.set(portalId, (counts.get(portalId) ?? 0) + 1);
  for (const [portalId, count] of counts) {
    metrics.countReceived(portalId, count);
    if (!withNews.has(portalId)) metrics.countRepeated(portalId, count);
  }
}
