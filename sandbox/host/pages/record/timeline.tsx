import { useEffect, useState, type ReactNode } from 'react';
import { EmptyNotice } from '../parts/notices.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatDay, formatMoney } from '../../data/format-properties.ts';
import { daysBetween, relativeDay } from '../parts/days.ts';
import { LoadView } from '../parts/load-view.tsx';
import { usePortal } from '../shell/portal-context.ts';
import { useLoad } from '../shell/use-load.ts';
import { SHOW_ON_TIMELINE, timelineAnchor } from '../extension-frame/record-links.ts';
import { ACTIVITY_LOGGED, useRecordForms } from './record-forms.ts';
import { kindLabel, readTimeline, type EntryKind, type TimelineEntry } from './timeline-entries.ts';

const STEP = 20;

const ICONS = {
  deal: 'goal',
  call: 'calling',
  meeting: 'appointment',
  email: 'email',
  message: 'comment',
  note: 'description',
  task: 'tasks',
} as const satisfies Record<EntryKind, string>;

const SHOWN = { all: 'All', deals: 'Deals', activities: 'Activities' } as const;
type Shown = keyof typeof SHOWN;

export function Timeline({ companyId }: { readonly companyId: string }): ReactNode {
  const load = useLoad(companyId, () => readTimeline(companyId));
  const { logActivity } = useRecordForms();
  const { reload } = load;
  useEffect(() => {
    const onLogged = (event: Event) => {
      if (event instanceof CustomEvent && event.detail === companyId) reload();
    };
    window.addEventListener(ACTIVITY_LOGGED, onLogged);
    return () => {
      window.removeEventListener(ACTIVITY_LOGGED, onLogged);
    };
  }, [companyId, reload]);
  return (
    <section className="sb-sheet sb-timeline" aria-labelledby="timeline-title">
      <div className="sb-sheet__head">
        <h2 id="timeline-title">Deals and activities</h2>
        <button
          type="button"
          className="sb-button sb-button--secondary sb-button--sm"
          onClick={() => {
            logActivity(companyId, 'meeting');
          }}
        >
          Log a meeting
        </button>
      </div>
      <LoadView load={load} what="The timeline">
        {(entries) => <Entries key={companyId} entries={entries} />}
      </LoadView>
    </section>
  );
}

function isAddressed(id: string): boolean {
  return window.location.hash === `#${timelineAnchor(id)}`;
}

function belongs(shown: Shown, { kind }: TimelineEntry): boolean {
  return shown === 'all' || (shown === 'deals') === (kind === 'deal');
}

function Entries({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const [shown, setShown] = useState<Shown>('all');
  // A link may lead to one entry, be it far down.
  const [marked, setMarked] = useState(() => entries.find(({ id }) => isAddressed(id))?.id ?? null);
  const [count, setCount] = useState(() => Math.max(STEP, entries.findIndex(({ id }) => id === marked) + 1));

  useEffect(() => {
    const onShow = (event: Event) => {
      if (!(event instanceof CustomEvent) || typeof event.detail !== 'string') return;
      const id = event.detail;
      const at = entries.findIndex((entry) => entry.id === id);
      if (at < 0) return;
      event.preventDefault();
      setShown('all');
      setCount((before) => Math.max(before, at + 1));
      setMarked(id);
    };
    window.addEventListener(SHOW_ON_TIMELINE, onShow);
    return () => {
      window.removeEventListener(SHOW_ON_TIMELINE, onShow);
    };
  }, [entries]);

  useEffect(() => {
    if (marked === null) return;
    const element = document.getElementById(timelineAnchor(marked));
    element?.scrollIntoView({ block: 'center' });
    element?.focus();
  }, [marked]);

  if (entries.length === 0) {
    return (
      <EmptyNotice title="Nothing is recorded yet">
        This company has no deals, and nothing is logged for it or its contacts.
      </EmptyNotice>
    );
  }
  const matching = entries.filter((entry) => belongs(shown, entry));
  return (
    <>
      <div className="sb-segmented" role="group" aria-label="Show">
        {(['all', 'deals', 'activities'] as const).map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={choice === shown}
            onClick={() => {
              setShown(choice);
              setCount(STEP);
            }}
          >
            {SHOWN[choice]} ({entries.filter((entry) => belongs(choice, entry)).length})
          </button>
        ))}
      </div>
      <ol className="sb-timeline__list">
        {matching.slice(0, count).map((entry) => (
          <Entry key={`${entry.kind}-${entry.id}`} entry={entry} marked={entry.id === marked} />
        ))}
      </ol>
      {matching.length === 0 && <p className="sb-muted">None of these.</p>}
      {matching.length > count && (
        <button
          type="button"
          className="sb-button sb-button--secondary sb-button--sm"
          onClick={() => {
            setCount(count + STEP);
          }}
        >
          Show more ({matching.length - count} left)
        </button>
      )}
    </>
  );
}

function Entry({ entry, marked }: { readonly entry: TimelineEntry; readonly marked: boolean }): ReactNode {
  const { facts, format } = usePortal();
  const { id, kind, at, title, details, amount, viaContact } = entry;
  const money =
    amount === null ? null : formatMoney(amount.value, { ...format, currency: amount.currency ?? format.currency });
  const notes = [...details, ...(viaContact ? ['logged on a contact'] : [])];
  return (
    <li id={timelineAnchor(id)} tabIndex={-1} className={`sb-entry ${marked ? 'sb-entry--marked' : ''}`}>
      <span className={`sb-entry__icon sb-entry__icon--${kind}`}>
        <Icon name={ICONS[kind]} screenReaderText={kindLabel(kind)} />
      </span>
      <div className="sb-entry__body">
        <div className="sb-entry__title">{title}</div>
        {notes.length > 0 && <div className="sb-muted">{notes.join(' · ')}</div>}
      </div>
      <div className="sb-entry__side">
        {money !== null && <strong>{money}</strong>}
        {at === null ? (
          <span className="sb-muted">no date</span>
        ) : (
          <span className="sb-muted">
            {formatDay(at, format.locale)}, {relativeDay(daysBetween(facts.asOf, at.slice(0, 10)))}
          </span>
        )}
      </div>
    </li>
  );
}
