import type { ReactElement, ReactNode } from 'react';
import { Text } from '@hubspot/ui-extensions';
import { Section, type SectionProps } from '../../components/Section.tsx';
import { useWords } from '../../hooks/use-words.ts';

const ABSENT = ['off', 'not_yet', 'not_seen'] as const;
interface Absent {
  readonly kind: (typeof ABSENT)[number];
}

export interface PartSectionProps<View extends { readonly kind: string }> extends Omit<SectionProps<View>, 'children'> {
  readonly children: (view: Exclude<View, Absent>) => ReactNode;
}

/** What a part of the programme tells; or that it is off, not worked out yet, or not for this person. */
export function PartSection<View extends { readonly kind: string }>({
  children,
  ...section
}: PartSectionProps<View>): ReactElement {
  return (
    <Section {...section}>
      {(view) => (isThere(view) ? children(view) : <WhyAbsent kind={view.kind} testId={`${section.testId}-absent`} />)}
    </Section>
  );
}

function isThere<View extends { readonly kind: string }>(view: View): view is Exclude<View, Absent> {
  return !ABSENT.some((kind) => kind === view.kind);
}

function WhyAbsent({ kind, testId }: { readonly kind: string; readonly testId: string }): ReactElement {
  const { programme } = useWords().texts;
  const sentences = { off: programme.off, not_yet: programme.notYet };
  return <Text testId={testId}>{kind === 'off' || kind === 'not_yet' ? sentences[kind] : programme.notSeen}</Text>;
}
