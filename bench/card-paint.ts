/**
 * `npm run -s bench:card`: how long the compiled card takes in Chromium from the start of its worker to its first useful paint,
 * the headline of the published values, while the service never answers; beside a card that only paints a headline, in the same
 * run. The record's values come without a delay.
 *
 * Options: --rounds N (default 30), --json.
 */
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { plainTable } from '../src/cli/text/table.ts';
import { compileSurfaces } from '../tests/browser/gallery/compile-surfaces.ts';
import { type FirstPaint, measureFirstPaint } from '../tests/browser/gallery/measure-first-paint.ts';
import { openGallery } from '../tests/browser/gallery/open-gallery.ts';
import { findChromium, launchChromium } from '../tests/support/chromium.ts';
import { compileBareCard } from './card/bare-card.ts';
import { flag, readOptions, whole } from './read-options.ts';

const WORK = join(resolve(import.meta.dirname, '..'), 'dist', 'gallery');

const values = readOptions({ rounds: whole(30), json: flag });
const { rounds } = values;

const chromium = findChromium();
if (chromium === null) process.exit(1);
const served = await compileSurfaces(WORK, ['card']);
const servedBare = await compileBareCard(WORK, served);
const browser = await launchChromium(chromium);
try {
  const bare = await measure(browser, servedBare);
  const card = await measure(browser, served);
  const figures = { rounds, ...card, bare, ratio: card.median / bare.median };
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : `${toTable(card, bare)}\n`);
} finally {
  await browser.close();
}

async function measure(opened: Browser, files: string): Promise<FirstPaint> {
  const gallery = await openGallery(opened, files);
  // The first start fills the browser's caches, as it has them on every record but the day's first.
  await measureFirstPaint(gallery, 1);
  const measured = await measureFirstPaint(gallery, rounds);
  await gallery.close();
  return measured;
}

function toTable(card: FirstPaint, bare: FirstPaint): string {
  const table = plainTable(['what', 'milliseconds'], ['milliseconds']);
  table.push(
    [`first useful paint of the card, median of ${rounds}`, card.median.toFixed(0)],
    ['the worst of them', card.worst.toFixed(0)],
    ['a bare card, which only paints a headline', bare.median.toFixed(0)],
    ['the card by the bare one', (card.median / bare.median).toFixed(2)],
  );
  return table.toString();
}
