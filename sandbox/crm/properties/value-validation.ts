import { invalid } from '../answers.ts';
import type { Refusal } from '../answers.ts';
import type { CrmObjectType } from '../crm-data.ts';
import type { PropertyDefinition } from './definition.ts';
import type { PropertyCatalog } from './property-catalog.ts';
import { normalizeValue, parseInstant } from './value-formats.ts';

interface InvalidValue {
  readonly isValid: false;
  readonly message: string;
  readonly error: string;
  readonly name: string;
  readonly localizedErrorMessage: string;
}

const DAY_IN_MILLISECONDS = 86_400_000;
const LONGEST_TEXT = 65_536;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** What HubSpot would refuse in these values: a message with a JSON array inside; null where it takes them. */
export function refuseValues(
  catalog: PropertyCatalog,
  type: CrmObjectType,
  values: Readonly<Record<string, string | null>>,
): Refusal | null {
  const problems = Object.entries(values).flatMap(([name, value]) => {
    const problem = problemOf(catalog.findLive(type, name), name, value);
    return problem === null ? [] : [problem];
  });
  if (problems.length === 0) return null;
  return invalid(
    `Property values were not valid: ${JSON.stringify(problems)}`,
    problems.map((problem) => ({
      message: problem.message,
      code: problem.error,
      context: { propertyName: [problem.name] },
    })),
  );
}

function problemOf(
  definition: PropertyDefinition | undefined,
  name: string,
  value: string | null,
): InvalidValue | null {
  if (definition === undefined) {
    return problem(name, 'PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`);
  }
  if (definition.readOnlyValue) {
    return problem(name, 'READ_ONLY_VALUE', `"${name}" is a read only property; its value cannot be set.`);
  }
  if (value === null || value === '') return null;
  switch (definition.type) {
    case 'number':
      return NUMBER.test(value) ? null : problem(name, 'INVALID_NUMBER', `${value} was not a valid number.`);
    case 'date':
      return dateProblem(name, value);
    case 'datetime':
      return parseInstant(value) === null
        ? problem(name, 'INVALID_DATE', `${value} was not a valid datetime; send ISO 8601 or milliseconds.`)
        : null;
    case 'bool':
      return value === 'true' || value === 'false'
        ? null
        : problem(name, 'INVALID_OPTION', `${value} was not one of the allowed options: [true, false]`);
    case 'enumeration':
      return optionProblem(definition, value);
    default:
      return value.length <= LONGEST_TEXT
        ? null
        : problem(name, 'PROPERTY_VALUE_TOO_LONG', `The value of ${name} is longer than ${String(LONGEST_TEXT)}.`);
  }
}

function optionProblem(definition: PropertyDefinition, value: string): InvalidValue | null {
  if (definition.externalOptions) return null;
  const chosen = definition.fieldType === 'checkbox' ? value.split(';').filter((part) => part !== '') : [value];
  const wrong = chosen.find((part) => !definition.options.some((option) => option.value === part));
  if (wrong === undefined) return null;
  const allowed = definition.options.map(({ label, value: of }) => `label: "${label}" value: "${of}"`).join(', ');
  return problem(definition.name, 'INVALID_OPTION', `${wrong} was not one of the allowed options: [${allowed}]`);
}

/** A date is YYYY-MM-DD, or milliseconds that are exactly midnight in UTC. */
function dateProblem(name: string, value: string): InvalidValue | null {
  if (/^-?\d+$/.test(value)) {
    return Number(value) % DAY_IN_MILLISECONDS === 0
      ? null
      : problem(name, 'INVALID_DATE', `${value} is at a time that is not midnight in UTC.`);
  }
  return isDay(value) ? null : problem(name, 'INVALID_DATE', `${value} was not a valid date; send YYYY-MM-DD.`);
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

/** The values in the form in which HubSpot gives them back: days as YYYY-MM-DD, instants as ISO 8601, nothing as ''. */
export function normalizeValues(
  catalog: PropertyCatalog,
  type: CrmObjectType,
  values: Readonly<Record<string, string | null>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      normalizeValue(catalog.findLive(type, name)?.type, value ?? ''),
    ]),
  );
}

function problem(name: string, error: string, message: string): InvalidValue {
  return { isValid: false, message, error, name, localizedErrorMessage: message };
}
