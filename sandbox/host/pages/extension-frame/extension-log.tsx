import type { ReactNode } from 'react';
import type { LogLevel } from '../../protocol.ts';

export interface LogLine {
  readonly id: number;
  readonly level: LogLevel;
  readonly text: string;
}

/** What an extension logged, and errors it did not catch: HubSpot keeps these for the developer. Nothing where there is nothing. */
export function ExtensionLog({ lines }: { readonly lines: readonly LogLine[] }): ReactNode {
  if (lines.length === 0) return null;
  const errors = lines.filter(({ level }) => level === 'error').length;
  return (
    <details className="sb-card__log">
      <summary>
        Card log ({lines.length}
        {errors > 0 ? `, ${errors === 1 ? '1 error' : `${errors} errors`}` : ''})
      </summary>
      <ul>
        {lines.map(({ id, level, text }) => (
          <li key={id}>
            <strong>{level}</strong> {text}
          </li>
        ))}
      </ul>
    </details>
  );
}
