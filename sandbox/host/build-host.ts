import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles the pages and the extension worker.
 *
 * @param outputDirectory absolute path; gets `index.html`, `app.js`, `app.css` and `worker.js`.
 */
export async function buildHost(outputDirectory: string): Promise<void> {
  const here = import.meta.dirname;
  await mkdir(outputDirectory, { recursive: true });
  await build({
    absWorkingDir: here,
    entryPoints: { app: 'pages/app.tsx', worker: 'worker/worker.tsx' },
    outdir: outputDirectory,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    // Names of React's components and of the card's errors stay readable.
    keepNames: true,
    sourcemap: 'linked',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  await build({
    absWorkingDir: here,
    entryPoints: { app: 'styles/app.css' },
    outdir: outputDirectory,
    bundle: true,
    minify: true,
    logLevel: 'warning',
  });
  await copyFile(join(here, 'index.html'), join(outputDirectory, 'index.html'));
}
