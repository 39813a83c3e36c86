import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseActionCall, toActionAnswer, toWaitingAnswer } from '../../../src/hubspot/requests/action-calls.ts';

const BODY = {
  callbackId: 'ap-1-2',
  origin: { portalId: 4711, actionDefinitionId: 2 },
  object: { objectId: 100, objectType: 'COMPANY', properties: { name: 'Acme' } },
  inputFields: {},
};
const parse = (body: unknown) =>
  parseActionCall(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body), 'utf8'));

describe('a call of a workflow action', () => {
  it('names the callback, the portal and the company', () => {
    expect(parse(BODY)).toEqual({
      kind: 'call',
      call: { callbackId: 'ap-1-2', portalId: '4711', companyId: '100' },
    });
  });

  it('keeps an id beyond 2^53 as it was sent', () => {
    const text = JSON.stringify(BODY).replace('"objectId":100', '"objectId":90071992547409931');
    expect(parse(text)).toMatchObject({ call: { companyId: '90071992547409931' } });
  });

  it.each([
    ['{', 'no JSON'],
    [{ ...BODY, callbackId: '' }, 'callbackId'],
    [{ ...BODY, origin: {} }, 'origin.portalId'],
    [{ ...BODY, object: { objectId: 'x', objectType: 'COMPANY' } }, 'object.objectId'],
    [{ ...BODY, object: { objectId: 1, objectType: 'CONTACT' } }, 'companies only'],
  ])('says of %j what cannot be read', (body, words) => {
    expect(parse(body)).toEqual({ kind: 'malformed', reason: expect.stringContaining(words) as unknown });
  });

  it('never throws, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['call', 'malformed']).toContain(parseActionCall(Buffer.from(text)).kind);
      }),
    );
  });

  it('is answered with a state beside the output, or asked to wait for days', () => {
    expect(toActionAnswer({ segment: 'ideal' })).toEqual({
      outputFields: { hs_execution_state: 'SUCCESS', segment: 'ideal' },
    });
    expect(toWaitingAnswer(2)).toEqual({
      outputFields: { hs_execution_state: 'BLOCK', hs_expiration_duration: 'P2D' },
    });
  });
});
