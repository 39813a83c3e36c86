import type { Filter, FilterGroups } from './filters.ts';

/** Text for people; `{{property}}` stands for a value of the company. */
export type Template = string;

export type Action =
  | {
      readonly kind: 'create_task';
      readonly title: Template;
      readonly notes: Template;
      readonly dueInDays: number;
      readonly priority: 'LOW' | 'MEDIUM' | 'HIGH';
      /** Whether the company's owner gets it; else nobody does, and it waits in its queue. */
      readonly forOwner: boolean;
    }
  | { readonly kind: 'set_property'; readonly property: string; readonly value: Template }
  | {
      readonly kind: 'custom_action';
      /** Under this name later branches find what it put out. */
      readonly name: string;
      /** The path of the app's action, such as "/hubspot/actions/rescore". */
      readonly path: string;
      readonly inputFields: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'delay'; readonly days: number }
  | {
      readonly kind: 'branch';
      readonly on: { readonly action: string; readonly output: string } | { readonly filter: Filter };
      /** Of an output: the values that take the first way. Of a filter: left out. */
      readonly values?: readonly string[];
      readonly then: readonly Action[];
      readonly otherwise: readonly Action[];
    };

/** A company-based workflow, as a person sets it up. */
export interface Workflow {
  readonly name: string;
  readonly enrolsWhen: FilterGroups;
  /**
   * Off where empty: then a company is enrolled once and never again. Each is a condition on a company property; activities
   * cannot be re-enrolment triggers.
   */
  readonly reEnrolsOn: readonly Filter[];
  readonly actions: readonly Action[];
}

/** An active list: the companies that match now. */
export interface CompanyList {
  readonly name: string;
  readonly matches: FilterGroups;
}
