import { describe, expect, it } from 'vitest';
import { noteAlerts } from '../../../src/operations/alerts/note-alerts.ts';
import type { PublishedValues } from '../../../src/operations/ports.ts';
import type { Outgoing } from '../../../src/operations/ports/score-store.ts';
import { sendBatch } from '../../../src/operations/rescore/send-outgoing.ts';
import { openRescoreDesk } from '../../support/rescore-desk.ts';
import { publish } from '../../support/published-readings.ts';

const STANDING = publish(['2026-11-01'], ['2026-11-02', { risk: 'high' }], ['2026-11-03', { risk: 'high' }]);
const [FIRST, , WORSE] = STANDING;

function outgoing(
  companyId: string,
  before: PublishedValues | undefined,
  after: PublishedValues | undefined,
): Outgoing {
  if (before === undefined || after === undefined) throw new Error('the readings are there');
  return { companyId, before, after, inputVersion: 1 };
}

const ALERT = { companyId: '100', alertAt: '2026-11-03T02:00:00.000Z' };

describe('sending published values', () => {
  it('notes the alert that they raise', async () => {
    const { world, store } = openRescoreDesk([]);
    await sendBatch(world, [outgoing('100', FIRST, WORSE), outgoing('101', FIRST, FIRST)], false);
    expect(await store.notices.listUntold(10)).toEqual([{ ...ALERT, state: 'noted' }]);
  });

  it('loses no alert where the process ends before they are settled, and notes it once when they are sent again', async () => {
    let isEnding = true;
    const { world, store } = openRescoreDesk([], (given) => ({
      ...given,
      store: {
        ...given.store,
        notices: given.store.notices,
        scores: {
          ...given.store.scores,
          settleOutgoing: (...settled) =>
            isEnding ? Promise.reject(new Error('the process ends')) : given.store.scores.settleOutgoing(...settled),
        },
      },
    }));
    const batch = [outgoing('100', FIRST, WORSE)];
    await expect(sendBatch(world, batch, false)).rejects.toThrow('the process ends');
    expect(await store.notices.listUntold(10)).toEqual([{ ...ALERT, state: 'noted' }]);
    isEnding = false;
    await sendBatch(world, batch, false);
    expect(await store.notices.listUntold(10)).toEqual([{ ...ALERT, state: 'noted' }]);
  });

  it('notes none for a company whose record does not take them', async () => {
    const { world, store, obstacles } = openRescoreDesk([]);
    obstacles.set('100', { result: 'refused', reason: 'a rule of the account', obstacle: 'rule' });
    await sendBatch(world, [outgoing('100', FIRST, WORSE)], false);
    expect(await store.notices.listUntold(10)).toEqual([]);
  });
});

describe('noteAlerts', () => {
  it('takes the same instant in another spelling for the same alert', async () => {
    const { store } = openRescoreDesk([]);
    const { before, after } = outgoing('100', WORSE, WORSE);
    const respelled = { ...after, alertAt: '2026-11-03T03:00:00+01:00' };
    expect(await noteAlerts(store.notices, [{ companyId: '100', before, after: respelled }])).toEqual([]);
    expect(await noteAlerts(store.notices, [{ companyId: '100', before: null, after: respelled }])).toEqual([ALERT]);
  });
});
