import { escapeHtml } from './html.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** The value as it is written beside the bar. */
  readonly shown: string;
}

const WIDTH = 400;
const ROW = 30;
const LABEL_WIDTH = 150;
const SHOWN_WIDTH = 105;
const LONGEST_LABEL = 20;

/** Horizontal bars from 0, drawn with nothing but SVG; values below 0 have no bar, and are written all the same. */
export function barChart(caption: string, bars: readonly Bar[]): string {
  const most = bars.reduce((largest, { value }) => Math.max(largest, value), 0);
  const room = WIDTH - LABEL_WIDTH - SHOWN_WIDTH;
  const rows = bars.map(({ label, value, shown }, index) => {
    const top = index * ROW;
    const length = most > 0 ? Math.max(0, (room * value) / most) : 0;
    const middle = top + ROW / 2 + 5;
    return [
      `<text x="${String(LABEL_WIDTH - 8)}" y="${String(middle)}" text-anchor="end">${escapeHtml(short(label))}</text>`,
      `<rect x="${String(LABEL_WIDTH)}" y="${String(top + 5)}" width="${length.toFixed(1)}" height="${String(ROW - 10)}" rx="2"/>`,
      `<text x="${(LABEL_WIDTH + length + 8).toFixed(1)}" y="${String(middle)}">${escapeHtml(shown)}</text>`,
    ].join('');
  });
  const height = ROW * bars.length;
  const said = bars.map(({ label, shown }) => `${label}: ${shown}`).join('; ');
  return `<figure><figcaption>${escapeHtml(caption)}</figcaption><svg viewBox="0 0 ${String(WIDTH)} ${String(height)}" role="img" aria-label="${escapeHtml(`${caption}. ${said}`)}">${rows.join('')}</svg></figure>`;
}

function short(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}
