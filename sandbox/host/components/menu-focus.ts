import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';

const ITEM = '[role="menuitem"]';

interface MenuFocus {
  readonly menu: RefObject<HTMLDivElement>;
  readonly button: RefObject<HTMLButtonElement>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Keyboard of a menu: the first item gets the focus, arrows move it, Escape and Tab close, a click outside closes. */
export function useMenuFocus(open: boolean, close: () => void): MenuFocus {
  const menu = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    menu.current?.querySelector<HTMLElement>(ITEM)?.focus();
    const onPointer = (event: PointerEvent) => {
      const inside = event.target instanceof Node && menu.current?.parentElement?.contains(event.target) === true;
      if (!inside) close();
    };
    document.addEventListener('pointerdown', onPointer);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
    };
  }, [open, close]);
  const move = (step: number) => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>(ITEM) ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    items[(at + step + items.length) % items.length]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      if (event.key === 'Escape') event.preventDefault();
      close();
      button.current?.focus();
    }
  };
  return { menu, button, onKeyDown };
}
