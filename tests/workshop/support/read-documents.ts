import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../support/temporary-directory.ts';

/** Paths of every Markdown document of the project. */
export const DOCUMENTS: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(PROJECT_ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `docs/${name}`),
];

/** @param path from the project's root */
export function readDocument(path: string): string {
  return readFileSync(join(PROJECT_ROOT, path), 'utf8');
}

/** What stands between backticks in a line, and the lines of fenced blocks without a language, which hold commands. */
export function codeOf(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) => block.split('\n'));
  const indented = [...text.matchAll(/^ {4}(\S.*)$/gm)].map(([, line = '']) => line);
  const spans = [...text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return [...blocks, ...indented, ...spans]
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '');
}

/** The anchors that a document offers: its headings, as GitHub makes them into ids. */
export function anchorsOf(text: string): ReadonlySet<string> {
  const outside = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  const headings = [...outside.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading.trim().toLowerCase());
  return new Set(headings.map((heading) => heading.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-')));
}
