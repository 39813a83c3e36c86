/**
 * `npm run -s bench:card`: how long the compiled card takes in Chromium from the start of its worker to its first useful paint,
 * the headline of the published values, while the service never answers. The record's values come without a delay.
 *
 * Options: --rounds N (default 30), --json.
 */
import { join, resolve } from 'node:path';
import { plainTable } from '../src/cli/table.ts';
import { compileSurfaces } from '../tests/browser/gallery/compile-surfaces.ts';
import { measureFirstPaint } from '../tests/browser/gallery/measure-first-paint.ts';
import { openGallery } from '../tests/browser/gallery/open-gallery.ts';
import { findChromium, launchChromium } from '../tests/support/chromium.ts';
import { flag, readOptions, whole } from './read-options.ts';

const WORK = join(resolve(import.meta.dirname, '..'), 'dist', 'gallery');

const values = readOptions({ rounds: whole(30), json: flag });

const chromium = findChromium();
if (chromium === null) process.exit(1);
const served = await compileSurfaces(WORK, ['card']);
const browser = await launchChromium(chromium);
try {
  const gallery = await openGallery(browser, served);
  // The first start fills the browser's caches, as it has them on every record but the day's first.
  await measureFirstPaint(gallery, 1);
  const figures = { rounds: values.rounds, ...(await measureFirstPaint(gallery, values.rounds)) };
  await gallery.close();
  process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : `${toTable(figures)}\n`);
} finally {
  await browser.close();
}

function toTable({ rounds, median, worst }: { rounds: number; median: number; worst: number }): string {
  const table = plainTable(['what', 'milliseconds'], ['milliseconds']);
  table.push(
    [`first useful paint of the card, median of ${rounds}`, median.toFixed(0)],
    ['the worst of them', worst.toFixed(0)],
  );
  return table.toString();
}
