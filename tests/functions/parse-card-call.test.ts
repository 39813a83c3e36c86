import { describe, expect, it } from 'vitest';
import { parseCardCall, parseCardRequest } from '../../src/functions/parse-card-call.ts';

const call = (parameters?: unknown) => ({ propertiesToSend: { hs_object_id: '101' }, parameters });

describe('the company of a call', () => {
  it('is the record that HubSpot sends, whatever else the context holds', () => {
    const context = { ...call(), accountId: 4711, contact: null, secrets: [] };
    expect(parseCardCall(context)).toEqual({ ok: true, companyId: '101', request: { action: 'show' } });
  });

  it.each<[string, Record<string, unknown>]>([
    ['companyId', { action: 'refresh', companyId: '999' }],
    ['hs_object_id', { action: 'refresh', hs_object_id: '999' }],
    ['propertiesToSend', { action: 'refresh', propertiesToSend: { hs_object_id: '999' } }],
  ])('is never chosen by the browser: %s in its parameters is not looked at', (_, parameters) => {
    expect(parseCardCall(call(parameters))).toEqual({ ok: true, companyId: '101', request: { action: 'refresh' } });
  });

  it('does not become the one that a person names as referrer', () => {
    expect(parseCardCall(call({ action: 'name_referrer', companyId: '202' }))).toEqual({
      ok: true,
      companyId: '101',
      request: { action: 'name_referrer', companyId: '202' },
    });
  });

  it.each([
    [undefined],
    [null],
    ['101'],
    [{}],
    [{ propertiesToSend: {} }],
    [{ propertiesToSend: { hs_object_id: '' } }],
    [{ propertiesToSend: { hs_object_id: '101/../9' } }],
    [{ parameters: { hs_object_id: '101' } }],
  ])('is missing in %j, and that is said', (context) => {
    expect(parseCardCall(context)).toEqual({
      ok: false,
      message: 'The record id did not arrive. Open the card on a company record and try again.',
    });
  });
});

describe('what is asked', () => {
  it.each([[undefined], [null], [{}]])('is to show the card where the parameters are %j', (parameters) => {
    expect(parseCardCall(call(parameters))).toMatchObject({ request: { action: 'show' } });
  });

  it.each([
    [{ action: 'show' }],
    [{ action: 'refresh' }],
    [{ action: 'clear_override' }],
    [{ action: 'enter_budget', amount: 120_000, asOf: '2026-11-21' }],
    [{ action: 'enter_budget', amount: null, asOf: '2026-11-21' }],
    [{ action: 'override_segment', segment: 'ideal', reason: 'Board contact', until: '2027-06-30' }],
    [{ action: 'enter_competitor', name: 'Babbage Ltd' }],
    [{ action: 'enter_competitor', name: null }],
    [{ action: 'enter_churn_reason', reason: 'Budget was cut' }],
    [{ action: 'enter_churn_reason', reason: null }],
    [{ action: 'history' }],
  ])('is read from %j', (parameters) => {
    expect(parseCardCall(call(parameters))).toMatchObject({ ok: true, request: parameters });
  });

  it('is the history for the function alone: the service answers it at an address of its own', () => {
    expect(parseCardRequest({ action: 'history' }, '101')).toMatchObject({ ok: false });
  });

  it('has blanks around a reason taken off', () => {
    const parameters = {
      action: 'override_segment',
      segment: 'ideal',
      reason: '  Board contact ',
      until: '2027-06-30',
    };
    expect(parseCardCall(call(parameters))).toMatchObject({ request: { reason: 'Board contact' } });
  });

  it.each<[string, Record<string, unknown>]>([
    ['action', { action: 'delete' }],
    ['action', { companyId: '999' }],
    ['amount', { action: 'enter_budget', amount: -5, asOf: '2026-11-21' }],
    ['amount', { action: 'enter_budget', amount: 0, asOf: '2026-11-21' }],
    ['amount', { action: 'enter_budget', amount: '120000', asOf: '2026-11-21' }],
    ['amount', { action: 'enter_budget', amount: Infinity, asOf: '2026-11-21' }],
    ['asOf', { action: 'enter_budget', amount: 5, asOf: '21.11.2026' }],
    ['segment', { action: 'override_segment', segment: 'best', reason: 'Because', until: '2027-06-30' }],
    ['reason', { action: 'override_segment', segment: 'ideal', reason: '  a ', until: '2027-06-30' }],
    ['until', { action: 'override_segment', segment: 'ideal', reason: 'Because' }],
    ['companyId', { action: 'name_referrer', companyId: '202; drop' }],
    ['companyId', { action: 'name_referrer', companyId: '9'.repeat(20) }],
    ['name', { action: 'enter_competitor' }],
    ['name', { action: 'enter_competitor', name: ' ' }],
    ['name', { action: 'enter_competitor', name: 'x'.repeat(201) }],
    ['reason', { action: 'enter_churn_reason', reason: 'x'.repeat(501) }],
  ])('is refused where its %s cannot be used, by name', (field, parameters) => {
    expect(parseCardCall(call(parameters))).toEqual({
      ok: false,
      message: `The card asked for something unknown (${field}). Reload the page and try again.`,
    });
  });

  it.each([[3], ['show'], [['show']], [true]])('is refused where the parameters are %j', (parameters) => {
    expect(parseCardCall(call(parameters))).toMatchObject({ ok: false });
  });

  it('is refused where a company would recommend itself', () => {
    expect(parseCardCall(call({ action: 'name_referrer', companyId: '101' }))).toEqual({
      ok: false,
      message: 'A company cannot have recommended itself. Choose the company that recommended us.',
    });
  });
});
