import { compareIds } from './id-index.ts';

/** One page of links in order of id, and the id at which the next one begins. */
export function pageOfLinks<T extends { readonly id: string }>(
  links: readonly T[],
  after: string | undefined,
  size: number,
): { readonly page: readonly T[]; readonly next: string | null } {
  if (after === undefined && links.length <= size) return { page: links, next: null };
  const rest = [...links]
    .sort((one, other) => compareIds(one.id, other.id))
    .filter((link) => after === undefined || compareIds(link.id, after) >= 0);
  return { page: rest.slice(0, size), next: rest[size]?.id ?? null };
}
