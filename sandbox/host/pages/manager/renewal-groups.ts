import type { ContactStatus, Risk, UpcomingRenewal } from '../../../demo/manager-views.ts';
import { CONTACT_LABELS } from '../parts/value-tags.tsx';

export const GROUPINGS = [
  { id: 'risk', label: 'By risk' },
  { id: 'silence', label: 'By silence' },
  { id: 'owner', label: 'By owner' },
  { id: 'none', label: 'One list' },
] as const;

export type Grouping = (typeof GROUPINGS)[number]['id'];

export interface RenewalGroup {
  readonly id: string;
  readonly label: string;
  readonly renewals: readonly UpcomingRenewal[];
  readonly valueAtRisk: number;
}

/** The worst first. */
const RISKS: readonly Risk[] = ['critical', 'high', 'watch', 'low'];
const SILENCES: readonly ContactStatus[] = ['never', 'overdue', 'due', 'in_touch', 'not_measurable'];

const GROUP_LABELS: Readonly<Record<Risk, string>> = {
  critical: 'Critical risk',
  high: 'High risk',
  watch: 'Risk to watch',
  low: 'Low risk',
};

function toGroup(id: string, label: string, renewals: readonly UpcomingRenewal[]): RenewalGroup {
  return { id, label, renewals, valueAtRisk: renewals.reduce((sum, { valueAtRisk }) => sum + valueAtRisk, 0) };
}

function byOwner(renewals: readonly UpcomingRenewal[]): readonly RenewalGroup[] {
  const names = new Map(renewals.map(({ owner }) => [owner?.id ?? '', owner?.name ?? 'Nobody owns these']));
  return [...names]
    .map(([id, label]) =>
      toGroup(
        id,
        label,
        renewals.filter(({ owner }) => (owner?.id ?? '') === id),
      ),
    )
    .sort((one, other) => other.valueAtRisk - one.valueAtRisk);
}

/** Renewals in groups; a group without any is left out. */
export function groupRenewals(renewals: readonly UpcomingRenewal[], grouping: Grouping): readonly RenewalGroup[] {
  const groups = {
    none: () => [toGroup('all', 'Renewals', renewals)],
    owner: () => byOwner(renewals),
    risk: () =>
      RISKS.map((risk) =>
        toGroup(
          risk,
          GROUP_LABELS[risk],
          renewals.filter((renewal) => renewal.risk === risk),
        ),
      ),
    silence: () =>
      SILENCES.map((status) =>
        toGroup(
          status,
          `Contact: ${CONTACT_LABELS[status].toLowerCase()}`,
          renewals.filter(({ contactStatus }) => contactStatus === status),
        ),
      ),
  };
  return groups[grouping]().filter((group) => group.renewals.length > 0);
}
