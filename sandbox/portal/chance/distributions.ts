import type { Random } from './random.ts';

/** Standard normal: Box and Muller 1958. */
export function drawNormal(random: Random, mean = 0, deviation = 1): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return mean + deviation * radius * Math.cos(2 * Math.PI * random.next());
}

/** Waiting time of events that come `rate` times per unit; infinite at rate 0. */
export function drawExponential(random: Random, rate: number): number {
  return rate <= 0 ? Number.POSITIVE_INFINITY : -Math.log(1 - random.next()) / rate;
}

/** Gamma with mean shape × scale: Marsaglia and Tsang 2000; for a shape below 1 by their power of a uniform. */
export function drawGamma(random: Random, shape: number, scale: number): number {
  if (shape < 1) return drawGamma(random, shape + 1, scale) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale;
  }
}

export function drawBeta(random: Random, alpha: number, beta: number): number {
  const one = drawGamma(random, alpha, 1);
  return one / (one + drawGamma(random, beta, 1));
}

/** Number of events in a time in which `mean` are expected: Knuth's product of uniforms, meant for small means. */
export function drawPoisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let events = 0;
  for (let product = random.next(); product > limit; product *= random.next()) events += 1;
  return events;
}
