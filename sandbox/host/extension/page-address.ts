import type { PageLocation, PageTarget } from '../protocol.ts';

/** Where the sandbox shows the app's pages; in HubSpot they lie below `/app/<account>/<app>`. */
const PAGES_PATH = '/portfolio';

/** The sandbox's address of a page of the app, as HubSpot makes it: parameters fill the path, the others become the query. */
export function pageAddress({ to, params = {} }: PageTarget): string {
  const { pathname, searchParams } = new URL(to, 'https://app.invalid');
  const inPath = new Set<string>();
  const path = pathname
    .split('/')
    .map((part) => {
      const name = part.startsWith(':') ? part.slice(1) : '';
      const value = params[name];
      if (value === undefined) return part;
      inPath.add(name);
      return encodeURIComponent(value);
    })
    .join('/');
  for (const [name, value] of Object.entries(params)) if (!inPath.has(name)) searchParams.set(name, value);
  const query = searchParams.toString();
  return `${PAGES_PATH}${path === '/' ? '' : path}${query === '' ? '' : `?${query}`}`;
}

/** Which page of the app an address of the sandbox shows; null where it shows none. */
export function pageLocation({ pathname, searchParams }: URL): PageLocation | null {
  if (pathname !== PAGES_PATH && !pathname.startsWith(`${PAGES_PATH}/`)) return null;
  const path = pathname.slice(PAGES_PATH.length);
  return { path: path === '' ? '/' : path, params: Object.fromEntries(searchParams) };
}
