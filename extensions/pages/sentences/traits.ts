import type { Words } from '../hooks/use-words.ts';
import { nameOf, readable } from './customer-cells.ts';

/** A trait as the service codes it. */
export interface TraitCode {
  readonly kind: string;
  readonly value: string;
}

/** "Industry: Computer software"; the kind alone where it either holds or not. */
export function sayTrait({ kind, value }: TraitCode, words: Words): string {
  const { profile } = words.texts.programme;
  const name = nameOf(profile.kinds, kind);
  return value === 'yes' ? name : profile.named(name, sayValue(kind, value, words));
}

function sayValue(kind: string, value: string, words: Words): string {
  const { profile } = words.texts.programme;
  if (kind === 'first_amount') return nameOf(profile.amounts, value);
  if (kind === 'source' && value === 'referral') return profile.referral;
  if (kind === 'size') return saySize(value, words);
  return kind === 'industry' ? readable(value) : value;
}

/** Bands of employees come as "below 10", "10 to 49" or "5000 or more". */
function saySize(band: string, { texts, count }: Words): string {
  const { size } = texts.programme.profile;
  const [low, high] = [...band.matchAll(/\d+/g)].map(([digits]) => count(Number(digits)).shown);
  if (low === undefined) return band;
  if (high !== undefined) return size.between(low, high);
  return band.startsWith('below') ? size.below(low) : size.above(low);
}
