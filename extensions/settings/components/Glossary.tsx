import type { ReactElement } from 'react';
import { Button, DescriptionList, DescriptionListItem, Panel, PanelBody, Text } from '@hubspot/ui-extensions';
import { useWords } from '../hooks/use-words.ts';

/** The words of the page, each with what it means here. */
export function Glossary(): ReactElement {
  const { glossary } = useWords().texts.page;
  return (
    <Button
      variant="transparent"
      testId="glossary"
      overlay={
        <Panel id="settings-glossary" title={glossary.title} width="md">
          <PanelBody>
            <DescriptionList direction="column">
              {glossary.words.map(([word = '', meaning = '']) => (
                <DescriptionListItem key={word} label={word}>
                  <Text>{meaning}</Text>
                </DescriptionListItem>
              ))}
            </DescriptionList>
          </PanelBody>
        </Panel>
      }
    >
      {glossary.open}
    </Button>
  );
}
