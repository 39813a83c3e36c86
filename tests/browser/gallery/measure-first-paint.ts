import { CARD_FACES } from './card-states.ts';
import type { Gallery } from './open-gallery.ts';

export interface FirstPaint {
  /** Milliseconds. */
  readonly median: number;
  readonly worst: number;
}

/**
 * How long the card takes from the start of its worker until the browser shows the headline of the published values, with a
 * service that never answers. HubSpot's own answer for the values comes at once here.
 *
 * @param rounds how often it is measured, at least 1
 * @throws where the headline does not come
 */
export async function measureFirstPaint(gallery: Gallery, rounds: number): Promise<FirstPaint> {
  const state = CARD_FACES.find(({ name }) => name === 'published-first');
  if (state === undefined) throw new Error('There is no state in which the card waits with published values.');
  const measured: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { headlineMilliseconds } = await gallery.show(state, { width: 'tab', language: 'en' });
    if (headlineMilliseconds === null) throw new Error('The headline of the published values never came.');
    measured.push(headlineMilliseconds);
  }
  measured.sort((one, other) => one - other);
  return { median: measured[Math.floor(rounds / 2)] ?? 0, worst: measured.at(-1) ?? 0 };
}
