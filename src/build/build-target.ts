/**
 * What the app is built for. Auth and distribution of an app cannot be changed once it is uploaded, so this is chosen first.
 *
 * - `functions`: one account, static token; the card asks an app function, which asks the service where there is one.
 * - `service`: one account, static token; no functions, which need an Enterprise subscription: the card asks the service.
 * - `marketplace`: many accounts by OAuth; HubSpot allows such apps no functions: the card asks the service.
 */
export const BUILD_TARGETS = ['functions', 'service', 'marketplace'] as const;
export type BuildTarget = (typeof BUILD_TARGETS)[number];

/** Whether the card asks an app function; else it asks the service itself. */
export function hasFunctions(target: BuildTarget): boolean {
  return target === 'functions';
}
