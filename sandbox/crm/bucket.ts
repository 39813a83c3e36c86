/** The kinds of calls that HubSpot counts apart, and those worth counting apart. */
export type Bucket = 'objects' | 'search' | 'associations' | 'properties' | 'other';
