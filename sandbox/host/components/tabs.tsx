import {
  createContext,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { TabProps, TabsProps } from '@hubspot/ui-extensions';
import { classNames, tell, testAttribute } from './attributes.ts';

interface TabEntry {
  readonly id: string;
  readonly title: string;
  readonly disabled: boolean;
  readonly tooltip: string | undefined;
  readonly panel: HTMLElement;
}

interface TabsState {
  readonly selected: string;
  readonly prefix: string;
  readonly register: (entry: TabEntry) => () => void;
}

const TabsContext = createContext<TabsState | null>(null);

/** A card's children reach the page as opaque elements, so every Tab enters itself; their order is that of the page. */
function inPageOrder(entries: readonly TabEntry[]): readonly TabEntry[] {
  return [...entries].sort((a, b) =>
    (a.panel.compareDocumentPosition(b.panel) & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 1 : -1,
  );
}

export function Tabs(props: TabsProps): ReactNode {
  const { children, variant = 'default', fill = false, testId } = props;
  const [entries, setEntries] = useState<readonly TabEntry[]>([]);
  const [own, setOwn] = useState(props.defaultSelected === undefined ? '' : String(props.defaultSelected));
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);
  const fallback = own === '' ? (entries[0]?.id ?? '') : own;
  const selected = props.selected === undefined ? fallback : String(props.selected);

  const state = useMemo<TabsState>(
    () => ({
      selected,
      prefix,
      register: (entry) => {
        setEntries((others) => inPageOrder([...others.filter(({ id }) => id !== entry.id), entry]));
        return () => {
          setEntries((others) => others.filter(({ id }) => id !== entry.id));
        };
      },
    }),
    [selected, prefix],
  );

  const select = (id: string) => {
    setOwn(id);
    const { onSelectedChange } = props;
    // HubSpot's type is a union of handlers of a number, a string or both: the ids are strings, as they are given.
    if (onSelectedChange !== undefined)
      tell((chosen: string) => Reflect.apply(onSelectedChange, undefined, [chosen]), id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const usable = entries.filter(({ disabled }) => !disabled);
    const at = usable.findIndex(({ id }) => id === selected);
    const next = usable[(at + step + usable.length) % usable.length];
    if (next === undefined) return;
    select(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus();
  };

  return (
    <div className={classNames('sb-tabs', `sb-tabs--${variant}`, fill && 'sb-tabs--fill')} {...testAttribute(testId)}>
      <div role="tablist" ref={list} onKeyDown={onKeyDown} className="sb-tabs__list">
        {entries.map(({ id, title, disabled, tooltip }) => (
          <button
            key={id}
            type="button"
            role="tab"
            data-tab={id}
            id={`${prefix}-tab-${id}`}
            aria-controls={`${prefix}-panel-${id}`}
            aria-selected={id === selected}
            tabIndex={id === selected ? 0 : -1}
            disabled={disabled}
            {...(tooltip === undefined ? {} : { title: tooltip })}
            onClick={() => {
              select(id);
            }}
          >
            {title}
          </button>
        ))}
      </div>
      <TabsContext.Provider value={state}>{children}</TabsContext.Provider>
    </div>
  );
}

export function Tab({ tabId, title = '', disabled = false, tooltip, children, testId }: TabProps): ReactNode {
  const ownId = useId();
  const id = tabId === undefined ? ownId : String(tabId);
  const tabs = useContext(TabsContext);
  const panel = useRef<HTMLDivElement>(null);
  const register = useRef(tabs?.register);
  useEffect(() => {
    if (panel.current === null) return undefined;
    return register.current?.({ id, title, disabled, tooltip, panel: panel.current });
  }, [id, title, disabled, tooltip]);
  if (tabs === null) throw new Error('A Tab has to stand inside of Tabs.');
  return (
    <div
      ref={panel}
      role="tabpanel"
      id={`${tabs.prefix}-panel-${id}`}
      aria-labelledby={`${tabs.prefix}-tab-${id}`}
      hidden={tabs.selected !== id}
      className="sb-tabs__panel"
      {...testAttribute(testId)}
    >
      {children}
    </div>
  );
}
