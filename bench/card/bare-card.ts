import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileExtensions } from '../../src/build/compile-extensions.ts';

/** A card that asks nothing and computes nothing: its headline is what HubSpot's own components take to be painted. */
const BARE_CARD = `import { Heading, hubspot } from '@hubspot/ui-extensions';
hubspot.extend(() => <Heading testId="headline">Ideal, low risk.</Heading>);
`;

/**
 * Compiles a bare card as ours is, and puts it in the place of ours.
 *
 * @param work directory of `compileSurfaces`
 * @param served what that returned
 * @returns the same files with the bare card
 */
export async function compileBareCard(work: string, served: string): Promise<string> {
  const folder = join(work, 'bare');
  const servedBare = join(work, 'served-bare');
  for (const directory of [folder, servedBare]) rmSync(directory, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'BareCard.tsx'), BARE_CARD);
  const compiled = join(work, 'bare-compiled');
  await compileExtensions({ folder, entries: ['BareCard.tsx'], output: compiled });
  cpSync(served, servedBare, { recursive: true });
  copyFileSync(join(compiled, 'BareCard.js'), join(servedBare, 'card.js'));
  return servedBare;
}
