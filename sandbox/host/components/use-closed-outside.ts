import { useEffect, type RefObject } from 'react';

/**
 * Closes what is open by a click outside of it.
 *
 * @param close the same from time to time, such as a setter wrapped by `useCallback`
 */
export function useClosedOutside(open: boolean, box: RefObject<HTMLElement>, close: () => void): void {
  useEffect(() => {
    if (!open) return undefined;
    const onPointer = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || box.current?.contains(event.target) !== true) close();
    };
    document.addEventListener('pointerdown', onPointer);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
    };
  }, [open, box, close]);
}
