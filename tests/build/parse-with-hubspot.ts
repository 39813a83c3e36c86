import { http } from '@hubspot/local-dev-lib/http';
import { parseProjectConfig } from '@hubspot/project-parsing-lib/projects';
import { mapToInternalType } from '@hubspot/project-parsing-lib/transform';
import { translate, type TranslateResult } from '@hubspot/project-parsing-lib/translate';
import { join } from 'node:path';
import { vi } from 'vitest';
import * as z from 'zod';
import { componentSchema } from '../../src/build/hsmeta-schemas.ts';

/**
 * Reads a project with HubSpot's own parsing library. HubSpot hands out the schemas of the `config` fields only to an
 * account, so the library gets ours in their place.
 *
 * @param project absolute path of the folder with `hsproject.json`
 * @throws what the library finds wrong
 */
export function parseWithHubSpot(project: string): Promise<TranslateResult> {
  const schemas = Object.fromEntries(
    componentSchema.options.map(({ shape }) => [mapToInternalType(shape.type.value), z.toJSONSchema(shape.config)]),
  );
  vi.spyOn(http, 'get').mockResolvedValue({ data: schemas } as Awaited<ReturnType<typeof http.get>>);
  const { srcDir, platformVersion } = parseProjectConfig(project);
  return translate({ projectSourceDir: join(project, srcDir), platformVersion, accountId: 1 });
}
