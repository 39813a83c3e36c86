/** A share in whole per cent; a negative one too small to show is `0 %`. */
export function percent(share: number): string {
  // Adding zero keeps "-0" out of the text.
  return `${String(Math.round(100 * share) + 0)} %`;
}
