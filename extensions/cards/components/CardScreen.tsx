import type { ReactElement } from 'react';
import { LoadingSpinner } from '@hubspot/ui-extensions';
import type { Ask } from '../hooks/use-details.ts';
import { useRefresh } from '../hooks/use-refresh.ts';
import { useWords } from '../hooks/use-words.ts';
import type { Published } from '../sentences/read-published.ts';
import type { DetailsState } from '../state/details-state.ts';
import type { Screen } from '../state/screen.ts';
import { CustomerCard } from './CustomerCard.tsx';
import { FailedCard } from './FailedCard.tsx';
import { NotCustomerCard } from './NotCustomerCard.tsx';

export interface CardScreenProps {
  readonly screen: Screen;
  readonly published: Published | null;
  readonly state: DetailsState;
  readonly ask: Ask;
  /** In the sidebar and the preview there is half the width. */
  readonly compact: boolean;
}

/** One of the card's faces. */
export function CardScreen({ screen, published, state, ask, compact }: CardScreenProps): ReactElement {
  const { texts } = useWords();
  const refresh = useRefresh(ask);
  const controls = {
    isWorking: state.status === 'working' || state.status === 'loading',
    refresh: () => void refresh(),
    retry: () => {
      if (state.status === 'failed' && state.action === 'refresh') void refresh();
      else void ask({ action: 'show' });
    },
  };
  switch (screen.kind) {
    case 'loading':
      return <LoadingSpinner label={texts.states.loading} showLabel layout="centered" />;
    case 'failed':
    case 'no_permission':
      return <FailedCard failure={screen.failure} isLocked={screen.kind === 'no_permission'} retry={controls.retry} />;
    case 'not_customer':
      return <NotCustomerCard view={screen.view} staleness={screen.staleness} ask={ask} controls={controls} />;
    case 'customer':
      return <CustomerCard {...{ screen, published, ask, controls, compact }} />;
  }
}
