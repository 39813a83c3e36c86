import type { Surface } from './gallery-state.ts';

export interface Picture {
  readonly surface: Surface;
  readonly state: string;
  /** Such as `tab-de`. */
  readonly variant: string;
  readonly file: string;
  readonly problems: readonly string[];
}

const STYLE = `
  body { margin: 24px; font: 14px/1.4 system-ui, sans-serif; background: #eef1f5; color: #22303c; }
  .row { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; margin-bottom: 32px; }
  figure { margin: 0; }
  figcaption { margin-bottom: 4px; color: #4a5a69; }
  img { display: block; max-width: 100%; border: 1px solid #cfd8e1; background: #fff; }
  .problem { color: #b3261e; }
`;

/** All pictures of a run on one page of HTML, the variants of a state beside each other. */
export function contactSheet(pictures: readonly Picture[]): string {
  const titles = [...new Set(pictures.map(titleOf))];
  const rows = titles.map((title) => {
    const variants = pictures.filter((picture) => titleOf(picture) === title);
    return `<h2>${escape(title)}</h2>\n<div class="row">${variants.map(figure).join('\n')}</div>`;
  });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Every state of every surface</title><style>${STYLE}</style></head>
<body><h1>Every state of every surface</h1>
${rows.join('\n')}
</body>
</html>
`;
}

function titleOf({ surface, state }: Picture): string {
  return `${surface}: ${state}`;
}

function figure({ variant, file, problems }: Picture): string {
  const said = problems.map((problem) => `<p class="problem">${escape(problem)}</p>`).join('');
  return `<figure><figcaption>${escape(variant)}</figcaption>${said}<img src="${escape(file)}" alt="${escape(variant)}" loading="lazy"></figure>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
