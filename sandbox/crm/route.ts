import type { ApiCall } from './api-call.ts';
import type { Bucket } from './bucket.ts';
import type { Portal } from './portal.ts';

/** What a call needs scopes for. */
export type Access = 'read' | 'write' | 'schema_read' | 'schema_write' | 'owners' | 'account' | 'automation';

/** One path of the API and what answers there. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Segments separated by slashes; `{name}` takes any one segment. The version, where there is one, is checked for all routes alike. */
  readonly path: string;
  readonly bucket: Bucket;
  readonly access: Access;
  readonly answer: (call: ApiCall, portal: Portal) => Response;
}
