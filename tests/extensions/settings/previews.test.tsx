import { Alert, BarChart, Link, LoadingButton, NumberInput, Table, Toggle } from '@hubspot/ui-extensions';
import { describe, expect, it } from 'vitest';
import { busy, invalid, policy } from './fixtures.ts';
import { dealsPreview, exactPreview, noRenewals, segmentsPreview, touchesPreview } from './preview-fixtures.ts';
import { openTab, type Replies, type Reply } from './render-settings.tsx';
import { textOf } from './text-of.ts';

const withPreview = (name: string, ...answers: Reply[]): Replies => ({ [`POST /settings/preview/${name}`]: answers });

async function preview(tab: string, name: string, ...answers: Reply[]) {
  const page = await openTab(tab, { replies: withPreview(name, ...answers) });
  const ask = async () => {
    await page.waitFor(() => {
      expect(page.maybeFindByTestId(LoadingButton, `preview-${name}-ask`)).not.toBeNull();
    });
    page.findByTestId(LoadingButton, `preview-${name}-ask`).trigger('onClick');
  };
  await ask();
  return { ...page, ask };
}

describe('the preview of deals', () => {
  it('asks with the draft and shows what would be read as what, with examples', async () => {
    const page = await preview('renewals', 'deals', [200, dealsPreview]);
    await page.sees('Looked at 300 of 1,240 companies, chosen at random.');
    expect(page.calls.at(-1)).toEqual({ route: 'POST /settings/preview/deals', body: { policy } });
    expect(textOf(page.findByTestId(Table, 'deal-roles'))).toContain(
      'Won: renewal 410 432 +22 Won: other purchase 890 868 -22',
    );
    expect(page.text()).toContain('22 customers would get another renewal date.');
    const examples = page.findByTestId(Table, 'deal-examples');
    expect(textOf(examples)).toContain(
      'Nordwind Folgevertrag 2026 Nordwind Logistics Sales · Folgevertrag 28 Feb 2026 €48,000 Won: other purchase → Won: renewal contains “Folgevertrag” 28 Feb 2027',
    );
    expect(examples.find(Link).props.href).toEqual({ url: '/contacts/4711/record/0-3/501', external: true });
    expect(examples.props).toMatchObject({ paginated: true, pageCount: 2 });
    (examples.props as { onPageChange?: (page: number) => void }).onPageChange?.(2);
    await page.sees('Deal 11 Customer 11 Sales -- --');
  });

  it('tells won, open and lost renewals from other deals', async () => {
    const page = await preview('renewals', 'deals', [200, dealsPreview]);
    await page.sees('Open: renewal');
    expect(textOf(page.findByTestId(Table, 'deal-roles'))).toContain(
      'Open: renewal 40 42 +2 Open: other deal 20 18 -2 Lost: renewal 98 101 +3 Lost: other deal 20 17 -3',
    );
    expect(page.maybeFindByTestId(Alert, 'no-renewal')).toBeNull();
  });

  it('warns where the rule finds no renewal, with what the deals are called', async () => {
    const page = await preview('renewals', 'deals', [200, noRenewals]);
    await page.sees('This rule finds no renewal at all');
    expect(textOf(page.findByTestId(Alert, 'no-renewal'))).toContain('for instance: Sales · Folgevertrag, Sales.');
  });

  it.each([
    ['has_word', 'renewal', 'contains “extension”'],
    ['word_gone', 'purchase', '“extension” would not count any more'],
    ['marked_renewal', 'renewal', 'its own property says that it is a renewal'],
    ['marked_no_renewal', 'purchase', 'its own property says that it is no renewal'],
    ['no_word', 'lost', 'no renewal word in its pipeline or type'],
  ] as const)('says why a deal is read as it is: %s', async (reason, then, sentence) => {
    const [example] = dealsPreview.examples;
    const examples = [{ ...example!, reason, then, word: 'extension' }];
    const page = await preview('renewals', 'deals', [200, { ...dealsPreview, examples }]);
    await page.sees(sentence);
  });

  it('says that the draft has changed since', async () => {
    const page = await preview('renewals', 'deals', [200, dealsPreview]);
    await page.sees('Looked at 300');
    expect(page.text()).not.toContain('The draft has changed since.');
    page.findByTestId(Toggle, 'contract.autoRenew').props.onChange?.(true);
    await page.sees('The draft has changed since. Preview again.');
    await page.ask();
    await page.waitFor(() => {
      expect(page.text()).not.toContain('The draft has changed since.');
    });
    expect(page.calls.at(-1)?.body).toMatchObject({ policy: { contract: { autoRenew: true } } });
  });

  it('says why it cannot be had, and that it can be tried again', async () => {
    const page = await preview('renewals', 'deals', [429, busy], [200, dealsPreview]);
    await page.sees('Another preview is being worked out. Try again.');
    await page.ask();
    await page.sees('Looked at 300 of 1,240 companies');
  });

  it('marks the inputs that the service did not accept', async () => {
    const page = await preview('renewals', 'deals', [400, invalid]);
    await page.waitFor(() => {
      expect(page.findByTestId(NumberInput, 'contract.graceDays').props.validationMessage).toBe(
        'Not accepted: Too big',
      );
    });
    expect(page.findByTestId(LoadingButton, 'preview-deals-ask').props.disabled).toBe(true);
  });

  it('shows that it works', async () => {
    const page = await preview('renewals', 'deals', null);
    await page.sees('Reading your customers with this draft');
    expect(page.findByTestId(LoadingButton, 'preview-deals-ask').props.loading).toBe(true);
  });

  it('says that there is nobody to look at', async () => {
    const page = await preview('renewals', 'deals', [
      200,
      { ...dealsPreview, companies: 0, ofCompanies: 0, examples: [] },
    ]);
    await page.sees('There is no customer to look at yet.');
  });
});

