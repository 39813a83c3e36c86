import {
  Accordion,
  Button,
  Flex,
  Panel,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHeader,
  TableRow,
  Text,
} from '@hubspot/ui-extensions';
import { CrmActionLink } from '@hubspot/ui-extensions/crm';
import { describe, expect, it } from 'vitest';
import type { ScoredView } from '../../extensions/shared/card-view.ts';
import { goingQuiet, healthy, healthyProperties, withoutSegment } from './fixtures.ts';
import { type CardSetting, renderCard, textOf } from './render-card.tsx';

/** The panel behind "How is this worked out?". */
async function openPanel(view: ScoredView, setting: CardSetting = {}) {
  const card = await renderCard({ ...setting, answers: [() => view] });
  await card.waitFor(() => {
    expect(card.maybeFindByTestId(Button, 'how')).not.toBeNull();
  });
  const panel = () => card.find(Panel);
  const table = (testId: string) => panel().find(Table, { testId });
  const rowsOf = (testId: string) =>
    table(testId)
      .find(TableBody)
      .findAll(TableRow)
      .map((row) => row.findAll(TableCell).map(textOf));
  const totalOf = (testId: string) => table(testId).find(TableFooter).findAll(TableCell).map(textOf);
  return { ...card, panel, table, rowsOf, totalOf };
}

const toNumber = (shown: string | undefined): number => Number((shown ?? '').replaceAll(/[^\d.-]/g, ''));
const inTenths = (shown: string | undefined): number => Math.round(toNumber(shown) * 10);

