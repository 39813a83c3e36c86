import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

const TRIES = 20;
const PAUSE_MILLISECONDS = 250;

/** Whether a server answers within some seconds: one that ended all its processes recovers by itself, or is gone. */
export async function answers(connectionString: string): Promise<boolean> {
  for (let left = TRIES; left > 0; left -= 1) {
    if (await answersNow(connectionString)) return true;
    await sleep(PAUSE_MILLISECONDS);
  }
  return false;
}

async function answersNow(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
