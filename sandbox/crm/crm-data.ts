/**
 * The records a sandbox CRM is filled with, in HubSpot's own shape: string properties, string ids.
 * `sandbox/portal/` makes these (generated, or imported from CSV); `sandbox/crm/` serves them.
 */
export type CrmObjectType =
  | 'companies'
  | 'contacts'
  | 'deals'
  | 'line_items'
  | 'calls'
  | 'meetings'
  | 'emails'
  | 'notes'
  | 'tasks'
  | 'communications'
  | 'tickets'
  | 'feedback_submissions';

export interface CrmRecord {
  readonly id: string;
  /** HubSpot's property names; null or absent where empty. */
  readonly properties: Readonly<Record<string, string | null>>;
  /** ISO 8601; default: the portal's first day. */
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly archived?: boolean;
}

export interface CrmAssociation {
  readonly from: { readonly type: CrmObjectType; readonly id: string };
  readonly to: { readonly type: CrmObjectType; readonly id: string };
  /** HubSpot's primary company of a deal or contact: then both the primary and the plain association exist. */
  readonly primary?: boolean;
  /** A user-defined label, such as "Referred by". */
  readonly label?: string;
}

export interface CrmPipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly {
    readonly id: string;
    readonly label: string;
    readonly isClosed: boolean;
    readonly probability: number;
  }[];
}

export interface CrmOwner {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Default: the owner's own id. One who left has no user any more. */
  readonly userId?: string;
  readonly teams?: readonly { readonly id: string; readonly name: string; readonly primary: boolean }[];
  readonly archived?: boolean;
}

/** What an account is filled with. Records and associations are gone through once, so they may be made on the way. */
export interface CrmSource {
  readonly account: { readonly portalId: number; readonly companyCurrency: string; readonly timeZone: string };
  readonly records: Readonly<Record<CrmObjectType, Iterable<CrmRecord>>>;
  readonly associations: Iterable<CrmAssociation>;
  readonly dealPipelines: readonly CrmPipeline[];
  /** Options of the deal property `dealtype`. */
  readonly dealTypes: readonly { readonly value: string; readonly label: string }[];
  readonly owners: readonly CrmOwner[];
}

/** A source that holds all its records. */
export interface CrmData extends CrmSource {
  readonly records: Readonly<Record<CrmObjectType, readonly CrmRecord[]>>;
  readonly associations: readonly CrmAssociation[];
}

/** What a portal folder or the generator yields: the data, the day to score it on, and what could not be read. */
export interface PortalSource {
  readonly data: CrmData;
  /** `YYYY-MM-DD`: the fixed date of a generated portal, else the day after the last record. */
  readonly asOf: string;
  readonly title: string;
  /** Rows that could not be used: file, line, what was wrong. Good rows still count. */
  readonly problems: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}
