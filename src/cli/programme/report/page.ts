import { escapeHtml } from './html.ts';

const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.5rem 4rem; background: #fff; color: #1f2d3d; font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 0 0 .75rem; }
p { margin: 0 0 .6rem; max-width: 46rem; }
section { border-top: 1px solid #cbd6e2; margin-top: 2rem; padding-top: 1.25rem; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1rem; margin: 1.25rem 0 0; }
dl div { background: #f5f8fa; padding: .75rem 1rem; border-radius: 4px; }
dt { font-size: .85rem; color: #425b76; }
dd { margin: 0; font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .87rem; }
caption { text-align: left; font-weight: 600; padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid #dfe3eb; font-weight: 400; }
thead th { color: #425b76; font-weight: 600; border-bottom-color: #7c98b6; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
section > table > caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 2fr); gap: 2rem; align-items: start; }
figure { margin: .5rem 0 1rem; }
figcaption { font-weight: 600; font-size: .87rem; padding-bottom: .35rem; }
svg { width: 100%; height: auto; }
svg text { font: 13px system-ui, sans-serif; fill: #1f2d3d; }
svg rect { fill: #2f6f9f; }
footer { border-top: 1px solid #cbd6e2; margin-top: 2rem; padding-top: 1rem; font-size: .87rem; color: #425b76; }
@media (max-width: 48rem) { .beside { grid-template-columns: 1fr; } }
@media print {
  body { padding: 0; max-width: none; font-size: 11px; }
  svg rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  tr, figure, dl div { break-inside: avoid; }
  h2 { break-after: avoid; }
}`;

/** A whole page of its own: no script, no address outside, and the browser is told so. */
export function pageHtml(language: string, title: string, main: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
}
