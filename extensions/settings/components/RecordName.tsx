import type { ReactElement } from 'react';
import { Link, Text, useExtensionContext } from '@hubspot/ui-extensions';

const OBJECT_TYPE_IDS = { company: '0-2', deal: '0-3' } as const;

/** A record by name, leading to it in another tab, so that the draft stays; what is no id is shown as it stands. */
export function RecordName({
  kind,
  id,
  children,
}: {
  readonly kind: keyof typeof OBJECT_TYPE_IDS;
  readonly id: string;
  readonly children: string;
}): ReactElement {
  const { portal } = useExtensionContext<'settings'>();
  const name = children.trim() === '' ? id : children;
  if (!/^\d+$/.test(id)) return <Text inline>{name}</Text>;
  const url = `/contacts/${portal.id}/record/${OBJECT_TYPE_IDS[kind]}/${id}`;
  return <Link href={{ url, external: true }}>{name}</Link>;
}
