import { createContext, useContext } from 'react';
import type { PortalFacts } from '../../../demo/portal-facts.ts';
import type { Owner, PropertyDefinition } from '../../data/crm-client.ts';
import type { PortalFormat } from '../../data/format-properties.ts';

/** What every page knows about the portal; loaded once, before the first page is shown. */
export interface PortalKnowledge {
  readonly facts: PortalFacts;
  /** The instant that counts as now, ISO 8601: the portal's clock goes on while a page is open. */
  readonly now: () => string;
  readonly format: PortalFormat;
  /** Definitions of the companies' properties by name. */
  readonly definitions: ReadonlyMap<string, PropertyDefinition>;
  readonly owners: readonly Owner[];
}

export const PortalContext = createContext<PortalKnowledge | null>(null);

export function usePortal(): PortalKnowledge {
  const portal = useContext(PortalContext);
  if (portal === null) throw new Error('A page is shown before the portal is known.');
  return portal;
}
