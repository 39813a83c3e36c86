import type { CoreLoyalty } from '../loyalty/core-loyalty.ts';
import { passing } from '../loyalty/prior.ts';
import { logit, sigmoid } from '../math/log-space.ts';
import type { Driver } from '../types.ts';

/**
 * Loyalty moved along the log-odds, with the driver that says why; the belief keeps its strength at the new mean, and the
 * driver's points are the whole move, so that all points still add up to 100 × loyalty. Unchanged where loyalty is certain.
 *
 * @param added log-odds; above 0 raises loyalty
 * @param because of what, without the points
 */
export function addLogOdds(core: CoreLoyalty, added: number, because: Omit<Driver, 'points'>): CoreLoyalty {
  const before = passing(core.belief);
  const logOdds = logit(before) + added;
  if (!Number.isFinite(logOdds)) return core;
  const after = sigmoid(logOdds);
  const strength = core.belief.alpha + core.belief.beta;
  return {
    ...core,
    belief: { alpha: strength * sigmoid(-logOdds), beta: strength * after },
    drivers: [...core.drivers, { ...because, points: 100 * (after - before) }],
  };
}
