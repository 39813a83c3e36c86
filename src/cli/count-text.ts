/** A number with its word: `1 company`, `2 companies`. */
export function countText(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

export function companiesText(count: number): string {
  return countText(count, 'company', 'companies');
}
