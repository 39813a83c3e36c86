import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { build, type Metafile } from 'esbuild';
import type { Model } from '../scoring/model.ts';
import type { Policy } from '../scoring/policy.ts';
import { BuildError } from './build-error.ts';

/** HubSpot states no limit; a function this size starts in well under a second and stays far from 128 MB of memory. */
export const LARGEST_FUNCTION_BYTES = 1_500_000;

/** What the build knows and the function does not. */
export interface Bundled {
  /** https address of the service; null: function only. */
  readonly serviceUrl: string | null;
  /** The policy that the function scores by; null: the provisional defaults. */
  readonly policy: Policy | null;
  /** The model that the function scores with; null: the seed. */
  readonly model: Model | null;
}

/**
 * Bundles one app function to one CommonJS file that exports only `main`, with everything it imports.
 *
 * @param source absolute path of the function's TypeScript file
 * @param output absolute path of the bundle
 * @param bundled put in for `process.env.LOYALTY_SERVICE_URL`, `LOYALTY_BUNDLED_POLICY` and `LOYALTY_BUNDLED_MODEL`, since a function sees only its
 *   secrets; null: undefined
 * @returns its size in bytes
 * @throws BuildError where the source does not compile, exports no `main`, or becomes too large
 */
export async function bundleFunction(source: string, output: string, bundled: Bundled): Promise<number> {
  const metafile = await bundle(source, output, bundled);
  const bytes = statSync(output).size;
  if (bytes > LARGEST_FUNCTION_BYTES) {
    throw new BuildError(
      `${source} becomes ${bytes} bytes, more than ${LARGEST_FUNCTION_BYTES}: import less. The largest parts are ${largestParts(metafile)}.`,
    );
  }
  return bytes;
}

async function bundle(source: string, output: string, { serviceUrl, policy, model }: Bundled): Promise<Metafile> {
  try {
    const result = await build({
      // By way of this line the bundle exports `main` and nothing else, whatever the source exports.
      stdin: {
        contents: `export { main } from './${basename(source)}';`,
        resolveDir: dirname(source),
        sourcefile: `main-of-${basename(source)}`,
      },
      absWorkingDir: dirname(source),
      outfile: output,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      charset: 'utf8',
      legalComments: 'eof',
      logLevel: 'silent',
      metafile: true,
      define: {
        'process.env.LOYALTY_SERVICE_URL': serviceUrl === null ? 'undefined' : JSON.stringify(serviceUrl),
        LOYALTY_BUNDLED_POLICY: policy === null ? 'undefined' : JSON.stringify(policy),
        LOYALTY_BUNDLED_MODEL: model === null ? 'undefined' : JSON.stringify(model),
      },
    });
    return result.metafile;
  } catch (error) {
    throw new BuildError(`${source} cannot be bundled: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function largestParts(metafile: Metafile): string {
  const bytes = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const part = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
      bytes.set(part, (bytes.get(part) ?? 0) + bytesInOutput);
    }
  }
  return [...bytes]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([part, size]) => `${part} (${size})`)
    .join(', ');
}
