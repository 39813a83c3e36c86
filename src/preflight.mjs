import module from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Loaded before the program (`node --import ./src/preflight.mjs …`). The sources are TypeScript that Node runs as they are,
 * which needs Node 22.18 or newer; on Linux and Windows `npm ci` brings one, elsewhere it is the Node of the machine.
 * Plain JavaScript, so that an old Node can read it.
 */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18) || (major === 23 && minor < 6)) {
  console.error(
    `This is Node ${process.versions.node}; Loyalty Lens needs Node 22.18 or newer: ` +
      'on Linux and Windows run `npm ci`, which brings its own, elsewhere install one from https://nodejs.org, then start again.',
  );
  process.exit(1);
}

// To read and to compile the sources takes as long as many a command: what was compiled is kept for the next start.
module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
