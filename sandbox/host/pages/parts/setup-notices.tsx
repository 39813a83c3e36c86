import type { ReactNode } from 'react';
import { Alert } from '../../components/feedback.tsx';
import { EmptyNotice } from './notices.tsx';
import { SEGMENT } from '../../data/loyalty-properties.ts';
import { usePortal } from '../shell/portal-context.ts';

export function EmptyPortal(): ReactNode {
  return (
    <EmptyNotice title="This portal has no companies yet">
      Stop the sandbox and start it with data: <code>npm start</code> makes a portal of its own,{' '}
      <code>npm start -- --data DIR</code> reads companies and deals from a folder of CSV files.
    </EmptyNotice>
  );
}

/** Where the app's properties were never created, no list can show anything of it. */
export function MissingProperties(): ReactNode {
  const { definitions } = usePortal();
  if (definitions.has(SEGMENT)) return null;
  return (
    <Alert title="The properties of Loyalty Lens are not there yet" variant="warning">
      Create them with <code>npm run -s loyalty -- properties --apply</code>, then score the portal with{' '}
      <code>npm run -s loyalty -- rescore</code>.
    </Alert>
  );
}
