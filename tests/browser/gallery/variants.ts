import { LANGUAGES, type GalleryState } from './gallery-state.ts';
import type { Variant } from './open-gallery.ts';

/** Every width and language of a state. */
export function allVariants({ widths }: GalleryState): readonly Variant[] {
  return widths.flatMap((width) => LANGUAGES.map((language) => ({ width, language })));
}

/** One of a state's variants, turning with its place in the list, so that few states cover every width and language. */
export function variantAt(state: GalleryState, index: number): Variant {
  const variants = allVariants(state);
  const variant = variants[(index + Math.floor(index / variants.length)) % variants.length];
  if (variant === undefined) throw new Error(`${state.name} has no width.`);
  return variant;
}
