import type { PropertyChange } from '../crm/change-feed.ts';
import type { SeenRecord } from '../crm/sandbox-crm.ts';
import { matchesFilter, matchesGroups } from './filters.ts';
import type { FilterMoment } from './filters.ts';
import type { Workflow } from './workflow.ts';

interface Standing {
  matches: boolean;
  /** Of each re-enrolment trigger, whether it held when last looked at. */
  triggers: readonly boolean[];
  enrolledBefore: boolean;
}

export type EnrolmentDecision = 'enrol' | 'stay_out' | 'enrolled_once_already';

/**
 * Decides who is enrolled in one workflow, by HubSpot's rules: when a company turns from not matching to matching; again only
 * where a re-enrolment trigger turns from not holding to holding, or, for "is known", at every change of its value.
 */
export class EnrolmentRules {
  readonly #workflow: Workflow;
  readonly #standings = new Map<string, Standing>();

  constructor(workflow: Workflow) {
    this.#workflow = workflow;
  }

  /** Companies that match when the workflow is switched on are not enrolled: HubSpot asks, and this is its default. */
  noteAtStart(company: SeenRecord, moment: FilterMoment): void {
    this.#standings.set(company.id, { ...this.#look(company, moment), enrolledBefore: false });
  }

  forget(companyId: string): void {
    this.#standings.delete(companyId);
  }

  /** @param change what brought it about; null: time has passed */
  decide(company: SeenRecord, change: PropertyChange | null, moment: FilterMoment): EnrolmentDecision {
    const before = this.#standings.get(company.id);
    const now = this.#look(company, moment);
    const enrolledBefore = before?.enrolledBefore ?? false;
    this.#standings.set(company.id, { ...now, enrolledBefore });
    if (!now.matches) return 'stay_out';
    const triggered = this.#workflow.reEnrolsOn.some(
      (trigger, index) =>
        now.triggers[index] === true &&
        (before?.triggers[index] !== true || (trigger.is === 'known' && change?.propertyName === trigger.property)),
    );
    const turned = before?.matches !== true;
    if (triggered || (turned && !enrolledBefore)) {
      this.#standings.set(company.id, { ...now, enrolledBefore: true });
      return 'enrol';
    }
    return turned ? 'enrolled_once_already' : 'stay_out';
  }

  #look(company: SeenRecord, moment: FilterMoment): Pick<Standing, 'matches' | 'triggers'> {
    return {
      matches: matchesGroups(company, this.#workflow.enrolsWhen, moment),
      triggers: this.#workflow.reEnrolsOn.map((trigger) => matchesFilter(company, trigger, moment)),
    };
  }
}
