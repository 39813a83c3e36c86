import { describe, expect, it } from 'vitest';
import { HubSpotError, type HubSpotErrorCode } from '../../../src/hubspot/client/hubspot-error.ts';
import { answerAction } from '../../../src/service/actions/answer-action.ts';
import { finishActions } from '../../../src/service/actions/finish-actions.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { COMPANY_ID, openActions, PORTAL_ID, publish, standing, type ActionBed } from './action-bed.ts';

const CALL = { callbackId: 'callback-1', portalId: PORTAL_ID, companyId: COMPANY_ID };
const RESCORED = {
  segment: 'uncertain',
  previous_segment: 'ideal',
  risk: 'high',
  score: 61.5,
  value_gap: 72_000,
  days_since_last_non_renewal_contact: 138,
};

function failure(code: HubSpotErrorCode, resumeAt: Date | null = null): HubSpotError {
  return new HubSpotError({ code, status: 500, correlationId: null, operation: 'read a company', resumeAt });
}

function finish(bed: ActionBed, callbackId = CALL.callbackId) {
  const now = (): Date => new Date('2026-11-22T12:00:00Z');
  const job = { id: '1', data: { portalId: PORTAL_ID, callbackId }, attempt: 1, signal: new AbortController().signal };
  return finishActions({ ...bed.doors, now })([job]);
}

describe('the action that scores a company again', () => {
  it('answers with what is published after it was looked at again', async () => {
    const bed = openActions();
    bed.lookAgain = async () => ({ kind: 'published', published: standing() });
    expect(await answerAction(bed.doors, 'rescore', CALL, 1000)).toEqual({ kind: 'answered', output: RESCORED });
    expect(bed.looked).toEqual([COMPANY_ID]);
    expect(bed.sent).toEqual([]);
  });

  it('says null, and not zero, of what is not known', async () => {
    const bed = openActions();
    bed.lookAgain = async () => ({
      kind: 'published',
      published: standing({
        valueGap: null,
        score: null,
        risk: null,
        previousSegment: null,
        lastNonRenewalContact: null,
      }),
    });
    expect(await answerAction(bed.doors, 'rescore', CALL, 1000)).toMatchObject({
      output: {
        value_gap: null,
        score: null,
        risk: null,
        previous_segment: null,
        days_since_last_non_renewal_contact: null,
      },
    });
  });

  it('gives the same answer to the same callback without looking again', async () => {
    const bed = openActions();
    bed.lookAgain = async () => ({ kind: 'published', published: standing() });
    await answerAction(bed.doors, 'rescore', CALL, 1000);
    bed.lookAgain = async () => ({ kind: 'published', published: standing({ score: 10 }) });
    expect(await answerAction(bed.doors, 'rescore', CALL, 1000)).toEqual({ kind: 'answered', output: RESCORED });
    expect(bed.looked).toHaveLength(1);
  });

  it.each([
    [{ kind: 'gone' }, 'HubSpot has no company 100'],
    [{ kind: 'never_scored' }, 'not scored yet'],
    [{ kind: 'not_taken', reason: 'a rule of the account' }, 'a rule of the account'],
    [{ kind: 'published', published: null }, 'no score yet'],
  ] as const)('fails with a plain reason where it comes to %j', async (looked, words) => {
    const bed = openActions();
    bed.lookAgain = async () => looked;
    expect(await answerAction(bed.doors, 'rescore', CALL, 1000)).toEqual({
      kind: 'failed',
      reason: expect.stringContaining(words) as unknown,
    });
  });

  it('fails for an account in which the app is not installed', async () => {
    const bed = openActions();
    expect(await answerAction(bed.doors, 'rescore', { ...CALL, portalId: '1' }, 1000)).toMatchObject({
      kind: 'failed',
    });
  });

  it.each([
    ['rate_limited', 'busy'],
    ['daily_reserve', 'waiting'],
    ['server', 'waiting'],
    ['timeout', 'waiting'],
    ['missing_scope', 'failed'],
    ['not_authorized', 'failed'],
  ] as const)('turns the trouble %s of HubSpot into "%s"', async (code, kind) => {
    const bed = openActions();
    bed.lookAgain = () => Promise.reject(failure(code));
    expect(await answerAction(bed.doors, 'rescore', CALL, 1000)).toMatchObject({ kind });
    expect(bed.sent).toHaveLength(kind === 'waiting' ? 1 : 0);
  });

  it('lets a failure of the store through, so that HubSpot asks again', async () => {
    const bed = openActions();
    bed.lookAgain = () => Promise.reject(new StoreError('unreachable', 'away'));
    await expect(answerAction(bed.doors, 'rescore', CALL, 1000)).rejects.toThrow('away');
  });
});