describe('the panel behind the card', () => {
  it('shows drivers whose points add up to the total, and the total is the score of the title', async () => {
    const drivers = [84.1742, 3.3333, 3.3333, -4.6666, 1.0258].map((points, index) => ({
      name: index === 0 ? 'starting_point' : 'renewals_made',
      points,
      facts: {},
      because: 'because',
      records: [],
    }));
    const { rowsOf, totalOf, panel } = await openPanel({ ...healthy, loyalty: 0.872, drivers });
    const shown = rowsOf('drivers').map((cells) => inTenths(cells[2]));
    expect(shown).toHaveLength(5);
    expect(shown.reduce((sum, points) => sum + points, 0)).toBe(inTenths(totalOf('drivers')[2]));
    expect(totalOf('drivers')[2]).toBe('87.2');
    expect(panel().find(Accordion).props.title).toBe('Loyalty: 87.2 of 100 points (higher is better)');
  });

  it('gives each driver its name, its reason and its sign', async () => {
    const { rowsOf } = await openPanel(goingQuiet);
    expect(rowsOf('drivers')).toEqual([
      ['Starting point', 'our starting assumption', '+84.2', '--'],
      ['Change in contact', 'talked half as often as usual', '-23.2', '--'],
    ]);
  });

  it('shows a driver that the card does not know yet under its own name', async () => {
    const drivers = [{ name: 'phase_of_the_moon', points: 92.17, facts: {}, because: 'it is full', records: [] }];
    const { rowsOf } = await openPanel({ ...healthy, drivers });
    expect(rowsOf('drivers')[0]?.[0]).toBe('phase of the moon');
  });

  it('shows the lifetime value in steps that add up, with years and discount rate', async () => {
    const { rowsOf, totalOf, panel } = await openPanel(healthy);
    const steps = rowsOf('waterfall');
    expect(steps.map((cells) => cells[0])).toEqual([
      'Now: the current term or the last 12 months',
      'Year 1',
      'Year 2',
      'Purchases on their referral',
    ]);
    expect(steps.reduce((sum, cells) => sum + toNumber(cells[4]), 0)).toBe(toNumber(totalOf('waterfall')[4]));
    expect(totalOf('waterfall')[4]).toBe('€151,235');
    const said = textOf(panel());
    expect(said).toContain('Now and the next 5 years, discounted at 12 % a year.');
    expect(said).toContain('The margin of a year is what they pay under contract or usually buy in a year');
    expect(said).toContain('Ideal starts at €90,000; 93 in 100 such customers reach it.');
    expect(said).toContain('The likely range is €118,000 to €171,500.');
  });

  it.each([
    [0.634, 'en-gb', "63 of 100 of this score rests on this customer's own record"],
    [0, 'en-gb', "Nothing of this score rests on this customer's own record yet"],
    [0.634, 'de-de', '63 von 100 dieses Werts beruhen auf der Erfahrung mit diesem Kunden'],
    [0.004, 'de-de', 'Noch beruht nichts von diesem Wert auf der Erfahrung mit diesem Kunden'],
  ])(
    "says how much of the score rests on the customer's own record: %d in %s",
    async (evidenceWeight, locale, said) => {
      const { panel } = await openPanel({ ...healthy, evidenceWeight }, { locale });
      expect(textOf(panel().find(Text, { testId: 'evidence-weight' }))).toContain(said);
    },
  );

  it('does not say what the answer does not: no evidence weight, no notes on the value', async () => {
    const { panel } = await openPanel(healthy);
    expect(panel().maybeFind(Text, { testId: 'evidence-weight' })).toBeNull();
    expect(panel().maybeFind(Flex, { testId: 'value-notes' })).toBeNull();
  });

  it('says why a value is negative', async () => {
    const valueNotes = ['negative_margin', 'cost_to_serve_above_margin'];
    const { panel } = await openPanel({ ...healthy, valueNotes });
    const notes = panel().find(Flex, { testId: 'value-notes' }).findAll(Text).map(textOf);
    expect(notes).toEqual([
      'A year with this customer costs more than it brings: each further year takes from their value.',
      'Serving them for a year costs more than the margin of what they buy in one.',
    ]);
  });

  it('gives reasons and evidence in German to a German reader', async () => {
    const purchases = [{ ...healthy.purchases[0]!, because: 'pipeline "Renewals" contains "renewal"' }];
    const skipped = [{ record: '555', kind: 'deal', reason: 'won without an amount' }];
    const { rowsOf } = await openPanel({ ...healthy, purchases, skipped }, { locale: 'de-de' });
    expect(rowsOf('drivers')[1]).toEqual([
      'Erfolgte Verlängerungen',
      '4 Verlängerungen erfolgt',
      '+6,9',
      '501 Renewal 2026',
    ]);
    expect(rowsOf('purchases')[0]?.[4]).toBe('Pipeline „Renewals“ enthält „renewal“');
    expect(rowsOf('skipped')).toEqual([['Deal 555', 'gewonnen, aber ohne Betrag']]);
  });

  it('says that no segment can be had without an Ideal lifetime value', async () => {
    const { panel } = await openPanel(withoutSegment);
    expect(textOf(panel())).toContain('No segment yet: the policy has no Ideal lifetime value.');
  });

  it('lists what did not count as contact, each with its reason and a way to the record', async () => {
    const { rowsOf, table } = await openPanel(goingQuiet);
    expect(rowsOf('excluded')).toEqual([
      ['10 Nov 2026', 'e-mail', 'Sent by a sequence'],
      ['3 Nov 2026', 'note', 'A note reaches nobody'],
      ['20 Oct 2026', 'call', 'The call was not connected'],
      ['1 Oct 2026', 'meeting', 'The meeting was cancelled'],
      ['--', 'e-mail', 'Has no date'],
    ]);
    expect(table('excluded').find(CrmActionLink).props).toMatchObject({
      actionType: 'ENGAGEMENT_APP_LINK',
      actionContext: { objectTypeId: '0-2', objectId: 9001, engagementId: 731 },
    });
  });

  it('lists the deals as they were read, each leading to the deal', async () => {
    const { rowsOf, table } = await openPanel(healthy);
    expect(rowsOf('purchases')).toEqual([
      ['28 Feb 2026', 'Renewal 2026', '€48,000', 'Renewal', 'its pipeline is called Renewals'],
      ['28 Feb 2022', 'First order', '€30,000', 'Purchase', 'won'],
    ]);
    expect(table('purchases').find(CrmActionLink).props).toMatchObject({
      actionType: 'RECORD_APP_LINK',
      actionContext: { objectTypeId: '0-3', objectId: 502 },
    });
  });

  it('shows a record without an id as text, not as a link that leads nowhere', async () => {
    const purchases = [{ ...healthy.purchases[0]!, record: 'gcloud/17', name: '' }];
    const { table, rowsOf } = await openPanel({ ...healthy, purchases });
    expect(table('purchases').maybeFind(CrmActionLink)).toBeNull();
    expect(rowsOf('purchases')[0]?.[1]).toBe('gcloud/17');
  });

  it('pages a long table ten rows at a time, and its rows stay in order', async () => {
    const purchases = Array.from({ length: 23 }, (_, index) => ({
      ...healthy.purchases[0]!,
      record: `${index + 1}`,
      name: `Order ${index + 1}`,
    }));
    const { table, rowsOf, waitFor } = await openPanel({ ...healthy, purchases });
    expect(table('purchases').props).toMatchObject({ paginated: true, pageCount: 3, page: 1 });
    expect(rowsOf('purchases')).toHaveLength(10);
    const { onPageChange } = table('purchases').props as { onPageChange: (page: number) => void };
    onPageChange(3);
    await waitFor(() => {
      expect(rowsOf('purchases').map((cells) => cells[1])).toEqual(['Order 21', 'Order 22', 'Order 23']);
    });
  });

  it('lists what could not be used and what is missing', async () => {
    const skipped = [{ record: '555', kind: 'deal', reason: 'its amount is in a currency without a rate' }];
    const { rowsOf, panel } = await openPanel({ ...healthy, skipped });
    expect(rowsOf('skipped')).toEqual([['deal 555', 'its amount is in a currency without a rate']]);
    expect(textOf(panel())).toContain('Cost to serve: not entered, counted as none');
  });

  it('names model, policy, evidence and that the policy is provisional', async () => {
    const { panel } = await openPanel(healthy);
    const said = textOf(panel());
    expect(said).toContain('As of 21 Nov 2026, with model seed-1, policy default-1.');
    expect(said).toContain('Record: long (4 or more purchases or renewals).');
    expect(said).toContain('provisional defaults that nobody has confirmed yet');
  });

  it('calls a confirmed policy not provisional', async () => {
    const { panel, text } = await openPanel({ ...healthy, policyProvisional: false });
    expect(`${text()} ${textOf(panel())}`).not.toContain('provisional');
  });

  it("shows a person's override with what was worked out, why and until when", async () => {
    const override = { segment: 'uncertain' as const, reason: 'They are being bought', until: '2027-03-31' };
    const { findByTestId } = await openPanel({ ...healthy, segment: 'uncertain', override });
    expect(textOf(findByTestId(Text, 'override'))).toBe(
      'Set to Uncertain (worked out: Ideal). Reason: They are being bought. Until 31 Mar 2027.',
    );
    expect(findByTestId(Text, 'headline').text).toBe('Uncertain (set by a person), low risk.');
  });

  it('says what lists and workflows still use where that differs from the card', async () => {
    const properties = { ...healthyProperties, loyalty_score: '90.8' };
    const { panel } = await openPanel(healthy, { properties });
    expect(textOf(panel().find(Text, { testId: 'difference' }))).toContain(
      'Lists and workflows use Ideal, 91 in 100, written 19 Nov 2026.',
    );
  });

  it('says nothing of a difference where there is none', async () => {
    const { panel } = await openPanel(healthy, { properties: healthyProperties });
    expect(panel().maybeFind(Text, { testId: 'difference' })).toBeNull();
  });

  it('heads every column of every table', async () => {
    const { panel } = await openPanel(goingQuiet);
    for (const table of panel().findAll(Table)) {
      const headers = table.findAll(TableHeader).map(textOf);
      expect(headers).not.toContain('');
      for (const row of table.find(TableBody).findAll(TableRow)) {
        expect(row.findAll(TableCell)).toHaveLength(headers.length);
      }
    }
  });
});
