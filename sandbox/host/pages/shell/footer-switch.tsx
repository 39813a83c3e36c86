import { useId, useState, type ReactNode } from 'react';
import { misbehaviourSchema, MISBEHAVIOUR_MODES, type MisbehaviourMode } from '../../../demo/misbehaviour-modes.ts';
import { requestJson } from '../../data/request.ts';
import { useToast } from './toasts.tsx';
import { useLoad } from './use-load.ts';

const LABELS: Readonly<Record<MisbehaviourMode, string>> = {
  normal: 'as it should',
  unauthorized: '401: the token is refused',
  rate_limited: '429: too many calls',
  server_error: '500: an error of its own',
  silent: 'nothing at all',
};

/** Lets a person see what the app does when HubSpot fails it; the pages themselves go on working. */
export function FooterSwitch(): ReactNode {
  const id = useId();
  const toast = useToast();
  const { outcome, reload } = useLoad('misbehaviour', () => requestJson('/api/misbehave', misbehaviourSchema));
  const [saving, setSaving] = useState(false);
  const mode = outcome.state === 'ready' ? outcome.value.mode : 'normal';
  const choose = async (wanted: string) => {
    setSaving(true);
    try {
      await requestJson('/api/misbehave', misbehaviourSchema, { method: 'PUT', body: { mode: wanted } });
      reload();
    } catch (error) {
      toast({ type: 'danger', message: error instanceof Error ? error.message : String(error) });
    } finally {
      setSaving(false);
    }
  };
  return (
    <footer className={`sb-footer ${mode === 'normal' ? '' : 'sb-footer--broken'}`}>
      <label htmlFor={id}>HubSpot answers the app</label>
      <select
        id={id}
        className="sb-input sb-select sb-footer__select"
        value={mode}
        disabled={saving || outcome.state !== 'ready'}
        onChange={(event) => void choose(event.target.value)}
      >
        {MISBEHAVIOUR_MODES.map((value) => (
          <option key={value} value={value}>
            {LABELS[value]}
          </option>
        ))}
      </select>
      <span className="sb-footer__hint">
        {mode === 'normal'
          ? 'Choose a failure, refresh a card and see what it says.'
          : 'The app’s calls fail now. Set it back to “as it should” when you have seen enough.'}
      </span>
    </footer>
  );
}
