/** Text as HTML: what a customer is called must never be read as markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export interface Column {
  readonly head: string;
  /** Set to the right, so that digits stand under each other. */
  readonly isNumber?: boolean;
}

/** A table with a caption and heads that a screen reader can tell; the first cell of a row names it. */
export function tableHtml(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const classOf = (index: number): string => (columns[index]?.isNumber === true ? ' class="number"' : '');
  const head = columns.map(({ head }, index) => `<th scope="col"${classOf(index)}>${escapeHtml(head)}</th>`).join('');
  const body = rows
    .map((cells) => {
      const row = cells.map((cell, index) => {
        const text = escapeHtml(String(cell));
        return index === 0 ? `<th scope="row">${text}</th>` : `<td${classOf(index)}>${text}</td>`;
      });
      return `<tr>${row.join('')}</tr>`;
    })
    .join('\n');
  return `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

export function paragraphs(lines: readonly string[]): string {
  return lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n');
}

/** @param parts HTML already */
export function sectionHtml(id: string, title: string, parts: readonly string[]): string {
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(title)}</h2>\n${parts.join('\n')}\n</section>`;
}

/** A chart beside the table that says the same. */
export function besideHtml(chart: string, table: string): string {
  return `<div class="beside">${chart}<div>${table}</div></div>`;
}
