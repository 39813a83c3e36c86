import type { RequestHandler } from 'express';
import * as z from 'zod';
import { Refusal } from '../crm/answers.ts';
import type { SandboxCrm } from '../crm/sandbox-crm.ts';

const bodySchema = z.object({ properties: z.record(z.string().max(100), z.string().max(10_000).nullable()) });

/** `PATCH /api/company/:id`: what a person changes on the record page; HubSpot tells it from what an app writes. */
export function recordRoute(crm: SandboxCrm): RequestHandler<{ id: string }> {
  return (request, response) => {
    const { id } = request.params;
    const parsed = bodySchema.safeParse(request.body);
    if (!parsed.success || !/^\d{1,20}$/.test(id) || crm.record('companies', id) === undefined) {
      response.status(400).json({ message: 'The change could not be read, or there is no such company.' });
      return;
    }
    try {
      crm.setProperties('companies', id, parsed.data.properties);
      response.json({ saved: true });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      response.status(error.status).json({ message: error.body.message });
    }
  };
}
