import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, launchChromium } from '../support/chromium.ts';
import { linkPackages, makeTemporaryDirectory } from '../support/temporary-directory.ts';
import { findViolations } from './check-accessibility.ts';
import { ALL_STATES } from './gallery/all-states.ts';
import { compileSurfaces } from './gallery/compile-surfaces.ts';
import { LANGUAGES } from './gallery/gallery-state.ts';
import { measureFirstPaint } from './gallery/measure-first-paint.ts';
import { openGallery, type Gallery } from './gallery/open-gallery.ts';
import { allVariants, variantAt } from './gallery/variants.ts';

const chromium = findChromium();
/** `bench:card` holds the card to less, on a machine that does nothing else. */
const PAINT_ON_A_BUSY_MACHINE_MILLISECONDS = 1_500;

const SHOWN = ALL_STATES.map((state, index) => ({ state, variant: variantAt(state, index) })).map((shown) => ({
  ...shown,
  title: `${shown.state.surface} ${shown.state.name} (${shown.variant.width}, ${shown.variant.language})`,
}));

describe.skipIf(chromium === null)('every state of every surface', () => {
  let browser: Browser;
  let gallery: Gallery;

  beforeAll(async () => {
    const directory = makeTemporaryDirectory();
    linkPackages(directory);
    const served = await compileSurfaces(directory);
    browser = await launchChromium(chromium ?? '');
    gallery = await openGallery(browser, served);
  });

  afterAll(async () => {
    await gallery.close();
    await browser.close();
  });

  it.each(SHOWN)('$title is shown whole, says what it is, and has no violation that axe finds', async (shown) => {
    const { state, variant } = shown;
    const { page } = gallery;
    expect(await gallery.show(state, variant)).toMatchObject({ state: 'running', problems: [] });
    expect(gallery.complaints()).toEqual([]);
    expect((await page.locator('.sb-spinner').count()) > 0).toBe(state.waits === true);
    expect(await findViolations(page)).toEqual([]);
  });

  it('shows the published values of a customer soon, whatever the service does', async () => {
    const { median, worst } = await measureFirstPaint(gallery, 5);
    console.log(`The card's first useful paint: median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms.`);
    expect(median).toBeLessThan(PAINT_ON_A_BUSY_MACHINE_MILLISECONDS);
  });
});

it('every width of a surface is looked at in every language', () => {
  const named = (variants: readonly string[]) => [...new Set(variants)].sort();
  const looked = SHOWN.map(({ state, variant }) => `${state.surface} ${variant.width} ${variant.language}`);
  const possible = ALL_STATES.flatMap((state) =>
    allVariants(state).map(({ width, language }) => `${state.surface} ${width} ${language}`),
  );
  expect(named(looked)).toEqual(named(possible));
  expect(named(SHOWN.map(({ variant }) => variant.language))).toEqual([...LANGUAGES].sort());
});

it('no two states share a name, which is that of their pictures', () => {
  const names = ALL_STATES.map(({ surface, name }) => `${surface}-${name}`);
  expect(names).toEqual([...new Set(names)]);
});

it('every state is known by words of its own in both languages', () => {
  const wordless = ALL_STATES.filter(({ says }) => LANGUAGES.some((language) => says[language].trim() === ''));
  expect(wordless.map(({ name }) => name)).toEqual([]);
});
