import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeAppManifest } from '../../src/build/app-manifest.ts';
import { requiredScopes, SCOPES } from '../../src/build/scopes.ts';

const appJson = readFileSync(new URL('../../app.json', import.meta.url), 'utf8');
const manifest = () => makeAppManifest(appJson, 'app.json', { target: 'functions', serviceUrl: null, options: [] });

describe('the scopes of the app', () => {
  it('are the same in app.json and in the table of reasons, in the same order', () => {
    expect(manifest().config.auth.requiredScopes).toEqual(
      (JSON.parse(appJson) as { config: { auth: { requiredScopes: string[] } } }).config.auth.requiredScopes,
    );
    expect(manifest().config.auth.requiredScopes).toEqual(requiredScopes([]));
  });

  it('each have one reason, written as a sentence', () => {
    expect(new Set(SCOPES.map(({ name }) => name)).size).toBe(SCOPES.length);
    for (const { name, reason } of SCOPES) expect(reason, name).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('that smaller editions lack are asked for only by a build option', () => {
    expect(requiredScopes([])).not.toContain('crm.objects.feedback_submissions.read');
    expect(requiredScopes(['with-feedback'])).toContain('crm.objects.feedback_submissions.read');
  });

  it('may write companies, their properties and, by the scope of contacts, tasks, and nothing else', () => {
    expect(requiredScopes(['with-feedback']).filter((name) => name.endsWith('.write'))).toEqual([
      'crm.objects.companies.write',
      'crm.objects.contacts.write',
      'crm.schemas.companies.write',
    ]);
  });
});
