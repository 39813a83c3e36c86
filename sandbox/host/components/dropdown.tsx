import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import type { DropdownButtonItemProps, DropdownProps } from '@hubspot/ui-extensions';
import { classNames, shortSize, testAttribute } from './attributes.ts';
import { useMenuFocus } from './menu-focus.ts';
import { useTrigger } from './overlay-trigger.tsx';

const CloseMenuContext = createContext<() => void>(() => undefined);

export function Dropdown(props: DropdownProps): ReactNode {
  const { children, variant = 'secondary', buttonText = 'More', buttonSize = 'md', testId } = props;
  const [open, setOpen] = useState(false);
  const close = useCallback(() => {
    setOpen(false);
  }, []);
  const { menu, button, onKeyDown } = useMenuFocus(open, close);
  return (
    <div className="sb-dropdown" onKeyDown={onKeyDown} {...testAttribute(testId)}>
      <button
        ref={button}
        type="button"
        className={classNames('sb-button', `sb-button--${variant}`, `sb-button--${shortSize(buttonSize)}`)}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={props.disabled ?? false}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <span className="sb-button__text">{buttonText}</span>
        <span className="sb-caret" aria-hidden="true" />
      </button>
      {/* Kept in the page while closed: an item may carry a dialog that outlives the menu. */}
      <div
        ref={menu}
        className="sb-menu"
        data-open={open}
        {...(open ? { role: 'menu', 'aria-label': buttonText } : {})}
      >
        <CloseMenuContext.Provider value={close}>{children}</CloseMenuContext.Provider>
      </div>
    </div>
  );
}

export function DropdownButtonItem(props: DropdownButtonItemProps): ReactNode {
  const close = useContext(CloseMenuContext);
  const trigger = useTrigger(props);
  return (
    <>
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        className="sb-menu__item"
        onClick={(event) => {
          close();
          trigger.click(event);
        }}
        {...testAttribute(props.testId)}
      >
        {props.children}
      </button>
      {trigger.overlay}
    </>
  );
}
