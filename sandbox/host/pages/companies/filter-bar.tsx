import { useEffect, useRef, useState, type ReactNode } from 'react';
import { CheckMenu, type Choice } from '../parts/check-menu.tsx';
import { usePortal, type PortalKnowledge } from '../shell/portal-context.ts';
import { FILTER_NAMES, FILTERS, type FilterName, type ListState } from './list-state.ts';
import { countFilters, MOST_FILTERS } from './search-request.ts';

const TYPING_MILLISECONDS = 300;

const RENEWAL_WINDOWS: readonly Choice[] = [
  { value: 'overdue', label: 'Overdue' },
  { value: '30', label: 'In 30 days' },
  { value: '60', label: 'In 60 days' },
  { value: '90', label: 'In 90 days' },
  { value: '120', label: 'In 120 days' },
  { value: 'open', label: 'In 120 days or overdue' },
];

const GAPS: readonly Choice[] = [{ value: 'some', label: 'Budget left that is known' }];

function choicesOf(name: FilterName, { definitions, owners }: PortalKnowledge): readonly Choice[] {
  if (name === 'renewal') return RENEWAL_WINDOWS;
  if (name === 'gap') return GAPS;
  if (name === 'owner') return owners.map((owner) => ({ value: owner.id, label: owner.name }));
  return definitions.get(FILTERS[name].property)?.options ?? [];
}

interface Props {
  readonly state: ListState;
  readonly onChange: (change: Partial<ListState>) => void;
}

export function FilterBar({ state, onChange }: Props): ReactNode {
  const portal = usePortal();
  const used = countFilters(state);
  const full = used >= MOST_FILTERS;
  const changed = FILTER_NAMES.some(
    (name) => (state.filters[name] ?? []).join() !== (state.view.filters[name] ?? []).join(),
  );
  return (
    <div className="sb-filters" role="search" aria-label="Filters">
      <SearchBox
        text={state.text}
        disabled={full && state.text === ''}
        onChange={(text) => {
          onChange({ text });
        }}
      />
      {FILTER_NAMES.map((name) => (
        <CheckMenu
          key={name}
          label={FILTERS[name].label}
          choices={choicesOf(name, portal)}
          chosen={state.filters[name] ?? []}
          single={name === 'renewal' || name === 'gap'}
          disabled={full && (state.filters[name] ?? []).length === 0}
          onChange={(values) => {
            onChange({ filters: { ...state.filters, [name]: values } });
          }}
        />
      ))}
      {(changed || state.text !== '') && (
        <button
          type="button"
          className="sb-bare sb-link sb-link--primary"
          onClick={() => {
            onChange({ filters: state.view.filters, text: '' });
          }}
        >
          Reset to the view
        </button>
      )}
      {full && <span className="sb-muted">HubSpot’s search takes six filters at once. Clear one to use another.</span>}
    </div>
  );
}

interface SearchBoxProps {
  readonly text: string;
  readonly disabled: boolean;
  readonly onChange: (text: string) => void;
}

/** Waits for a pause in the typing: HubSpot's search may be asked five times a second and no more. */
function SearchBox({ text, disabled, onChange }: SearchBoxProps): ReactNode {
  const [draft, setDraft] = useState(text);
  const [known, setKnown] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  if (text !== known) {
    setKnown(text);
    setDraft(text);
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return (
    <input
      type="search"
      className="sb-input sb-filters__search"
      aria-label="Search companies by name"
      placeholder="Search by name"
      value={draft}
      disabled={disabled}
      onChange={(event) => {
        const { value } = event.target;
        setDraft(value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => {
          setKnown(value);
          onChange(value);
        }, TYPING_MILLISECONDS);
      }}
    />
  );
}
