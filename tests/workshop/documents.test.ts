import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../support/temporary-directory.ts';
import { anchorsOf, DOCUMENTS, readDocument } from './support/read-documents.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Link {
  readonly document: string;
  /** From the project's root; the document itself for a link within it. */
  readonly path: string;
  readonly anchor: string | undefined;
}

const LINKS: readonly Link[] = DOCUMENTS.flatMap((document) =>
  [...readDocument(document).matchAll(/\]\(([^)#\s]*)(?:#([^)\s]+))?\)/g)]
    .filter(([, target = '']) => !/^[a-z]+:/.test(target))
    .map(([, target = '', anchor]) => ({
      document,
      path: target === '' ? document : join(dirname(document), target),
      anchor,
    })),
);

describe('the documents', () => {
  it('link only to files that are there', () => {
    expect(LINKS.length).toBeGreaterThan(30);
    for (const { document, path } of LINKS) {
      expect(existsSync(join(PROJECT_ROOT, path)), `${document} links to ${path}`).toBe(true);
    }
  });

  it('link only to headings that are there', () => {
    for (const { document, path, anchor } of LINKS) {
      if (anchor !== undefined) expect(anchorsOf(readDocument(path)), `${document} links to ${path}`).toContain(anchor);
    }
  });

  it('can each be reached from the README by links', () => {
    const reached = new Set(['README.md']);
    for (const from of reached) {
      for (const { document, path } of LINKS) if (document === from && path.endsWith('.md')) reached.add(path);
    }
    for (const document of DOCUMENTS) expect(reached, `nothing leads to ${document}`).toContain(document);
  });

  it('name files of the sources that are there', () => {
    for (const document of DOCUMENTS) {
      const named = readDocument(document).matchAll(/`((?:src|extensions|sandbox|tests|bench)\/[\w./-]+\.tsx?)`/g);
      for (const [, path = ''] of named) {
        expect(existsSync(join(PROJECT_ROOT, path)), `${document} names ${path}`).toBe(true);
      }
    }
  });
});

describe('the pictures', () => {
  const folder = join(PROJECT_ROOT, 'docs/screenshots');
  const browser = join(PROJECT_ROOT, 'tests/browser');
  const pictures = readdirSync(folder);
  const taken = readdirSync(browser)
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => [...readFileSync(join(browser, name), 'utf8').matchAll(/picture\(page, '([\w-]+)'\)/g)])
    .map(([, name = '']) => `${name}.png`);

  it('are each shown in a document, and are pictures', () => {
    const shown = new Set(LINKS.map(({ path }) => path));
    for (const name of pictures) {
      expect(shown, `nobody shows ${name}`).toContain(`docs/screenshots/${name}`);
      expect(readFileSync(join(folder, name)).subarray(0, PNG.length).equals(PNG), name).toBe(true);
    }
  });

  it('are all taken by a test in the browser, and none is kept that is taken no more', () => {
    expect(pictures.toSorted()).toEqual(taken.toSorted());
  });
});
