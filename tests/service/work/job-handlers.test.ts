import { describe, expect, it } from 'vitest';
import type { JobData, JobOutcome } from '../../../src/operations/ports/job-queue.ts';
import { createJobHandlers } from '../../../src/service/work/create-job-handlers.ts';
import type { WorkDoors } from '../../../src/service/work/work-doors.ts';
import { memoryPortalStore } from '../../support/memory-portal-store.ts';
import { dealEvent, jobOf, NOW, openWorkDesk, type WorkDesk } from './work-desk.ts';

const DONE = { kind: 'done' };

async function filledDesk(): Promise<WorkDesk & { readonly store: ReturnType<typeof memoryPortalStore> }> {
  const store = memoryPortalStore('148200318', () => NOW);
  const desk = await openWorkDesk(store);
  const outcomes = await desk.handlers.rescore_portal([jobOf<'rescore_portal'>({ portalId: desk.portalId })]);
  if (outcomes[0]?.kind !== 'done')
    throw new Error(`the first filling must be done, and is ${JSON.stringify(outcomes)}`);
  desk.sent.length = 0;
  desk.callers.length = 0;
  return Object.assign(desk, { store });
}

function refreshOf(desk: WorkDesk, companyId: string, occasion: JobData['refresh_company']['occasion'] = 'event') {
  return { portalId: desk.portalId, companyId, occasion, correlationId: 'c-1' };
}

/** Looks at companies at an instant. */
function lookAt(desk: WorkDesk, ids: readonly string[]): (now: Date) => Promise<readonly JobOutcome[]> {
  return (now) =>
    createJobHandlers({ ...desk.doors, now: () => now }).refresh_company(
      ids.map((id) => jobOf<'refresh_company'>(refreshOf(desk, id))),
    );
}

