/** The two pages that an administrator may see: plain, without a script, in English. */
import { createHash } from 'node:crypto';
import type { Response } from 'express';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem;color:#33475b}h1{font-size:1.5rem}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export interface OAuthPage {
  readonly status: number;
  readonly title: string;
  /** What it means and what to do, a paragraph each. */
  readonly paragraphs: readonly string[];
}

export function sendPage(response: Response, { status, title, paragraphs }: OAuthPage): void {
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  );
  const body = paragraphs.map((text) => `<p>${escape(text)}</p>`).join('');
  response
    .status(status)
    .type('html')
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)} – Loyalty Lens</title><style>${STYLE}</style></head><body><h1>${escape(title)}</h1>${body}</body></html>`,
    );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
