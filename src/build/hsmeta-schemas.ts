/**
 * What HubSpot takes in the `config` of each kind of component, platform version 2026.09. HubSpot checks `config` only when
 * a project is uploaded, so these are written from its documentation
 * (https://developers.hubspot.com/docs/apps/developer-platform, read 2026-11) and its project templates.
 */
import * as z from 'zod';

/** `https://host`, or a prefix of such an address. */
export const httpsUrl = z.string().regex(/^https:\/\/[^\s/]+(\/\S*)?$/, 'must be an https address');
const uid = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9._-]+$/, 'may hold letters, digits, points, hyphens and underscores only');

/** The file of a component, `/app/<folder>/<file>`: HubSpot's local tools look for it right in the folder. */
function entrypoint(folder: string, endings: string): z.ZodString {
  return z
    .string()
    .regex(new RegExp(`^/app/${folder}/[^/]+\\.(${endings})$`), `must be a file right in /app/${folder}/`);
}

const scopes = { requiredScopes: z.array(z.string().regex(/^[a-z0-9._-]+$/)).min(1) };
const noScopes = z.array(z.string()).max(0);

const appConfig = z
  .strictObject({
    name: z.string().min(1).max(200),
    description: z.string().min(1).max(8192),
    distribution: z.enum(['private', 'marketplace']),
    auth: z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('static'),
        ...scopes,
        optionalScopes: noScopes,
        conditionallyRequiredScopes: noScopes,
      }),
      z.strictObject({
        type: z.literal('oauth'),
        redirectUrls: z.array(httpsUrl).min(1),
        ...scopes,
        optionalScopes: z.array(z.string()),
        conditionallyRequiredScopes: z.array(z.string()),
      }),
    ]),
    permittedUrls: z.strictObject({ fetch: z.array(httpsUrl), iframe: z.array(httpsUrl), img: z.array(httpsUrl) }),
    support: z
      .strictObject({
        supportEmail: z.email().optional(),
        documentationUrl: httpsUrl.optional(),
        supportUrl: httpsUrl.optional(),
        supportPhone: z.string().optional(),
      })
      .optional(),
  })
  .refine(
    ({ distribution, auth }) => distribution === 'private' || auth.type === 'oauth',
    'an app for the marketplace must have auth of type "oauth"',
  );

const cardConfig = z.strictObject({
  name: z.string().min(1),
  description: z.string().optional(),
  location: z.enum(['crm.record.tab', 'crm.record.sidebar', 'crm.preview', 'helpdesk.sidebar']),
  entrypoint: entrypoint('cards', 'tsx|ts|jsx|js'),
  objectTypes: z.array(z.string().regex(/^[a-z_]+$/, 'is lower case and plural, for instance "companies"')).min(1),
  previewImage: z.strictObject({ file: z.string(), altText: z.string() }).optional(),
});

const appFunctionConfig = z.strictObject({
  entrypoint: entrypoint('functions', 'js'),
  secretKeys: z.array(z.string().regex(/^[A-Z][A-Z0-9_]*$/)),
});

const settingsConfig = z.strictObject({ entrypoint: entrypoint('settings', 'tsx|ts|jsx|js') });

const pageConfig = z.strictObject({
  entrypoint: entrypoint('pages', 'tsx|ts|jsx|js'),
  location: z.literal('home').optional(),
});

const subscription = { active: z.boolean(), propertyName: z.string().optional() };

const webhooksConfig = z.strictObject({
  settings: z.strictObject({ targetUrl: httpsUrl, maxConcurrentRequests: z.int().min(1) }),
  subscriptions: z.strictObject({
    crmObjects: z
      .array(
        z.strictObject({
          subscriptionType: z.enum([
            'object.creation',
            'object.deletion',
            'object.merge',
            'object.restore',
            'object.propertyChange',
            'object.associationChange',
          ]),
          objectType: z.string().min(1),
          ...subscription,
        }),
      )
      .optional(),
    legacyCrmObjects: z.array(z.strictObject({ subscriptionType: z.string().min(1), ...subscription })).optional(),
    hubEvents: z.array(z.strictObject({ subscriptionType: z.string().min(1), active: z.boolean() })).optional(),
  }),
});

const actionField = z.strictObject({
  typeDefinition: z.strictObject({
    name: z.string().min(1),
    type: z.enum(['string', 'number', 'bool', 'date', 'datetime', 'enumeration']),
    fieldType: z.string().min(1),
    options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
  }),
});

const actionLabels = z.strictObject({
  actionName: z.string().min(1),
  actionDescription: z.string().min(1),
  actionCardContent: z.string().min(1),
  appDisplayName: z.string().min(1),
  // HubSpot wants the maps also where there is no field to name.
  inputFieldLabels: z.record(z.string(), z.string()),
  inputFieldDescriptions: z.record(z.string(), z.string()),
  outputFieldLabels: z.record(z.string(), z.string()),
});

const workflowActionConfig = z.strictObject({
  actionUrl: httpsUrl,
  isPublished: z.boolean(),
  supportedClients: z.array(z.strictObject({ client: z.enum(['WORKFLOWS', 'AGENTS']) })).min(1),
  inputFields: z.array(
    actionField.extend({
      supportedValueTypes: z.array(z.enum(['STATIC_VALUE', 'OBJECT_PROPERTY'])).min(1),
      isRequired: z.boolean(),
    }),
  ),
  outputFields: z.array(actionField),
  objectRequestOptions: z.strictObject({ properties: z.array(z.string()) }).optional(),
  labels: z.strictObject({ en: actionLabels, de: actionLabels.optional() }),
  // Upper case and singular, unlike a card's.
  objectTypes: z.array(z.string().regex(/^[A-Z_]+$/, 'is upper case and singular, for instance "COMPANY"')).min(1),
});

function component<Type extends string, Config extends z.ZodType>(
  type: Type,
  config: Config,
): z.ZodObject<{ uid: z.ZodString; type: z.ZodLiteral<Type>; config: Config }, z.core.$strict> {
  return z.strictObject({ uid, type: z.literal(type), config });
}

/** Every kind of component the app may have. HubSpot refuses any other key at the top, so these are strict. */
export const componentSchema = z.discriminatedUnion('type', [
  component('app', appConfig),
  component('card', cardConfig),
  component('app-function', appFunctionConfig),
  component('settings', settingsConfig),
  component('page', pageConfig),
  component('webhooks', webhooksConfig),
  component('workflow-action', workflowActionConfig),
]);
export type Component = z.infer<typeof componentSchema>;
export type ComponentOf<Type extends Component['type']> = Extract<Component, { type: Type }>;

/** The one folder below `app/` in which HubSpot looks for a kind of component; the app itself lies in `app/`. */
export const COMPONENT_FOLDERS = {
  card: 'cards',
  'app-function': 'functions',
  settings: 'settings',
  page: 'pages',
  webhooks: 'webhooks',
  'workflow-action': 'workflow-actions',
} as const satisfies Record<Exclude<Component['type'], 'app'>, string>;
export type ComponentFolder = (typeof COMPONENT_FOLDERS)[keyof typeof COMPONENT_FOLDERS];
