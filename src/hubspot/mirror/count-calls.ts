import type { CallKind, HubSpotClient } from '../client/hubspot-client.ts';

export type CallsByKind = Readonly<Record<CallKind, number>>;

export function countByKind(client: HubSpotClient): CallsByKind {
  const { objects, search, associations, properties, other } = client.countCalls();
  return { objects, search, associations, properties, other };
}

export function difference(now: CallsByKind, before: CallsByKind): CallsByKind {
  return {
    objects: now.objects - before.objects,
    search: now.search - before.search,
    associations: now.associations - before.associations,
    properties: now.properties - before.properties,
    other: now.other - before.other,
  };
}

export function totalOf(calls: CallsByKind): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}
