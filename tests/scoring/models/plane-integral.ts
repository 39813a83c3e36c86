import { logBeta } from '../../../src/scoring/math/log-beta.ts';
import { logGamma } from '../../../src/scoring/math/log-gamma.ts';

/**
 * Integral of `f(first, second)` over first in (0, ∞) and second in (0, ∞), or (0, 1) when it is a share, by the
 * trapezoidal rule on the logarithms (the log-odds of a share), which is exact to many digits for functions that vanish
 * at both ends. An independent, slow way to what the models have in closed form.
 */
export function integratePlane(f: (first: number, second: number) => number, second: 'rate' | 'share'): number {
  const step = 0.125;
  let sum = 0;
  for (let u = -60; u <= 12; u += step) {
    const first = Math.exp(u);
    for (let v = -60; v <= (second === 'share' ? 60 : 12); v += step) {
      const value = second === 'share' ? 1 / (1 + Math.exp(-v)) : Math.exp(v);
      const slope = second === 'share' ? value / (1 + Math.exp(v)) : value;
      // At a share of 1 nothing is left of a double's precision, nor of the integrand.
      if (second === 'share' && value === 1) continue;
      sum += f(first, value) * first * slope;
    }
  }
  return sum * step * step;
}

export function gammaDensity(x: number, shape: number, rate: number): number {
  return Math.exp(shape * Math.log(rate) + (shape - 1) * Math.log(x) - rate * x - logGamma(shape));
}

export function betaDensity(x: number, a: number, b: number): number {
  return Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta(a, b));
}
