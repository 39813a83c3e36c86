import type { ModelReport } from '../../../extensions/shared/model-view.ts';

export const model: ModelReport = {
  current: {
    id: 'portal-2026-11-20-ab12',
    fittedOn: '2026-11-20',
    isOwn: true,
    reason: "The portal's own model is used: it ranks better and is calibrated.",
    backtest: {
      cases: 1_830,
      losses: 214,
      scores: [
        { name: 'portal', auc: 0.783, brier: 0.089 },
        { name: 'seed', auc: 0.712, brier: 0.101 },
        { name: 'recency', auc: 0.61, brier: null },
      ],
      calibration: [
        { expected: 0.92, observed: 0.94, cases: 900 },
        { expected: 0.55, observed: 0.51, cases: 180 },
        { expected: 0.78, observed: 0.8, cases: 750 },
      ],
      flagged: { flagged: 240, flaggedLost: 96, notFlagged: 1_590, notFlaggedLost: 118 },
    },
  },
  versions: [
    {
      id: 'portal-2026-11-20-ab12',
      fittedOn: '2026-11-20',
      isOwn: true,
      keptAt: '2026-11-20T02:10:00.000Z',
      reason: "The portal's own model is used.",
    },
    { id: 'seed-1', fittedOn: null, isOwn: false, keptAt: null, reason: null },
  ],
};
export const untestedModel: ModelReport = {
  current: {
    id: 'seed-1',
    fittedOn: null,
    isOwn: false,
    reason:
      'There is too little history to learn from yet: 80 customers with 12 renewals (made or lost) and repeat purchases.',
    backtest: null,
  },
  versions: [],
};
