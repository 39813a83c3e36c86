export interface Stopwatch {
  /** Milliseconds from the start to the first frame with a headline; null before. */
  readonly read: () => number | null;
  readonly stop: () => void;
}

const HEADLINE = '[data-test-id="headline"]';

/** Starts at once, and ends in the frame in which the browser shows the card's headline. */
export function createStopwatch(): Stopwatch {
  const start = performance.now();
  let milliseconds: number | null = null;
  const before = document.querySelector(HEADLINE);
  const observer = new MutationObserver(() => {
    const headline = document.querySelector(HEADLINE);
    // That of the state before may still be on its way out.
    if (headline === before || (headline?.textContent ?? '') === '') return;
    observer.disconnect();
    requestAnimationFrame(() => {
      milliseconds = performance.now() - start;
    });
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  return {
    read: () => milliseconds,
    stop: () => {
      observer.disconnect();
    },
  };
}
