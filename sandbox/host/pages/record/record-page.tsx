import { useMemo, type ReactNode } from 'react';
import { NAME } from '../../data/loyalty-properties.ts';
import { createRecordProperties, type RecordProperties } from '../../data/record-properties.ts';
import type { PropertyValues } from '../../protocol.ts';
import { ExtensionFrame } from '../extension-frame/extension-frame.tsx';
import type { Place } from '../extension-frame/extension-place.ts';
import { LoadView } from '../parts/load-view.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { usePortal } from '../shell/portal-context.ts';
import { PageLink } from '../shell/router.tsx';
import { useLoad } from '../shell/use-load.ts';
import { PropertyPanel } from './property-panel.tsx';
import { Timeline } from './timeline.tsx';
import { useFollowRecord } from './use-follow-record.ts';

/** A company's record, laid out as HubSpot lays it out: properties, the tab with the card and the timeline, the sidebar. */
export function RecordPage({ companyId }: { readonly companyId: string }): ReactNode {
  const { definitions } = usePortal();
  const record = useMemo(() => createRecordProperties(companyId, [...definitions.keys()]), [companyId, definitions]);
  const load = useLoad(companyId, () => record.read('all'));
  useFollowRecord(record);
  return (
    <>
      <p className="sb-crumb">
        <PageLink to="/companies">‹ Companies</PageLink>
      </p>
      <LoadView load={load} what="The company">
        {(values) => <Record record={record} values={values} />}
      </LoadView>
    </>
  );
}

function Record({ record, values }: { readonly record: RecordProperties; readonly values: PropertyValues }): ReactNode {
  const { facts } = usePortal();
  const { title, tab, sidebar } = facts.card;
  const places = useMemo<Readonly<Record<'tab' | 'sidebar', Place>>>(
    () => ({ tab: { location: 'crm.record.tab', record }, sidebar: { location: 'crm.record.sidebar', record } }),
    [record],
  );
  return (
    <PageFrame title={values[NAME] ?? `Company ${record.objectId}`}>
      <div className="sb-record">
        <PropertyPanel record={record} initial={values} />
        <div className="sb-record__middle">
          <ExtensionFrame script={`cards/${tab}`} title={title} place={places.tab} />
          <Timeline companyId={record.objectId} />
        </div>
        <aside className="sb-record__side" aria-label="Sidebar">
          <ExtensionFrame script={`cards/${sidebar}`} title={`${title} in the sidebar`} place={places.sidebar} />
        </aside>
      </div>
    </PageFrame>
  );
}
