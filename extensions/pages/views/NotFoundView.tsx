import type { ReactElement } from 'react';
import { EmptyState, Text } from '@hubspot/ui-extensions';
import { PageLink } from '@hubspot/ui-extensions/pages';
import { ROUTES } from '../filters/routes.ts';
import { useWords } from '../hooks/use-words.ts';

export function NotFoundView(): ReactElement {
  const { notFound } = useWords().texts.frame;
  return (
    <EmptyState title={notFound.title} layout="vertical" testId="not-found">
      <Text>{notFound.text}</Text>
      <PageLink to={ROUTES.week}>{notFound.back}</PageLink>
    </EmptyState>
  );
}
