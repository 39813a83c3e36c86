import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

declare global {
  interface Window {
    readonly axe: {
      readonly run: (
        context: string,
        options: { readonly resultTypes: readonly 'violations'[] },
      ) => Promise<{ readonly violations: readonly Violation[] }>;
    };
  }
}

/** What axe finds wrong with a part of the page, one line each; none where all is well. */
export async function findViolations(page: Page, selector = 'body'): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  // In the middle of a transition a colour is neither that of before nor that of after.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
  const violations = await page.evaluate(
    // What passed is not written out, which spares work.
    async (context) => (await window.axe.run(context, { resultTypes: ['violations'] })).violations,
    selector,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}
