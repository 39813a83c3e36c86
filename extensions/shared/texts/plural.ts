/** The form of a word that goes with a count. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
