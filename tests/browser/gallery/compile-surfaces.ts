import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse, resolve } from 'node:path';
import { build } from 'esbuild';
import { compileExtensions } from '../../../src/build/compile-extensions.ts';
import { copyExtensionFolder } from '../../../src/build/copy-extension-folder.ts';
import { writeServiceAddress } from '../../../src/build/service-address.ts';
import { SERVICE_ORIGIN } from './gallery-protocol.ts';
import { SURFACES, type Surface } from './gallery-state.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

const ENTRIES: Readonly<Record<Surface, { readonly folder: string; readonly entry: string }>> = {
  card: { folder: 'cards', entry: 'LoyaltyCard.tsx' },
  portfolio: { folder: 'pages', entry: 'Pages.tsx' },
  settings: { folder: 'settings', entry: 'SettingsPage.tsx' },
};

const INDEX = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Gallery</title>
    <link rel="stylesheet" href="/app.css" />
    <link rel="icon" href="data:," />
    <style>
      .gallery { padding: 0; margin: 16px; }
    </style>
  </head>
  <body><main></main><script src="/gallery.js"></script></body>
</html>
`;

/**
 * Compiles the surfaces with HubSpot's own builder, as for a build with a service, and bundles the page that shows them.
 *
 * @param output absolute path of a directory from which the project's packages can be found
 * @returns directory of the files that the gallery's server gives out
 */
export async function compileSurfaces(output: string, surfaces: readonly Surface[] = SURFACES): Promise<string> {
  const served = join(output, 'served');
  mkdirSync(served, { recursive: true });
  writeFileSync(join(served, 'index.html'), INDEX);
  await bundlePage(served);
  for (const surface of surfaces) await compileSurface(surface, output, served);
  return served;
}

async function compileSurface(surface: Surface, output: string, served: string): Promise<void> {
  const { folder, entry } = ENTRIES[surface];
  const app = join(output, surface);
  rmSync(app, { recursive: true, force: true });
  copyExtensionFolder(join(ROOT, 'extensions'), folder, app);
  writeServiceAddress(join(app, folder), SERVICE_ORIGIN);
  const compiled = join(output, `${surface}-compiled`);
  await compileExtensions({ folder: join(app, folder), entries: [entry], output: compiled });
  copyFileSync(join(compiled, `${parse(entry).name}.js`), join(served, `${surface}.js`));
}

async function bundlePage(served: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: {
      gallery: 'tests/browser/gallery/gallery-page.tsx',
      worker: 'sandbox/host/worker/worker.tsx',
    },
    entryNames: '[name]',
    outdir: served,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    keepNames: true,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  await build({
    absWorkingDir: ROOT,
    entryPoints: { app: 'sandbox/host/styles/app.css' },
    outdir: served,
    bundle: true,
    minify: true,
    logLevel: 'warning',
  });
}
