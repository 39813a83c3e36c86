import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';

const SCREENSHOTS = join(PROJECT_ROOT, 'docs', 'screenshots');

/** The pictures of the documents are taken in the browser tests: `UPDATE_SCREENSHOTS=1` writes them anew. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.UPDATE_SCREENSHOTS !== '1') return;
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
