import type { ReactNode } from 'react';
import { StatusTag, Tag } from '../../components/tags.tsx';

const SEGMENT_TONES: Readonly<Record<string, 'success' | 'info' | 'default'>> = { ideal: 'success', uncertain: 'info' };

const RISK_TONES: Readonly<Record<string, 'success' | 'warning' | 'danger'>> = {
  low: 'success',
  watch: 'warning',
  high: 'danger',
  critical: 'danger',
};

const CONTACT_TONES: Readonly<Record<string, 'success' | 'warning' | 'danger'>> = {
  in_touch: 'success',
  due: 'warning',
  overdue: 'danger',
  never: 'danger',
};

interface Props {
  readonly value: string;
  readonly label: string;
}

export function SegmentTag({ value, label }: Props): ReactNode {
  return <Tag variant={SEGMENT_TONES[value] ?? 'default'}>{label}</Tag>;
}

export function RiskTag({ value, label }: Props): ReactNode {
  return <StatusTag variant={RISK_TONES[value] ?? 'default'}>{label}</StatusTag>;
}

export function ContactTag({ value, label }: Props): ReactNode {
  return (
    <StatusTag variant={CONTACT_TONES[value] ?? 'default'} hollow={value === 'not_measurable'}>
      {label}
    </StatusTag>
  );
}

/** HubSpot shows two dashes where there is no value. */
export const NO_VALUE = '--';
