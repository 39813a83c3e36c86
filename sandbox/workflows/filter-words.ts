import type { SandboxCrm } from '../crm/sandbox-crm.ts';
import type { Filter } from './filters.ts';

/** A filter as HubSpot's editor reads, with the labels that people see: "Loyalty: risk is any of High or Critical". */
export function filterWords(crm: SandboxCrm, filter: Filter): string {
  const definition = crm.property('companies', filter.property);
  const label = definition?.label ?? filter.property;
  const optionLabel = (value: string): string =>
    definition?.options.find((option) => option.value === value)?.label ?? value;
  switch (filter.is) {
    case 'known':
      return `${label} is known`;
    case 'unknown':
      return `${label} is unknown`;
    case 'any_of':
      return `${label} is any of ${filter.values.map(optionLabel).join(' or ')}`;
    case 'none_of':
      return `${label} is none of ${filter.values.map(optionLabel).join(' or ')}`;
    case 'greater_than':
      return `${label} is greater than ${amountWords(filter.number)}`;
    case 'less_than':
      return `${label} is less than ${amountWords(filter.number)}`;
    case 'less_than_days_ago':
      return `${label} is less than ${dayWords(filter.days)} ago`;
    case 'more_than_days_ago':
      return `${label} is more than ${dayWords(filter.days)} ago`;
    case 'less_than_days_from_now':
      return `${label} is less than ${dayWords(filter.days)} from now`;
    case 'more_than_days_from_now':
      return `${label} is more than ${dayWords(filter.days)} from now`;
  }
}

function dayWords(days: number): string {
  return days === 1 ? '1 day' : `${String(days)} days`;
}

function amountWords(amount: number): string {
  return amount.toLocaleString('en-US');
}
