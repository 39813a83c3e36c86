import { type ReactElement, useMemo, useState } from 'react';
import { hubspot, useExtensionContext } from '@hubspot/ui-extensions';
import { dayOfInstant } from '../shared/days.ts';
import { CardScreen } from './components/CardScreen.tsx';
import { useDetails } from './hooks/use-details.ts';
import { useFollowRecord } from './hooks/use-follow-record.ts';
import { usePublished } from './hooks/use-published.ts';
import { WordsProvider } from './hooks/use-words.ts';
import { createWords } from './sentences/words.ts';
import { shownAnswer } from './state/details-state.ts';
import { chooseScreen } from './state/screen.ts';

hubspot.extend<'crm.record.tab'>(() => <LoyaltyCard />);

/** The card on a company record: the published values at once, the details when they arrive. */
export function LoyaltyCard(): ReactElement {
  const { crm, user, portal, location } = useExtensionContext<'crm.record.tab'>();
  const { state, ask } = useDetails(crm.objectId);
  const [openedOn] = useState(() => dayOfInstant(new Date(), portal.timezone));
  const answer = shownAnswer(state);
  const today = answer?.asOf ?? openedOn;
  const published = usePublished(today, portal.timezone);
  useFollowRecord(published, state, ask);
  const currency = answer?.currency ?? null;
  const words = useMemo(() => createWords(user.locale, currency), [user.locale, currency]);
  const screen = chooseScreen(published, state, { today, timeZone: portal.timezone });
  return (
    <WordsProvider value={words}>
      <CardScreen
        screen={screen}
        published={published}
        state={state}
        ask={ask}
        compact={location !== 'crm.record.tab'}
      />
    </WordsProvider>
  );
}
