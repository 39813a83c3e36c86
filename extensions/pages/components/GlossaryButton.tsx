import type { ReactElement } from 'react';
import { Button, DescriptionList, DescriptionListItem, Panel, PanelBody, Text } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';

export function GlossaryButton(): ReactElement {
  const { glossary } = useWords().texts;
  return (
    <Button
      size="sm"
      testId="glossary"
      overlay={
        <Panel id="portfolio-glossary" title={glossary.title} width="md">
          <PanelBody>
            <DescriptionList direction="column">
              {glossary.words.map(([word, meaning]) => (
                <DescriptionListItem key={word} label={word}>
                  <Text>{meaning}</Text>
                </DescriptionListItem>
              ))}
            </DescriptionList>
          </PanelBody>
        </Panel>
      }
    >
      {glossary.button}
    </Button>
  );
}
