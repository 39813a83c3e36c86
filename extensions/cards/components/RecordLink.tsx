import type { ReactElement } from 'react';
import { Text, useExtensionContext } from '@hubspot/ui-extensions';
import { CrmActionLink } from '@hubspot/ui-extensions/crm';

const OBJECT_TYPE_IDS: Readonly<Record<string, string>> = {
  contact: '0-1',
  company: '0-2',
  deal: '0-3',
  ticket: '0-5',
  line_item: '0-8',
};

const ENGAGEMENTS: ReadonlySet<string> = new Set(['call', 'meeting', 'email', 'message', 'note', 'task']);

export interface RecordLinkProps {
  readonly kind: string;
  /** The record's id in HubSpot; what is no id is shown as it stands. */
  readonly record: string;
  readonly children: string;
}

/** A record by name, leading to the record itself, or to the engagement on this company's timeline. */
export function RecordLink({ kind, record, children }: RecordLinkProps): ReactElement {
  const { crm } = useExtensionContext<'crm.record.tab'>();
  const id = /^\d+$/.test(record) ? Number(record) : Number.NaN;
  const objectTypeId = OBJECT_TYPE_IDS[kind];
  if (Number.isSafeInteger(id) && objectTypeId !== undefined) {
    return (
      <CrmActionLink actionType="RECORD_APP_LINK" actionContext={{ objectTypeId, objectId: id, external: true }}>
        {children}
      </CrmActionLink>
    );
  }
  if (Number.isSafeInteger(id) && ENGAGEMENTS.has(kind)) {
    return (
      <CrmActionLink actionType="ENGAGEMENT_APP_LINK" actionContext={{ ...crm, engagementId: id, external: true }}>
        {children}
      </CrmActionLink>
    );
  }
  return <Text inline>{children}</Text>;
}
