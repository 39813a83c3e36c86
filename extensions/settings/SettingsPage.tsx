import { type ReactElement, useMemo } from 'react';
import { hubspot, useExtensionContext } from '@hubspot/ui-extensions';
import { settingsSchema } from '../shared/settings-view.ts';
import { useAsked } from '../shared/use-asked.ts';
import { FailedView, LoadingView } from './components/AskedView.tsx';
import { SettingsScreen } from './components/SettingsScreen.tsx';
import { WordsProvider } from './hooks/use-words.ts';
import { createWords } from './sentences/words.ts';

hubspot.extend<'settings'>(() => <SettingsPage />);

/** Until the service says the portal's own. */
const NO_CURRENCY = 'EUR';

/** The settings page: what is set, what a change would do, who changed what, and how good the model is. */
export function SettingsPage(): ReactElement {
  const { user, portal } = useExtensionContext<'settings'>();
  const { state, retry } = useAsked('/api/settings', settingsSchema);
  const currency = state.value?.currency ?? NO_CURRENCY;
  const words = useMemo(
    () => createWords(user.locale, currency, portal.timezone),
    [user.locale, currency, portal.timezone],
  );
  return (
    <WordsProvider value={words}>
      {state.value !== null && <SettingsScreen view={state.value} isStale={state.status === 'failed'} retry={retry} />}
      {state.value === null && state.status === 'loading' && <LoadingView label={words.texts.page.loading} />}
      {state.value === null && state.status === 'failed' && <FailedView failure={state.failure} retry={retry} />}
    </WordsProvider>
  );
}
