import type { CoreLoyalty } from '../loyalty/core-loyalty.ts';
import type { Entered } from '../types.ts';
import { heedSentiment } from './entered-sentiment.ts';

/** What each thing that a person entered does to loyalty, one after the other; each adds its own driver. */
const HEEDED: readonly ((core: CoreLoyalty, entered: Entered) => CoreLoyalty)[] = [heedSentiment];

/** Loyalty moved by what people entered about the customer. Unchanged after a loss: it is about those who have not left. */
export function heedEntered(core: CoreLoyalty, entered: Entered): CoreLoyalty {
  return core.test === 'win_back' ? core : HEEDED.reduce((heeded, heed) => heed(heeded, entered), core);
}
