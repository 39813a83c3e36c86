import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import type { Format } from '../../shared/format.ts';
import {
  contactClockSchema,
  type ContactClockView,
  renewalOnlySchema,
  type RenewalOnlyView,
} from '../../shared/portfolio-view.ts';
import { useAsked } from '../../shared/use-asked.ts';
import { ChartBeside } from '../components/ChartBeside.tsx';
import { type Group, GroupTable } from '../components/GroupTable.tsx';
import { Nothing } from '../components/Nothing.tsx';
import { Section } from '../components/Section.tsx';
import { type Filters, ofPresent, toPath, withValues } from '../filters/filters.ts';
import { usePlace } from '../hooks/use-place.ts';
import { useFormat, useWords, type Words } from '../hooks/use-words.ts';
import { barsOf } from '../sentences/groups.ts';

/** A quarter: who was not talked to for longer hears of us less often than once a quarter. */
const RECENT_DAYS = 90;

/** How the customers spread over the days since the last conversation that was not about the renewal. */
export function ContactClock(): ReactElement {
  const { texts } = useWords();
  const { filters } = usePlace();
  const reading = useAsked(toPath('contact-clock', filters), contactClockSchema);
  const onlyNever = withValues(filters, 'contactStatuses', ['never']);
  const asked = useAsked(toPath('renewal-only', onlyNever, { offset: 0, limit: 1 }), renewalOnlySchema);
  const renewalOnly = asked.state.status === 'ready' ? asked.state.value : null;
  return (
    <Section title={texts.clock.title} reading={reading} testId="clock">
      {(view) => <Clock view={view} renewalOnly={renewalOnly} />}
    </Section>
  );
}

interface ClockProps {
  readonly view: ContactClockView;
  /** Those with whom there never was another conversation; null: not known, or not yet. */
  readonly renewalOnly: RenewalOnlyView | null;
}

function Clock({ view, renewalOnly }: ClockProps): ReactElement {
  const words = useWords();
  const { filters } = usePlace();
  const format = useFormat(view.currency);
  const { texts, count } = words;
  const { bands, never, notMeasurable } = view;
  const groups = groupsOf(view, ofPresent(filters), words, format);
  const all = sum(groups.map(({ sums }) => sums));
  if (all === 0) return <Nothing testId="clock-nothing" />;
  const recent = bands.filter(({ untilDays }) => untilDays !== null && untilDays <= RECENT_DAYS);
  return (
    <Flex direction="column" gap="medium">
      <Text testId="clock-sentence">
        {[
          texts.clock.sentence(count(sum(recent)), count(all), format.number(RECENT_DAYS)),
          texts.clock.rest(count(never.customers), count(notMeasurable.customers)),
          ...(renewalOnly === null ? [] : sayNever(never.customers, renewalOnly, words, format)),
        ].join(' ')}
      </Text>
      <ChartBeside
        title={texts.clock.chart}
        bars={barsOf(groups, 'customers')}
        nameLabel={texts.clock.column}
        valueLabel={texts.columns.customers}
        testId="clock-chart"
      >
        <GroupTable
          header={texts.clock.column}
          groups={groups}
          columns={['currentAnnualValue', 'valueAtRisk']}
          format={format}
          testId="clock-table"
        />
      </ChartBeside>
    </Flex>
  );
}

/** The two that "never" holds, where there are any. */
function sayNever(
  never: number,
  { all, windowMonths }: RenewalOnlyView,
  { texts, count }: Words,
  format: Format,
): readonly string[] {
  const silent = never - all.customers;
  if (never === 0 || silent < 0) return [];
  return [texts.clock.ofNever(count(never), count(all.customers), count(silent), format.number(windowMonths))];
}

/** The bands, then those of whom no number of days can be told. */
function groupsOf(
  { bands, never, notMeasurable, notPublished }: ContactClockView,
  filters: Filters,
  { texts }: Words,
  format: Format,
): readonly Group[] {
  const { clock, labels } = texts;
  const byStatus = (key: 'never' | 'not_measurable', sums: Group['sums']): Group => ({
    key,
    label: labels.contactStatus[key],
    sums,
    filters: withValues(filters, 'contactStatuses', [key]),
  });
  const unpublished = { key: 'unpublished', label: clock.notPublished };
  return [
    ...bands.map(({ fromDays, untilDays, ...sums }) => ({
      key: String(fromDays),
      label:
        untilDays === null
          ? clock.openBand(format.number(fromDays))
          : clock.band(format.number(fromDays), format.number(untilDays)),
      sums,
      filters: null,
    })),
    byStatus('never', never),
    byStatus('not_measurable', notMeasurable),
    ...(notPublished === undefined || notPublished.customers === 0
      ? []
      : [{ ...unpublished, sums: notPublished, filters: withValues(filters, 'missing', ['not_published']) }]),
  ];
}

function sum(groups: readonly { readonly customers: number }[]): number {
  return groups.reduce((total, { customers }) => total + customers, 0);
}
