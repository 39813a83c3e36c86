import { Children, type ReactNode } from 'react';
import type { DescriptionListItemProps, DescriptionListProps, ListProps } from '@hubspot/ui-extensions';
import { testAttribute } from './attributes.ts';

export function DescriptionList({ children, direction = 'column', testId }: DescriptionListProps): ReactNode {
  return (
    <dl className={`sb-description sb-description--${direction}`} {...testAttribute(testId)}>
      {children}
    </dl>
  );
}

export function DescriptionListItem({ label, children, testId }: DescriptionListItemProps): ReactNode {
  return (
    <div className="sb-description__item" {...testAttribute(testId)}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function List({ children, variant = 'unordered', testId }: ListProps): ReactNode {
  const Tag = variant.startsWith('ordered') ? 'ol' : 'ul';
  return (
    <Tag className={`sb-list sb-list--${variant}`} {...testAttribute(testId)}>
      {Children.map(children, (child) => (
        <li>{child}</li>
      ))}
    </Tag>
  );
}
