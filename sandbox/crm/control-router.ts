import express, { Router } from 'express';
import type { ErrorRequestHandler, Request, Response } from 'express';
import * as z from 'zod';
import { changeForm, OBJECT_TYPE_NAMES } from './changes.ts';
import { ruleForm } from './rule-form.ts';
import type { SandboxCrm } from './sandbox-crm.ts';
import { webhookControl } from './webhooks/webhook-control.ts';

const rulesForm = z.object({ rules: z.array(ruleForm) });
const changesForm = z.object({ changes: z.array(changeForm) });
const clockForm = z.object({ advanceMilliseconds: z.number().min(0) });
const recordForm = z.object({ type: z.enum(OBJECT_TYPE_NAMES), id: z.string() });
const LARGEST_BODY = '10mb';

/** What a test asks of the sandbox itself, past HubSpot's API. What it does not take it answers with 400. */
export function controlRouter(crm: SandboxCrm): Router {
  const router = Router();
  router.use(express.json({ limit: LARGEST_BODY }));
  router.get('/calls', (_request: Request, response: Response) => {
    response.json(crm.calls.report());
  });
  router.delete('/calls', (_request: Request, response: Response) => {
    crm.calls.reset();
    response.sendStatus(204);
  });
  router.get('/faults', (_request: Request, response: Response) => {
    response.json(crm.faults);
  });
  router.post('/rules', (request: Request, response: Response) => {
    crm.misbehave(...rulesForm.parse(request.body).rules);
    response.sendStatus(204);
  });
  router.delete('/rules', (_request: Request, response: Response) => {
    crm.calm();
    response.sendStatus(204);
  });
  router.post('/changes', (request: Request, response: Response) => {
    const { changes } = changesForm.parse(request.body);
    response.json({ ids: changes.map((change) => crm.change(change)) });
  });
  router.post('/clock', (request: Request, response: Response) => {
    crm.advance(clockForm.parse(request.body).advanceMilliseconds);
    response.sendStatus(204);
  });
  router.delete('/tokens', (_request: Request, response: Response) => {
    crm.expireTokens();
    response.sendStatus(204);
  });
  router.get('/records/:type/:id', (request: Request, response: Response) => {
    const { type, id } = recordForm.parse(request.params);
    const record = crm.record(type, id);
    if (record === undefined) response.sendStatus(404);
    else response.json(record);
  });
  router.use('/webhooks', webhookControl(crm));
  router.use(answerWithReason);
  return router;
}

const answerWithReason: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  response.status(400).json({ message: error instanceof Error ? error.message : 'The request cannot be used.' });
};
