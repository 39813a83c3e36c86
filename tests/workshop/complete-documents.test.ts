import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PROPERTY_DEFINITIONS } from '../../src/hubspot/properties/property-definitions.ts';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';
import { DOCUMENTS, readDocument } from './support/read-documents.ts';

const packageSchema = z.object({ scripts: z.record(z.string(), z.string()) });

describe('the documents', () => {
  it('name every command that measures, takes pictures or hands out', () => {
    const { scripts } = packageSchema.parse(JSON.parse(readDocument('package.json')));
    const documents = DOCUMENTS.map(readDocument).join('\n');
    const daily = /^(?:check|format|start|test)/;
    const named = new Set([...documents.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name]) => name));
    expect(Object.keys(scripts).filter((name) => !daily.test(name) && !named.has(name))).toEqual([]);
  });

  it('name every property that the app adds to companies, as the account shows it', () => {
    const documented = readDocument('docs/properties.md');
    for (const { name, label, description } of PROPERTY_DEFINITIONS) {
      const row = documented.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row, name).toContain(`| ${label} |`);
      expect(row, name).toContain(`| ${description} |`);
    }
    const rows = documented.match(/^\| `loyalty_/gm) ?? [];
    expect(rows).toHaveLength(PROPERTY_DEFINITIONS.length);
  });

  it('name every variable of the environment that the commands and the service read', () => {
    const namesIn = (file: string): readonly string[] =>
      [...readDocument(file).matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name);
    const shared = namesIn('src/config/fields.ts');
    expect(shared).toContain('DATABASE_URL');
    for (const name of [...shared, 'HUBSPOT_ACCESS_TOKEN'])
      expect(readDocument('docs/running.md')).toContain(`\`${name}\``);
    const ofService = [...shared, ...namesIn('src/config/service-environment.ts')];
    expect(ofService).toContain('HUBSPOT_CLIENT_SECRET');
    for (const name of ofService) expect(readDocument('docs/operations.md')).toContain(`\`${name}\``);
  });

  it('name every table of the store', () => {
    const folder = join(PROJECT_ROOT, 'src/store/migrations');
    const sql = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const dropped = new Set([...sql.matchAll(/drop table (?:if exists )?loyalty\.(\w+)/g)].map(([, name]) => name));
    const tables = [...sql.matchAll(/create table (?:if not exists )?loyalty\.(\w+)/g)].map(([, name = '']) => name);
    expect(tables.length).toBeGreaterThan(20);
    for (const name of tables)
      if (!dropped.has(name)) expect(readDocument('docs/store.md'), name).toContain(`\`${name}\``);
  });
});
