/**
 * The dated version of each HubSpot API that is called. One constant per API: HubSpot dates them separately
 * (https://developers.hubspot.com/docs/developer-tooling/platform/versioning, read November 2026).
 */
export const OBJECTS_VERSION = '2026-09';
export const ASSOCIATIONS_VERSION = '2026-09';
/** Unconfirmed for 2026-09: HubSpot's pages show the labels of associations under 2026-03. Verify in a test account. */
export const ASSOCIATION_LABELS_VERSION = '2026-09';
export const PROPERTIES_VERSION = '2026-09';
export const PIPELINES_VERSION = '2026-09';
export const ACCOUNT_VERSION = '2026-09';
/** Unconfirmed for 2026-09: HubSpot's pages show owners under 2026-03. Verify in a test account. */
export const OWNERS_VERSION = '2026-09';
/** Of `/automation/actions/callbacks`. */
export const CALLBACKS_VERSION = '2026-09';
/** The version that HubSpot's guide to OAuth tokens names as the latest. */
export const OAUTH_VERSION = '2026-03';

export const HUBSPOT_BASE_URL = 'https://api.hubapi.com';

/** Records in one batch read or batch update of objects. */
export const OBJECTS_PER_BATCH = 100;
/** Inputs of one batch read of associations. */
export const ASSOCIATION_INPUTS_PER_BATCH = 1000;
/** Records on one page of a list. */
export const RECORDS_PER_PAGE = 100;
