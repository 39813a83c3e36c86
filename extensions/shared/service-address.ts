/** The service that this build asks by `hubspot.fetch`; null: it asks the app function. The build for a service writes its own. */
export const SERVICE_ADDRESS: string | null = null;
