import type { ReactElement, ReactNode } from 'react';
import { AutoGrid } from '@hubspot/ui-extensions';

const LEAST_WIDTH = 420;

/** A form with what it would do beside it; below it where there is no room. */
export function BesideForm({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <AutoGrid columnWidth={LEAST_WIDTH} flexible gap="large">
      {children}
    </AutoGrid>
  );
}
