import type {
  ActionAnswer,
  Alert,
  AlertState,
  KeptAlert,
  NoticeStore,
} from '../../src/operations/ports/notice-store.ts';

const CLOSED: readonly AlertState[] = ['told', 'dropped'];

const done = (): Promise<void> => Promise.resolve();

/** Alerts, digests and answers of one portal, in memory. */
export function memoryNotices(now: () => Date): NoticeStore {
  const alerts = new Map<string, KeptAlert & { readonly closedAt: Date | null }>();
  const digests = new Map<string, { readonly claimedAt: Date; readonly isMade: boolean }>();
  /** Until when somebody is at it, in milliseconds since 1970: alerts and digests by their keys. */
  const holds = new Map<string, number>();
  const isHeld = (key: string): boolean => (holds.get(key) ?? 0) > now().getTime();
  const answers = new Map<string, ActionAnswer & { readonly changedAt: Date }>();
  const keyOf = ({ companyId, alertAt }: Alert): string => `${companyId} ${alertAt}`;
  const toAnswer = ({ changedAt: _, ...answer }: ActionAnswer & { readonly changedAt: Date }): ActionAnswer => answer;

  function listOpen(isWanted: (alert: Alert) => boolean, limit: number): readonly KeptAlert[] {
    return [...alerts.values()]
      .filter((alert) => !CLOSED.includes(alert.state) && isWanted(alert))
      .sort((one, other) => Date.parse(one.alertAt) - Date.parse(other.alertAt))
      .slice(0, limit)
      .map(({ closedAt: _, ...alert }) => alert);
  }

  return {
    noteAlerts: (noted) => {
      const canonical = noted.map(({ companyId, alertAt }) => ({
        companyId,
        alertAt: new Date(alertAt).toISOString(),
      }));
      const fresh = [...new Map(canonical.map((alert) => [keyOf(alert), alert])).values()].filter(
        (alert) => !alerts.has(keyOf(alert)),
      );
      for (const alert of fresh) alerts.set(keyOf(alert), { ...alert, state: 'noted', closedAt: null });
      return Promise.resolve(fresh);
    },
    listUntold: (limit) => Promise.resolve(listOpen(() => true, limit)),
    listTellable: (limit) => Promise.resolve(listOpen((alert) => !isHeld(keyOf(alert)), limit)),
    beginTelling: (alert, holdMilliseconds) => {
      const key = keyOf(alert);
      const kept = alerts.get(key);
      if (kept === undefined || CLOSED.includes(kept.state)) return Promise.resolve('over');
      if (isHeld(key)) return Promise.resolve('held');
      holds.set(key, now().getTime() + holdMilliseconds);
      alerts.set(key, { ...kept, state: 'telling' });
      return Promise.resolve(kept.state === 'telling' ? 'again' : 'first');
    },
    endTelling: (alert) => {
      holds.delete(keyOf(alert));
      return done();
    },
    markAlerts: (marked, state) => {
      for (const alert of marked) {
        const kept = alerts.get(keyOf(alert));
        if (kept === undefined) continue;
        alerts.set(keyOf(alert), { ...kept, state, closedAt: CLOSED.includes(state) ? now() : null });
      }
      return done();
    },
    claimDigest: (ownerId, week, holdMilliseconds) => {
      const key = `${ownerId} ${week}`;
      const kept = digests.get(key);
      if (kept?.isMade === true) return Promise.resolve('over');
      if (isHeld(key)) return Promise.resolve('held');
      holds.set(key, now().getTime() + holdMilliseconds);
      if (kept === undefined) digests.set(key, { claimedAt: now(), isMade: false });
      return Promise.resolve(kept === undefined ? 'first' : 'again');
    },
    markDigestMade: (ownerId, week) => {
      const kept = digests.get(`${ownerId} ${week}`);
      if (kept !== undefined) digests.set(`${ownerId} ${week}`, { ...kept, isMade: true });
      return done();
    },
    releaseDigest: (ownerId, week) => {
      holds.delete(`${ownerId} ${week}`);
      return done();
    },
    beginAnswer: ({ callbackId, action, companyId }) => {
      const known = answers.get(callbackId);
      const answer = known ?? { callbackId, action, companyId, output: null, state: 'working', changedAt: now() };
      answers.set(callbackId, answer);
      return Promise.resolve({ isNew: known === undefined, answer: toAnswer(answer) });
    },
    readAnswer: (callbackId) => {
      const known = answers.get(callbackId);
      return Promise.resolve(known === undefined ? null : toAnswer(known));
    },
    writeAnswer: (callbackId, state, output) => {
      const known = answers.get(callbackId);
      if (known !== undefined) answers.set(callbackId, { ...known, state, output, changedAt: now() });
      return done();
    },
    lastAnsweredAt: () => {
      const times = [...answers.values()].flatMap(({ state, changedAt }) =>
        state === 'answered' || state === 'completed' ? [changedAt.getTime()] : [],
      );
      return Promise.resolve(times.length === 0 ? null : new Date(Math.max(...times)));
    },
    forgetClosed: (before) => {
      for (const [key, { closedAt }] of alerts) if (closedAt !== null && closedAt < before) alerts.delete(key);
      for (const [key, { claimedAt }] of digests) {
        if (claimedAt >= before) continue;
        digests.delete(key);
        holds.delete(key);
      }
      for (const [key, { changedAt }] of answers) if (changedAt < before) answers.delete(key);
      return done();
    },
  };
}
