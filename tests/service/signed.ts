import { randomUUID } from 'node:crypto';
import { signatureV2, signatureV3 } from '../../sandbox/crm/signing/sign-request.ts';
import type { WebSettings } from '../../src/config/service-environment.ts';
import { createLog, type Log } from '../../src/service/log.ts';

export const CLIENT_SECRET = 'client-secret-of-the-tests';
export const PUBLIC_URL = 'https://loyalty.example.com/behind/a/path';

export const WEB: WebSettings = { publicUrl: PUBLIC_URL, clientSecrets: [CLIENT_SECRET], functionKeys: [] };

export interface SignedPost {
  readonly method: 'POST';
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A request as HubSpot signs it, to the path of the service. */
export function signedPost(
  path: string,
  body: unknown,
  { publicUrl = PUBLIC_URL, secret = CLIENT_SECRET, at = Date.now(), version = 'v3' } = {},
): SignedPost {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const request = { method: 'POST', uri: `${publicUrl}${path}`, body: text };
  const headers: Record<string, string> =
    version === 'v3'
      ? { 'X-HubSpot-Signature-v3': signatureV3(secret, request, at), 'X-HubSpot-Request-Timestamp': String(at) }
      : { 'X-HubSpot-Signature': signatureV2(secret, request), 'X-HubSpot-Signature-Version': 'v2' };
  return { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: text };
}

/** A change of a deal as HubSpot tells it. */
export function dealEvent(portalId: string, objectId: number, more: Readonly<Record<string, unknown>> = {}) {
  return {
    eventId: 1,
    subscriptionId: 7,
    portalId: Number(portalId),
    appId: 99,
    occurredAt: Date.now(),
    subscriptionType: 'object.propertyChange',
    attemptNumber: 0,
    objectTypeId: '0-3',
    objectId,
    propertyName: 'dealstage',
    propertyValue: 'closedwon',
    changeSource: 'CRM_UI',
    ...more,
  };
}

export function actionCall(portalId: string, companyId: string, callbackId: string = randomUUID()) {
  return {
    callbackId,
    origin: { portalId: Number(portalId), actionDefinitionId: 2, actionDefinitionVersion: 1 },
    context: { source: 'WORKFLOWS', workflowId: 3 },
    object: { objectId: Number(companyId), objectType: 'COMPANY', properties: { name: 'Acme' } },
    inputFields: {},
  };
}

export interface ReadLog {
  readonly log: Log;
  /** Every line so far, as it was written. */
  readonly text: () => string;
}

export function readLog(): ReadLog {
  const lines: string[] = [];
  return {
    log: createLog('debug', [], { write: (line: string) => void lines.push(line) }),
    text: () => lines.join(''),
  };
}
