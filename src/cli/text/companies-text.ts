import { countText } from '../../scoring/count-text.ts';

export function companiesText(count: number): string {
  return countText(count, 'company', 'companies');
}
