import type { ProductGapFacts } from './summary.ts';

const NOTE = /^(.+) \((\d+) of (\d+), (industry_and_size|industry|size)\)$/;

/** Reads the note on the record, `Guard (17 of 31, industry)`; null where there is none or it cannot be read. */
export function readProductGap(note: string | null): ProductGapFacts | null {
  const [, product, owners, of, similarBy] = NOTE.exec(note ?? '') ?? [];
  if (product === undefined || !isSimilarity(similarBy)) return null;
  return { product, owners: Number(owners), of: Number(of), similarBy };
}

function isSimilarity(text: string | undefined): text is ProductGapFacts['similarBy'] {
  return text === 'industry_and_size' || text === 'industry' || text === 'size';
}
