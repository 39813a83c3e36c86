import type { ReactElement } from 'react';
import { Link, Text } from '@hubspot/ui-extensions';
import { usePortfolio } from '../hooks/use-portfolio.ts';

const COMPANY = '0-2';

/** A customer by name, leading to its record in a tab of its own, so that the list stays; by its id where it has no name. */
export function CustomerLink({ companyId, name }: { readonly companyId: string; readonly name: string }): ReactElement {
  const { portalId } = usePortfolio();
  const shown = name === '' ? companyId : name;
  if (!/^\d+$/.test(companyId)) return <Text inline>{shown}</Text>;
  return <Link href={{ url: `/contacts/${portalId}/record/${COMPANY}/${companyId}`, external: true }}>{shown}</Link>;
}
