import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildHubSpotProject } from '../../src/build/build-hubspot-project.ts';
import { compileExtensions } from '../../src/build/compile-extensions.ts';
import { makeSampleProject } from './sample-project.ts';

async function compile(project: string): Promise<Record<string, number>> {
  const { app, entries } = await buildHubSpotProject({
    project,
    output: join(project, 'dist', 'hubspot'),
    target: 'functions',
    serviceUrl: null,
    policy: null,
    model: null,
    options: [],
  });
  return compileExtensions({
    folder: join(app, 'cards'),
    entries: entries.cards,
    output: join(project, 'dist', 'cards'),
  });
}

describe("HubSpot's own builder", () => {
  it('refuses a card that imports a file that is not there, saying which', async () => {
    const project = makeSampleProject({
      'extensions/cards/components/Greeting.tsx': "export { Greeting } from './Nowhere.tsx';",
    });
    await expect(compile(project)).rejects.toThrow(/HubSpot's builder refuses .*SampleCard\.tsx[^]*Nowhere\.tsx/);
  });

  it('compiles the card with its shared files to one script for production, and says its size', async () => {
    const project = makeSampleProject();
    const sizes = await compile(project);
    const output = join(project, 'dist', 'cards');
    const script = readFileSync(join(output, 'SampleCard.js'), 'utf8');
    expect(sizes).toEqual({ SampleCard: Buffer.byteLength(script) });
    expect(script).toContain('Sample greeting');
    expect(script).toContain('production');
    expect(readdirSync(output).sort()).toEqual(['SampleCard-manifest.json', 'SampleCard.js']);
    // The builder needs NODE_ENV to be production for as long as it runs.
    expect(process.env.NODE_ENV).toBe('test');
  });
});
