import { describe, expect, it } from 'vitest';
import type { CausedChange } from '../../../src/programme/ranking/split-change.ts';
import { suggestResponse } from '../../../src/programme/ranking/suggest-response.ts';
import type { Driver, DriverName, Risk } from '../../../src/scoring/types.ts';

const driver = (name: DriverName, points: number): Driver => ({
  name,
  points,
  facts: {},
  because: `${name} ${String(points)}`,
  records: [],
});

function respond(
  direction: 'up' | 'down',
  causes: readonly CausedChange[],
  given: { readonly risk?: Risk; readonly own?: number; readonly others?: number; readonly loyalty?: number } = {},
) {
  return suggestResponse({
    before: {
      drivers: [driver('starting_point', 80), driver('renewals_made', 5)],
      ...{ loyalty: 0.85, currentAnnualValue: 1000 },
    },
    after: {
      drivers: [driver('starting_point', 40), driver('renewal_overdue', -30), driver('renewals_made', 7)],
      ...{ loyalty: given.loyalty ?? 0.7, currentAnnualValue: 1000 },
    },
    ...{ risk: given.risk ?? 'low', direction, causes },
    ...{ own: given.own ?? (direction === 'up' ? 1 : -1), others: given.others ?? 0 },
  });
}

const MONEY: CausedChange = { cause: 'money', change: 500 };
const MODEL: CausedChange = { cause: 'model', change: 900 };
const SILENCE: CausedChange = { cause: 'behaviour', change: -700 };

describe('the response to a mover', () => {
  it.each([
    ['a rise by its money', respond('up', [SILENCE, MONEY]), { action: 'reward', mainCause: 'money' }],
    ['a rise by a new model', respond('up', [MODEL, MONEY]), { action: 'none', mainCause: 'model' }],
    ['a rise with the renewal in doubt', respond('up', [MONEY], { risk: 'high' }), { action: 'none' }],
    ['a fall by its behaviour', respond('down', [SILENCE, MONEY]), { action: 'intervene', mainCause: 'behaviour' }],
    [
      'a fall because others rose',
      respond('down', [SILENCE], { own: -0.1, others: -0.4 }),
      { action: 'none', mainCause: 'others' },
    ],
    [
      'such a fall at critical risk',
      respond('down', [SILENCE], { own: -0.1, others: -0.4, risk: 'critical' }),
      { action: 'intervene' },
    ],
  ])('to %s', (_, response, expected) => {
    expect(response).toMatchObject(expected);
  });

  it('is none where a long term began anew: what is paid already is no loss of a loyal customer', () => {
    const renewed = respond('down', [SILENCE], { loyalty: 0.86 });
    expect(renewed).toMatchObject({ action: 'none', mainCause: 'passing_days' });
    expect(respond('up', [{ cause: 'behaviour', change: 700 }], { loyalty: 0.855 })).toMatchObject({
      action: 'none',
      mainCause: 'passing_days',
    });
    expect(respond('up', [{ cause: 'behaviour', change: 700 }], { loyalty: 0.87 }).action).toBe('reward');
  });

  it('names the drivers of its own that changed most, and none that hardly changed', () => {
    expect(respond('up', [MONEY]).evidence).toEqual([
      { name: 'renewal_overdue', points: -30, because: 'renewal_overdue -30' },
      { name: 'renewals_made', points: 2, because: 'renewals_made 7' },
    ]);
  });
});
