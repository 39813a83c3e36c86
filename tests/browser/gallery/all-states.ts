import { CARD_FACES } from './card-states.ts';
import { CARD_PANELS } from './card-panels.ts';
import type { GalleryState } from './gallery-state.ts';
import { PORTFOLIO_STATES } from './portfolio-states.ts';
import { PROGRAMME_STATES } from './programme-states.ts';
import { SETTINGS_STATES } from './settings-states.ts';

/** Every state of every surface that the app can show. */
export const ALL_STATES: readonly GalleryState[] = [
  ...CARD_FACES,
  ...CARD_PANELS,
  ...PORTFOLIO_STATES,
  ...PROGRAMME_STATES,
  ...SETTINGS_STATES,
];
