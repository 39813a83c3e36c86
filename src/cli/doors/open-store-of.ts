import { existsSync } from 'node:fs';
import type { SharedSettings } from '../../config/fields.ts';
import type { Store } from '../../store/store.ts';

/**
 * Opens the store that the settings name; null where there is none and the mode is `open`. Its own libraries are heavy: a
 * command that keeps nothing does not load them.
 *
 * @throws {StoreError}
 */
export async function openStoreOf(
  { databaseUrl, storeFolder }: Pick<SharedSettings, 'databaseUrl' | 'storeFolder'>,
  mode: 'open' | 'create',
): Promise<Store | null> {
  if (mode === 'open' && databaseUrl === null && !existsSync(storeFolder)) return null;
  const { openStore } = await import('../../store/open-store.ts');
  return openStore(
    databaseUrl === null ? { kind: 'folder', folder: storeFolder } : { kind: 'server', databaseUrl },
    mode,
  );
}