describe('the preview of contact', () => {
  it('shows what counts, what does not and why, with examples', async () => {
    const page = await preview('contact', 'touches', [200, touchesPreview]);
    await page.sees('Marketing e-mail 500');
    expect(textOf(page.findByTestId(Table, 'contact-statuses'))).toContain('Overdue 70 80 +10');
    const examples = textOf(page.findByTestId(Table, 'touch-examples'));
    expect(examples).toContain(
      'e-mail Your extension for 2027 Nordwind Logistics 2 Nov 2026 Not about the renewal → About the renewal contains “extension”',
    );
    expect(examples).toContain('e-mail -- Südsee GmbH 10 Nov 2026 Does not count Sent by a sequence');
    expect(examples).toContain('call Checking in Ostwerk 12 Nov 2026 Not about the renewal --');
  });
});

describe('the preview of segments', () => {
  it('says of a sample that it is one, and how far off each number may be', async () => {
    const page = await preview('value', 'segments', [200, segmentsPreview]);
    await page.sees('Looked at 1,000 of 12,400 companies');
    expect(page.text()).toContain('The true number lies within the range in 80 of 100 cases.');
    expect(page.text()).toContain('1,860 customers would change segment.');
    expect(textOf(page.findByTestId(Table, 'segment-counts'))).toContain('Ideal 4,960 3,100 -1,860 2,900 to 3,310');
    expect(page.find(BarChart).props.data).toContainEqual({
      segment: 'Ideal',
      customers: 3_100,
      when: 'With the draft',
    });
    expect(page.text()).toContain('Lifetime value of all customers: €912,000,000 now, €894,000,000 with the draft.');
  });

  it('gives no range where everybody was counted', async () => {
    const page = await preview('value', 'segments', [200, exactPreview]);
    await page.sees('Looked at all 640 companies.');
    expect(page.text()).toContain('1 customer would change segment.');
    expect(page.text()).not.toContain('The true number lies');
    expect(textOf(page.findByTestId(Table, 'segment-counts'))).not.toContain('Range');
  });
});
