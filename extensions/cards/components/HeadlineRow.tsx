import type { ReactElement } from 'react';
import { Flex, StatusTag, Tag, Text } from '@hubspot/ui-extensions';
import { capital } from '../../shared/texts/plural.ts';
import { useWords } from '../hooks/use-words.ts';
import { composeHeadline, segmentName } from '../sentences/headline.ts';
import { composeLastChange } from '../sentences/last-change.ts';
import type { Summary } from '../sentences/summary.ts';
import { RISK_COLOURS, SEGMENT_COLOURS } from './colours.ts';

/** The first sentence, with tags for what it leaves out. */
export function HeadlineRow({ summary }: { readonly summary: Summary }): ReactElement {
  const words = useWords();
  const { text, tags, said } = composeHeadline(summary, words);
  const change = composeLastChange(summary, said, words);
  const { segment, risk } = summary;
  return (
    <Flex direction="column" gap="extra-small" align="start">
      <Text format={{ fontWeight: 'bold' }} testId="headline">
        {text}
      </Text>
      {(segment !== null || risk !== null) && tags.length > 0 && (
        <Flex gap="small" align="center" wrap>
          {tags.includes('segment') && segment !== null && (
            <Tag variant={SEGMENT_COLOURS[segment]} testId="segment">
              {words.texts.segmentTag(segmentName(summary, words))}
            </Tag>
          )}
          {tags.includes('risk') && risk !== null && (
            <StatusTag variant={RISK_COLOURS[risk]} testId="risk">
              {capital(words.texts.labels.riskPhrase[risk])}
            </StatusTag>
          )}
        </Flex>
      )}
      {change !== null && (
        <Text variant="microcopy" testId="last-change">
          {change}
        </Text>
      )}
    </Flex>
  );
}