describe('the work of the service', () => {
  it('fills a portal for the first time: every company has a score, and nobody is alerted', async () => {
    const desk = await filledDesk();
    for (const id of desk.companyIds) expect(desk.valueOf(id, 'loyalty_scored_at')).not.toBeNull();
    expect(desk.sent).toEqual([]);
  });

  it('goes from an event to the company, and from the company to its score', async () => {
    const desk = await filledDesk();
    const [companyId] = desk.companyIds;
    const dealId = desk.winDeal(companyId!, 750_000);
    desk.store.inbox.put({ key: 'k', body: dealEvent(desk.portalId, dealId) }, 'c-9');
    expect(await desk.handlers.sort_events([jobOf<'sort_events'>({ portalId: desk.portalId })])).toEqual([DONE]);
    expect(desk.sent).toEqual([
      { name: 'refresh_company', jobs: [{ ...refreshOf(desk, companyId!), correlationId: 'c-9' }] },
    ]);
    const before = desk.valueOf(companyId!, 'loyalty_current_annual_value');
    expect(await desk.handlers.refresh_company([jobOf<'refresh_company'>(refreshOf(desk, companyId!))])).toEqual([
      DONE,
    ]);
    expect(Number(desk.valueOf(companyId!, 'loyalty_current_annual_value'))).toBe(Number(before) + 750_000);
  });

  it('is not set going by what the app wrote itself', async () => {
    const desk = await filledDesk();
    const own = {
      subscriptionType: 'object.propertyChange',
      objectTypeId: '0-2',
      objectId: Number(desk.companyIds[0]),
      propertyName: 'loyalty_score',
      changeSource: 'INTEGRATION',
      sourceId: '1000001',
    };
    desk.store.inbox.put({ key: 'k', body: dealEvent(desk.portalId, '1', own) }, 'c-9');
    expect(await desk.handlers.sort_events([jobOf<'sort_events'>({ portalId: desk.portalId })])).toEqual([DONE]);
    expect(desk.sent).toEqual([]);
    expect((await desk.store.inbox.describe()).waiting).toBe(0);
  });

  it('looks again, after some minutes, at companies of a portal whose first filling is wanted or under way', async () => {
    const desk = await openWorkDesk();
    const calls = desk.crm.calls.log.length;
    const look = lookAt(desk, desk.companyIds.slice(0, 2));
    const again = { kind: 'later', at: new Date(NOW.getTime() + 5 * 60_000) };
    expect(await look(NOW)).toEqual([again, again]);
    expect(desk.crm.calls.log).toHaveLength(calls);
    await desk.handlers.rescore_portal([jobOf<'rescore_portal'>({ portalId: desk.portalId })]);
    expect(await look(again.at)).toEqual([DONE, DONE]);
    expect(desk.crm.calls.log.length).toBeGreaterThan(calls);
  });

  it('does not put off the companies of a portal that is never filled for longer than a day', async () => {
    const desk = await openWorkDesk();
    const look = lookAt(desk, desk.companyIds.slice(0, 1));
    const kindAfter = async (hours: number): Promise<string | undefined> =>
      (await look(new Date(NOW.getTime() + hours * 3_600_000)))[0]?.kind;
    expect(await kindAfter(0)).toBe('later');
    expect(await kindAfter(23.9)).toBe('later');
    expect(await kindAfter(24)).toBe('done');
    expect(await kindAfter(48)).toBe('done');
  });

  it('waits for a first filling that begins late, as long as it is under way, and for no more than a day', async () => {
    let now = NOW;
    const desk = await openWorkDesk(memoryPortalStore('148200318', () => now));
    const look = lookAt(desk, desk.companyIds.slice(0, 1));
    await look(NOW);
    now = new Date(NOW.getTime() + 72 * 3_600_000);
    await desk.account.store.runs.startRun('first_fill');
    const kindAfter = async (hours: number): Promise<string | undefined> =>
      (await look(new Date(now.getTime() + hours * 3_600_000)))[0]?.kind;
    expect(await kindAfter(1)).toBe('later');
    expect(await kindAfter(24)).toBe('done');
  });

  it('has a night whose scores HubSpot did not take tried again, and the next try sends them', async () => {
    const desk = await openWorkDesk();
    desk.crm.misbehave({ kind: 'server_error', status: 503, path: '/companies/batch/update' });
    const night = () => desk.handlers.rescore_portal([jobOf<'rescore_portal'>({ portalId: desk.portalId })]);
    const [outcome] = await night();
    if (outcome?.kind !== 'failed') throw new Error(`expected a failure, got ${JSON.stringify(outcome)}`);
    expect(outcome.reason).toContain('the scores of 12 companies could not be written to HubSpot');
    expect(outcome.reason).toContain('HubSpot answered with an error of its own');
    desk.crm.calm();
    expect(await night()).toEqual([DONE]);
    for (const id of desk.companyIds) expect(desk.valueOf(id, 'loyalty_scored_at')).not.toBeNull();
  });

  it('reads for a person with the calls that are kept for people, and for events with the others', async () => {
    const desk = await filledDesk();
    const [one, two] = desk.companyIds;
    const outcomes = await desk.handlers.refresh_company([
      jobOf<'refresh_company'>(refreshOf(desk, one!)),
      jobOf<'refresh_company'>(refreshOf(desk, two!, 'person')),
    ]);
    expect(outcomes).toEqual([DONE, DONE]);
    expect(desk.callers).toEqual(['person', 'run']);
  });

  it('hands the end of a job on to who tells people, and comes back for what somebody else is telling', async () => {
    const desk = await openWorkDesk();
    const againAt = new Date(NOW.getTime() + 300_000);
    const signals: AbortSignal[] = [];
    const tell: WorkDoors['deliverAlerts'] = (_account, signal) => {
      signals.push(signal);
      return Promise.resolve(signal.aborted ? againAt : null);
    };
    const handlers = createJobHandlers({ ...desk.doors, deliverAlerts: tell, sendDigest: tell });
    const { portalId } = desk;
    const ended = { signal: AbortSignal.abort() };
    const later = { kind: 'later', at: againAt };
    expect(await handlers.deliver_alerts([jobOf<'deliver_alerts'>({ portalId })])).toEqual([DONE]);
    expect(await handlers.deliver_alerts([jobOf<'deliver_alerts'>({ portalId }, ended)])).toEqual([later]);
    expect(await handlers.send_digest([jobOf<'send_digest'>({ portalId })])).toEqual([DONE]);
    expect(await handlers.send_digest([jobOf<'send_digest'>({ portalId }, ended)])).toEqual([later]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true, false, true]);
  });

  it('drops everything of a portal that the app is not installed in any more', async () => {
    const desk = await openWorkDesk();
    desk.installed = false;
    expect(await desk.handlers.sort_events([jobOf<'sort_events'>({ portalId: desk.portalId })])).toEqual([DONE]);
    expect(desk.dropped).toEqual([desk.portalId]);
  });

  it('forgets the events of a portal that the app is not installed in, so that nobody is asked for them again', async () => {
    const store = memoryPortalStore('148200318', () => NOW);
    const desk = await openWorkDesk(store);
    desk.installed = false;
    for (let event = 1; event <= 501; event += 1) store.inbox.put({ key: String(event), body: '{}' }, 'c');
    await store.inbox.markHandled(['1']);
    expect(await desk.handlers.sort_events([jobOf<'sort_events'>({ portalId: desk.portalId })])).toEqual([DONE]);
    expect(await store.inbox.describe()).toEqual({ waiting: 0, oldestWaitingAt: null });
    expect(await store.inbox.forgetHandled(new Date('9999-12-31T00:00:00Z'))).toBe(0);
  });

  it('comes back at midnight where the calls of the day are used up, and counts that as no failure', async () => {
    const desk = await filledDesk();
    desk.crm.misbehave({ kind: 'rate_limit', policy: 'DAILY' });
    const job = jobOf<'refresh_company'>(refreshOf(desk, desk.companyIds[0]!));
    const [outcome] = await desk.handlers.refresh_company([job]);
    if (outcome?.kind !== 'later') throw new Error(`expected later, got ${JSON.stringify(outcome)}`);
    const midnight = Date.parse('2026-11-22T00:00:00+01:00');
    expect(outcome.at.getTime()).toBeGreaterThanOrEqual(midnight);
    expect(outcome.at.getTime()).toBeLessThan(midnight + 48 * 3_600_000);
  });

  it('fails with plain words where HubSpot is away, so that it is tried again', async () => {
    const desk = await filledDesk();
    desk.crm.misbehave({ kind: 'server_error', status: 503 });
    const [outcome] = await desk.handlers.refresh_company([
      jobOf<'refresh_company'>(refreshOf(desk, desk.companyIds[0]!)),
    ]);
    expect(outcome).toMatchObject({ kind: 'failed' });
    expect(JSON.stringify(outcome)).toContain('HubSpot answered with an error of its own');
  });

  it('does not let one company fail the others of its page for ever', async () => {
    const desk = await filledDesk();
    const [, bad] = desk.companyIds;
    const { syncCompanies } = desk.account.mirror;
    const poisoned = {
      ...desk.account,
      mirror: {
        ...desk.account.mirror,
        syncCompanies: (ids: readonly string[]) =>
          ids.includes(bad!) ? Promise.reject(new SyntaxError('not to be read')) : syncCompanies(ids),
      },
    };
    const handlers = createJobHandlers({
      ...desk.doors,
      accounts: { open: () => Promise.resolve(poisoned) },
    });
    const jobs = (attempt: number) =>
      desk.companyIds.slice(0, 5).map((id) => jobOf<'refresh_company'>(refreshOf(desk, id), { attempt }));
    await expect(handlers.refresh_company(jobs(1))).rejects.toThrow('not to be read');
    const outcomes = await handlers.refresh_company(jobs(2));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'failed', 'done', 'done', 'done']);
  });

  it('has alerts that were noted told by a job of their own', async () => {
    const desk = await filledDesk();
    const [companyId] = desk.companyIds;
    await desk.store.notices.noteAlerts([{ companyId: companyId!, alertAt: NOW.toISOString() }]);
    await desk.handlers.refresh_company([jobOf<'refresh_company'>(refreshOf(desk, companyId!))]);
    expect(desk.sent).toEqual([{ name: 'deliver_alerts', jobs: [{ portalId: desk.portalId }] }]);
    expect(await desk.handlers.deliver_alerts([jobOf<'deliver_alerts'>({ portalId: desk.portalId })])).toEqual([DONE]);
  });

  it('goes on later with a night that was stopped, or that another process is at', async () => {
    const desk = await filledDesk();
    const stopped = new AbortController();
    stopped.abort();
    const night = (signal: AbortSignal) =>
      desk.handlers.rescore_portal([jobOf<'rescore_portal'>({ portalId: desk.portalId }, { signal })]);
    expect(await night(stopped.signal)).toEqual([{ kind: 'later', at: NOW }]);
    await desk.store.runs.startRun('nightly');
    const [elsewhere] = await night(new AbortController().signal);
    expect(elsewhere).toEqual({ kind: 'later', at: new Date(NOW.getTime() + 180_000) });
  });

  it('forgets after a week what is only kept to be known again', async () => {
    const old = new Date(NOW.getTime() - 8 * 86_400_000);
    let now = old;
    const store = memoryPortalStore('148200318', () => now);
    const desk = await openWorkDesk(store);
    store.inbox.put({ key: 'old', body: '{}' }, 'c');
    await store.inbox.markHandled(['1']);
    now = NOW;
    store.inbox.put({ key: 'new', body: '{}' }, 'c');
    await store.inbox.markHandled(['2']);
    expect(await desk.handlers.tidy([jobOf<'tidy'>({ portalId: desk.portalId })])).toEqual([DONE]);
    expect(store.inbox.put({ key: 'old', body: '{}' }, 'c')).toBe(true);
    expect(store.inbox.put({ key: 'new', body: '{}' }, 'c')).toBe(false);
  });
});
