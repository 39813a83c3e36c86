/** Which events a store has, waiting or handled, read past the service. */
import { join } from 'node:path';
import { Client } from 'pg';
import type { StoreLocation } from '../../src/store/open-store.ts';
import { openPgliteDatabase } from '../../src/store/drivers/pglite-database.ts';

const KEYS = `select portal_id || ' ' || key from loyalty.inbox_event`;

/** @param location of a store that no process has open, or on a server */
export async function readInboxKeys(
  location: Exclude<StoreLocation, { kind: 'memory' }>,
): Promise<ReadonlySet<string>> {
  return new Set(location.kind === 'folder' ? await inFolder(location.folder) : await onServer(location.databaseUrl));
}

async function inFolder(folder: string): Promise<readonly string[]> {
  const database = await openPgliteDatabase(join(folder, 'data'));
  try {
    return (await database.query(KEYS)).map(([key]) => String(key));
  } finally {
    await database.close();
  }
}

async function onServer(databaseUrl: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<[string]>({ text: KEYS, rowMode: 'array' });
    return rows.map(([key]) => key);
  } finally {
    await client.end();
  }
}
