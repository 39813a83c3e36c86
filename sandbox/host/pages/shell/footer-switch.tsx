import { useId, useState, type ReactNode } from 'react';
import { misbehaviourSchema, MISBEHAVIOUR_MODES, type MisbehaviourMode } from '../../../demo/misbehaviour-modes.ts';
import { requestJson } from '../../data/request.ts';
import { useToast } from './toasts.tsx';
import { useLoad } from './use-load.ts';

const LABELS: Readonly<Record<MisbehaviourMode, string>> = {
  normal: 'nothing',
  unauthorized: 'HubSpot refuses the token (401)',
  rate_limited: 'HubSpot takes no more calls (429)',
  server_error: 'HubSpot has an error of its own (500)',
  silent: 'HubSpot does not answer',
  service_away: 'the service is away',
};

/** Lets a person see what the app does when HubSpot or its own service fails it; the pages themselves go on working. */
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
      <label htmlFor={id}>What goes wrong</label>
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
          : 'The app’s calls fail now. Set it back to “nothing” when you have seen enough.'}
      </span>
    </footer>
  );
}
