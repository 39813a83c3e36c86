import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { basename, extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { ExtensionContext } from '../../../sandbox/host/protocol.ts';
import { PIXELS, type GalleryReport } from './gallery-protocol.ts';
import type { GalleryState, Language, Width } from './gallery-state.ts';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const HEIGHT = 900;
const TALLEST = 4_000;
const MARGIN = 32;
const PATIENCE_MILLISECONDS = 20_000;

export interface Variant {
  readonly width: Width;
  readonly language: Language;
}

export interface Gallery {
  readonly page: Page;
  /** Shows a state, does what leads to it, and waits until its words are there and nothing moves. Rejects where they never come. */
  readonly show: (state: GalleryState, variant: Variant) => Promise<GalleryReport>;
  /** Writes a picture of all that is shown, however long it is. @param file absolute path, `.png` */
  readonly takePicture: (file: string) => Promise<void>;
  /** What the browser had to complain of since it was last asked. */
  readonly complaints: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens the gallery in one page that all states share. @param served what `compileSurfaces` made */
export async function openGallery(browser: Browser, served: string): Promise<Gallery> {
  const server = serve(served);
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const page = await browser.newPage({ viewport: { width: PIXELS.page + MARGIN, height: HEIGHT } });
  page.setDefaultTimeout(PATIENCE_MILLISECONDS);
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${port}/`);
  return {
    page,
    show: (state, variant) => show(page, state, variant),
    takePicture: (file) => takePicture(page, file),
    complaints: () => heard.splice(0),
    close: async () => {
      await page.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function show(page: Page, state: GalleryState, { width, language }: Variant): Promise<GalleryReport> {
  const { surface, fixture } = state;
  await page.setViewportSize({ width: PIXELS[width] + MARGIN, height: HEIGHT });
  const location = locationOf(surface, width);
  await page.evaluate(
    (shown) => {
      window.gallery.show(shown);
    },
    { surface, location, language, pixels: PIXELS[width], fixture },
  );
  await settle(page);
  await state.reach?.(page, language);
  // A slow machine makes pauses in which all seems done: the words say that it is.
  await waitForWords(page, state.says[language]);
  await settle(page);
  return page.evaluate(() => window.gallery.report());
}

function settle(page: Page): Promise<void> {
  return page.evaluate(() => window.gallery.settle());
}

/** What is shown, and no more; of an open dialog the whole window, which grows until the dialog need not scroll. */
async function takePicture(page: Page, path: string): Promise<void> {
  if ((await page.locator('dialog[open]').count()) === 0) {
    await page.locator('.gallery').screenshot({ path, animations: 'disabled' });
    return;
  }
  const { width, height } = page.viewportSize() ?? { width: PIXELS.page, height: HEIGHT };
  const hidden = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('dialog, dialog *')];
    return Math.max(0, ...boxes.map(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight));
  });
  if (hidden > 0) await page.setViewportSize({ width, height: Math.min(height + hidden, TALLEST) });
  await page.screenshot({ path, animations: 'disabled' });
}

async function waitForWords(page: Page, words: string): Promise<void> {
  try {
    await page.waitForFunction((text) => {
      const said = document.body.innerText.replaceAll(/\s+/g, ' ');
      return said.includes(text) || window.gallery.report().state === 'crashed';
    }, words);
  } catch {
    const text = await page.evaluate(() => document.body.innerText);
    throw new Error(`“${words}” is not said. What is said: ${text.replaceAll(/\s+/g, ' ')}`);
  }
}

function locationOf(surface: GalleryState['surface'], width: Width): ExtensionContext['location'] {
  if (surface === 'portfolio') return 'pages';
  if (surface === 'settings') return 'settings';
  if (width === 'sidebar') return 'crm.record.sidebar';
  return width === 'preview' ? 'crm.preview' : 'crm.record.tab';
}

function serve(directory: string): Server {
  return createServer((request, response) => {
    const name = request.url === '/' ? 'index.html' : basename(request.url ?? '');
    const file = join(directory, name);
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': `${TYPES[extname(name)] ?? 'text/plain'}; charset=utf-8` });
    response.end(readFileSync(file));
  }).listen(0, '127.0.0.1');
}
