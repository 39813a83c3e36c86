import { describe, expect, it } from 'vitest';
import { minimize, type Objective } from '../../../src/scoring/math/minimize.ts';

const rosenbrock: Objective = ([x = NaN, y = NaN], gradient) => {
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

describe('minimize', () => {
  it('follows a curved valley to its lowest point', () => {
    const minimum = minimize(rosenbrock, [-1.2, 1]);
    expect(minimum.converged).toBe(true);
    expect(minimum.point[0]).toBeCloseTo(1, 6);
    expect(minimum.point[1]).toBeCloseTo(1, 6);
    expect(minimum.iterations).toBeGreaterThan(5);
  });

  it('gives the second derivatives and their inverse', () => {
    const { hessian, inverseHessian } = minimize(rosenbrock, [-1.2, 1]);
    expect(hessian[0]![0]).toBeCloseTo(802, 2);
    expect(hessian[0]![1]).toBeCloseTo(-400, 2);
    expect(hessian[1]![1]).toBeCloseTo(200, 2);
    expect(inverseHessian![0]![0]).toBeCloseTo(0.5, 3);
  });

  it('says so where the function falls for ever', () => {
    const falling: Objective = ([x = NaN], gradient) => {
      gradient[0] = -Math.exp(-x);
      return Math.exp(-x);
    };
    expect(minimize(falling, [0]).converged).toBe(false);
  });

  it('says so where a direction is flat', () => {
    const flat: Objective = ([x = NaN], gradient) => {
      gradient[0] = 2 * x;
      gradient[1] = 0;
      return x * x;
    };
    const minimum = minimize(flat, [3, 0]);
    expect(minimum.converged).toBe(false);
    expect(minimum.inverseHessian).toBeNull();
  });

  it('gets past points where the function has no value', () => {
    const walled: Objective = ([x = NaN], gradient) => {
      gradient[0] = 1 - 1 / x;
      return x - Math.log(x);
    };
    const minimum = minimize(walled, [0.05]);
    expect(minimum.converged).toBe(true);
    expect(minimum.point[0]).toBeCloseTo(1, 6);
  });

  it('stays where it starts when that is the minimum', () => {
    const bowl: Objective = (point, gradient) => {
      let sum = 0;
      for (const [index, value] of point.entries()) {
        gradient[index] = 2 * value;
        sum += value * value;
      }
      return sum;
    };
    const minimum = minimize(bowl, [0, 0]);
    expect(minimum).toMatchObject({ point: [0, 0], converged: true, iterations: 0 });
  });
});
