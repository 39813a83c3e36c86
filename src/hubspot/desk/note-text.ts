/** Texts of notes and tasks, which HubSpot keeps and shows as HTML. */

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '<br>',
};

/** Plain text with line breaks as HTML: what people wrote, such as names of customers, must not become part of it. */
export function toHtml(text: string): string {
  return text.replace(/[&<>"\n]/g, (character) => ESCAPED[character] ?? character);
}

/** How a mark stands in a text: in brackets, so that no mark is found in a longer one. */
export function markText(mark: string): string {
  return `[${mark}]`;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The lines that a person sees of a text in HTML, each trimmed; empty ones are left out. */
export function toLines(html: string): readonly string[] {
  return html
    .replace(/<(?:br|\/?(?:p|div|li|ul|ol|h[1-6]|tr|table|blockquote))(?=[\s/>])[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z!][^<>]*>/gi, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, decode)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function decode(entity: string, decimal: string | undefined, hexadecimal: string | undefined, name = ''): string {
  if (decimal !== undefined) return character(Number.parseInt(decimal, 10), entity);
  if (hexadecimal !== undefined) return character(Number.parseInt(hexadecimal, 16), entity);
  return NAMED[name.toLowerCase()] ?? entity;
}

function character(code: number, entity: string): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
