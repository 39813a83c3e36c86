import type { Setting } from '../../shared/settings-view.ts';

/** A setting that was saved, and from when it counts. */
export interface Saved {
  readonly kind: 'saved';
  readonly setting: Setting;
  /** Null: it stood already. */
  readonly takesEffect: 'at_once' | 'with_next_run' | null;
}
