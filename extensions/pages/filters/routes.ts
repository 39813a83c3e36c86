/** The views of the page: the name of each, and its path within the app's pages. */
export const ROUTES = {
  week: '/',
  contact: '/contact',
  segments: '/segments',
  customers: '/customers',
  growth: '/growth',
  retention: '/retention',
  data: '/data',
  programme: '/programme',
} as const;
export type RouteName = keyof typeof ROUTES;

export const ROUTE_NAMES = [
  'week',
  'contact',
  'segments',
  'customers',
  'growth',
  'retention',
  'data',
  'programme',
] as const satisfies readonly RouteName[];

/** The view of a name; null where there is none of that name. */
export function routeOf(name: string | number | undefined): RouteName | null {
  return ROUTE_NAMES.find((one) => one === name) ?? null;
}
