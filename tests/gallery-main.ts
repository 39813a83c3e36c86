/**
 * `npm run -s screenshots [-- --out DIR] [--only TEXT]`: takes every state of every surface in Chromium, in each of its widths and
 * both languages, and lays them out in `index.html`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readOptions, text } from '../bench/read-options.ts';
import { ALL_STATES } from './browser/gallery/all-states.ts';
import { compileSurfaces } from './browser/gallery/compile-surfaces.ts';
import { contactSheet, type Picture } from './browser/gallery/contact-sheet.ts';
import type { GalleryState } from './browser/gallery/gallery-state.ts';
import { openGallery, type Gallery, type Variant } from './browser/gallery/open-gallery.ts';
import { allVariants } from './browser/gallery/variants.ts';
import { findChromium, launchChromium } from './support/chromium.ts';

const ROOT = resolve(import.meta.dirname, '..');
const WORK = join(ROOT, 'dist', 'gallery');

interface Shot extends Variant {
  readonly state: GalleryState;
  readonly name: string;
}

function listShots(only: string): readonly Shot[] {
  return ALL_STATES.flatMap((state) =>
    allVariants(state).map(({ width, language }) => ({
      state,
      width,
      language,
      name: `${state.surface}-${state.name}-${width}-${language}`,
    })),
  ).filter(({ name }) => name.includes(only));
}

async function takePicture(gallery: Gallery, { state, width, language, name }: Shot, out: string): Promise<Picture> {
  const problems: string[] = [];
  try {
    const report = await gallery.show(state, { width, language });
    problems.push(...report.problems);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  problems.push(...gallery.complaints());
  const file = `${name}.png`;
  await gallery.takePicture(join(out, file));
  return { surface: state.surface, state: state.name, variant: `${width}, ${language}`, file, problems };
}

async function main(): Promise<number> {
  const { out: folder = 'dist/screenshots', only = '' } = readOptions({ out: text, only: text });
  const chromium = findChromium();
  if (chromium === null) return 1;
  const out = resolve(ROOT, folder);
  mkdirSync(out, { recursive: true });
  const shots = listShots(only);
  if (shots.length === 0) {
    console.error(`No state's name holds "${only}".`);
    return 1;
  }
  const surfaces = [...new Set(shots.map(({ state }) => state.surface))];
  const served = await compileSurfaces(WORK, surfaces);
  const browser = await launchChromium(chromium);
  const gallery = await openGallery(browser, served);
  const pictures: Picture[] = [];
  for (const shot of shots) {
    const picture = await takePicture(gallery, shot, out);
    pictures.push(picture);
    console.log(`${picture.file}${picture.problems.map((problem) => `\n  ${problem}`).join('')}`);
  }
  await gallery.close();
  await browser.close();
  writeFileSync(join(out, 'index.html'), contactSheet(pictures));
  const failed = pictures.filter(({ problems }) => problems.length > 0).length;
  console.log(`${pictures.length} pictures, ${failed} with a problem: ${relative(ROOT, out)}/index.html`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
