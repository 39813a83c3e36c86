import { toJson } from '../json.ts';

/** As JSON that PostgreSQL can read every text of: what is no character (NUL, half a surrogate pair) becomes U+FFFD. */
export function toCleanJson(value: unknown): string {
  return toJson(value).replace(/\\u(0000|d[89a-f][0-9a-f]{2})/g, '\\ufffd');
}
