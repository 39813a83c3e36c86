const MULTIPLIER = 48_271;
const MODULUS = 2_147_483_647;

/** A source of numbers above 0 and below 1, the same ones for the same seed (minimal standard generator, Park and Miller, 1988). */
export function seededShare(seed: number): () => number {
  let state = (Math.abs(Math.trunc(seed)) % (MODULUS - 1)) + 1;
  // The first draws of neighbouring seeds lie close together.
  for (let warmUp = 0; warmUp < 8; warmUp += 1) state = (state * MULTIPLIER) % MODULUS;
  return () => {
    state = (state * MULTIPLIER) % MODULUS;
    return state / MODULUS;
  };
}