describe('an action that takes longer than HubSpot waits', () => {
  it('lets the workflow wait, and a job completes the callback once', async () => {
    const bed = openActions();
    bed.lookAgain = () => new Promise(() => undefined);
    expect(await answerAction(bed.doors, 'rescore', CALL, 20)).toEqual({ kind: 'waiting' });
    expect(bed.sent).toEqual([{ name: 'finish_action', data: { portalId: PORTAL_ID, callbackId: 'callback-1' } }]);

    bed.lookAgain = async () => ({ kind: 'published', published: standing() });
    expect(await finish(bed)).toEqual([{ kind: 'done' }]);
    expect(await finish(bed)).toEqual([{ kind: 'done' }]);
    expect(bed.completed).toEqual([{ callbackId: 'callback-1', output: RESCORED }]);
  });

  it('says that it waits when it is asked again meanwhile, and makes sure of the job', async () => {
    const bed = openActions();
    bed.lookAgain = () => new Promise(() => undefined);
    await answerAction(bed.doors, 'rescore', CALL, 20);
    expect(await answerAction(bed.doors, 'rescore', CALL, 20)).toEqual({ kind: 'waiting' });
    expect(bed.sent).toHaveLength(2);
    expect(bed.looked).toHaveLength(1);
  });

  it('tells the same again after a fall between telling and noting, and takes a workflow that waits no more for done', async () => {
    const bed = openActions();
    bed.lookAgain = () => new Promise(() => undefined);
    await answerAction(bed.doors, 'rescore', CALL, 20);
    bed.lookAgain = async () => ({ kind: 'published', published: standing() });
    bed.complete = () => Promise.reject(failure('server'));
    expect(await finish(bed)).toMatchObject([{ kind: 'failed' }]);

    bed.lookAgain = async () => ({ kind: 'published', published: standing({ score: 1 }) });
    bed.complete = () => Promise.reject(failure('not_found'));
    expect(await finish(bed)).toEqual([{ kind: 'done' }]);
    expect((await bed.store.notices.readAnswer('callback-1'))?.output).toEqual(RESCORED);
  });

  it('lets the workflow go on where the company turns out to be gone', async () => {
    const bed = openActions();
    bed.lookAgain = () => new Promise(() => undefined);
    await answerAction(bed.doors, 'rescore', CALL, 20);
    bed.lookAgain = async () => ({ kind: 'gone' });
    await finish(bed);
    expect(bed.completed).toEqual([{ callbackId: 'callback-1', output: { hs_execution_state: 'FAIL_CONTINUE' } }]);
  });

  it('waits for the day on which HubSpot takes calls again', async () => {
    const bed = openActions();
    const at = new Date('2026-11-23T00:00:00Z');
    bed.lookAgain = () => Promise.reject(failure('daily_reserve', at));
    expect(await answerAction(bed.doors, 'rescore', CALL, 1000)).toEqual({ kind: 'waiting' });
    expect(await finish(bed)).toEqual([{ kind: 'later', at }]);
  });

  it('does nothing for a callback that nobody knows', async () => {
    const bed = openActions();
    expect(await finish(bed, 'unknown')).toEqual([{ kind: 'done' }]);
    expect(bed.looked).toEqual([]);
  });
});

describe('the action that tells the next step', () => {
  it('tells what is published, with a date, without looking again', async () => {
    const bed = openActions();
    await publish(bed.store, standing());
    expect(await answerAction(bed.doors, 'next_action', CALL, 1000)).toEqual({
      kind: 'answered',
      output: {
        action: 'book_meeting',
        reason: 'High risk. Only renewal contact for 138 days.',
        due_date: '2026-11-27',
      },
    });
    expect(bed.looked).toEqual([]);
  });

  it('looks at a company first that nothing is published on', async () => {
    const bed = openActions();
    bed.lookAgain = async () => ({
      kind: 'published',
      published: standing({ nextAction: null, summary: null, customerStatus: 'prospect' }),
    });
    expect(await answerAction(bed.doors, 'next_action', CALL, 1000)).toEqual({
      kind: 'answered',
      output: { action: null, reason: expect.stringContaining('no purchase yet') as unknown, due_date: null },
    });
    expect(bed.looked).toEqual([COMPANY_ID]);
  });
});
