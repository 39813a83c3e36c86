import type { Page } from 'playwright-core';

/** HubSpot's `testId`, as the host writes it into the page. */
export async function clickTestId(page: Page, testId: string): Promise<void> {
  await page.locator(`[data-test-id="${testId}"]`).click();
}

/** Opens what is folded, until nothing is: an accordion may hold another. */
export async function openAllAccordions(page: Page): Promise<void> {
  const folded = page.locator('.sb-accordion [aria-expanded="false"]');
  for (let left = await folded.count(); left > 0; left = await folded.count()) await folded.first().click();
}

/** Fills the input that a `testId` names, as a person does, and leaves it. */
export async function fillTestId(page: Page, testId: string, value: string): Promise<void> {
  const place = page.locator(`[data-test-id="${testId}"]`);
  const input = place.locator('input, textarea');
  await ((await input.count()) > 0 ? input.first() : place).fill(value);
  await page.keyboard.press('Tab');
}

export async function openTab(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: title, exact: true }).click();
  await page.evaluate(() => window.gallery.settle());
}
