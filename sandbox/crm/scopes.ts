import { Refusal } from './answers.ts';
import type { Access } from './route.ts';
import type { CrmObjectType } from './crm-data.ts';
import type { Misbehaviour } from './active-rules.ts';
import { OBJECT_TYPES } from './object-types.ts';

/** HubSpot's 403 for the first type whose scope was taken away; null where none was. */
export function missingScopes(
  misbehaviour: Misbehaviour,
  access: Access,
  types: readonly CrmObjectType[],
): Refusal | null {
  for (const type of types) {
    const action = access === 'write' || access === 'schema_write' ? 'write' : 'read';
    const area = access === 'schema_read' || access === 'schema_write' ? 'schemas' : type;
    if (misbehaviour.lacksScope(area, action)) return refusal(scopesOf(access, type));
  }
  if (access === 'owners' && misbehaviour.lacksScope('owners', 'read')) return refusal([['crm.objects.owners.read']]);
  if (access === 'automation' && misbehaviour.lacksScope('automation', 'write')) return refusal([['automation']]);
  return null;
}

function scopesOf(access: Access, type: CrmObjectType): readonly (readonly string[])[] {
  if (access === 'schema_read') return [[`crm.schemas.${type}.read`]];
  if (access === 'schema_write') return [[`crm.schemas.${type}.write`]];
  return access === 'write' ? OBJECT_TYPES[type].writeScopes : OBJECT_TYPES[type].readScopes;
}

function refusal(scopes: readonly (readonly string[])[]): Refusal {
  return new Refusal(403, {
    message: "This app hasn't been granted all required scopes to make this call.",
    category: 'MISSING_SCOPES',
    links: { scopes: 'https://developers.hubspot.com/scopes' },
    errors: scopes.map((anyOf) => ({
      message: 'One or more of the following scopes are required.',
      context: { requiredGranularScopes: anyOf },
    })),
  });
}
