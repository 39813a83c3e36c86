import express from 'express';
import * as z from 'zod';
import type { Intake } from '../../src/operations/ports/inbox-store.ts';
import { listen, type ListeningServer } from '../../src/service/web/http-server.ts';

const eventsForm = z.array(z.looseObject({ portalId: z.number(), objectId: z.number(), occurredAt: z.number() }));

/** What the intake is held against: the same insert behind Express, and nothing else. No signature, no log, no metrics. */
export function startBareRoute(intake: Pick<Intake, 'takeIn'>, path: string): Promise<ListeningServer> {
  const app = express();
  app.post(path, express.raw({ type: () => true, limit: '512kb' }), async (request, response) => {
    const events = eventsForm.parse(JSON.parse(String(request.body)));
    await intake.takeIn(
      events.map((event) => ({
        portalId: String(event.portalId),
        key: `${String(event.objectId)} ${String(event.occurredAt)}`,
        body: JSON.stringify(event),
      })),
      'bare-route',
    );
    response.status(204).end();
  });
  return listen(app, '127.0.0.1', 0);
}
