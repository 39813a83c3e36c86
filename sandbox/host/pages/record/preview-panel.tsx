import { useMemo, type ReactNode } from 'react';
import { Dialog, DialogBody, DialogFooter } from '../../components/overlays.tsx';
import { NAME } from '../../data/loyalty-properties.ts';
import { createRecordProperties } from '../../data/record-properties.ts';
import { ExtensionFrame } from '../extension-frame/extension-frame.tsx';
import type { Place } from '../extension-frame/extension-place.ts';
import { usePortal } from '../shell/portal-context.ts';
import { navigate } from '../shell/router.tsx';
import { useLoad } from '../shell/use-load.ts';
import { useFollowRecord } from './use-follow-record.ts';

interface Props {
  readonly companyId: string;
  readonly onClose: () => void;
}

/** HubSpot's preview of a record from a list, with the card that the app places there. */
export function PreviewPanel({ companyId, onClose }: Props): ReactNode {
  const { definitions, facts } = usePortal();
  const place = useMemo<Place>(
    () => ({ location: 'crm.preview', record: createRecordProperties(companyId, [...definitions.keys()]) }),
    [companyId, definitions],
  );
  const { outcome } = useLoad(companyId, async () => {
    const values = await place.record?.read([NAME]);
    return values?.[NAME] ?? `Company ${companyId}`;
  });
  useFollowRecord(place.record);
  const name = outcome.state === 'ready' ? outcome.value : `Company ${companyId}`;
  return (
    <Dialog kind="panel" title={name} label={undefined} width="sm" variant="default" onDismiss={onClose}>
      <DialogBody>
        <ExtensionFrame
          script={`cards/${facts.card.preview}`}
          title={`${facts.card.title} in the preview`}
          place={place}
        />
      </DialogBody>
      <DialogFooter>
        <button
          type="button"
          className="sb-button sb-button--secondary sb-button--md"
          onClick={() => {
            onClose();
            navigate(`/companies/${companyId}`);
          }}
        >
          Open the record
        </button>
      </DialogFooter>
    </Dialog>
  );
}
