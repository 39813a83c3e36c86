import type { ReactElement } from 'react';
import { Flex, Text } from '@hubspot/ui-extensions';
import type { ScoredView } from '../../shared/card-view.ts';
import { toScore } from '../../shared/rounding.ts';
import { useWords } from '../hooks/use-words.ts';
import { sayChance } from '../sentences/chance.ts';
import type { Published } from '../sentences/read-published.ts';
import type { Words } from '../sentences/words.ts';

export interface MadeWithProps {
  readonly view: ScoredView;
  readonly published: Published | null;
}

/** Model, policy, evidence, and where lists and workflows still use other values. */
export function MadeWith({ view, published }: MadeWithProps): ReactElement {
  const words = useWords();
  const { texts, format } = words;
  const { made, renewal } = texts.details;
  const difference = describeDifference(view, published, words);
  return (
    <Flex direction="column" gap="extra-small">
      {difference !== null && <Text testId="difference">{difference}</Text>}
      {view.renewal !== null && <Text>{renewal(format.fullDate(view.renewal.date))}</Text>}
      <Text>{made.evidence(texts.labels.evidence[view.evidence])}</Text>
      <Text testId="made">{made.text(format.fullDate(view.asOf), view.model, view.policy)}</Text>
      {view.policyProvisional && <Text testId="provisional">{made.provisional}</Text>}
    </Flex>
  );
}

/** What lists and workflows use, where it differs from what this card shows. */
function describeDifference(view: ScoredView, published: Published | null, words: Words): string | null {
  if (published?.kind !== 'scored') return null;
  const { summary, scoredOn } = published;
  const chance = sayChance(summary.score, words);
  const isSame =
    summary.segment === view.segment &&
    summary.risk === view.risk &&
    chance === sayChance(toScore(view.loyalty), words);
  if (isSame) return null;
  const { labels, details } = words.texts;
  const segment = summary.segment === null ? details.none : labels.segment[summary.segment];
  return details.differs(segment, chance, words.format.fullDate(scoredOn));
}
