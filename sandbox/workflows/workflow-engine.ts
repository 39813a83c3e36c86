import type { PropertyChange } from '../crm/change-feed.ts';
import type { SandboxCrm, SeenRecord } from '../crm/sandbox-crm.ts';
import { ActionRunner } from './action-runner.ts';
import type { Journey } from './action-runner.ts';
import type { ActionOptions } from './call-action.ts';
import { checkFilters, momentOf, requireProperty } from './filters.ts';
import { EnrolmentRules } from './enrolment.ts';
import { WaitingRoom } from './waiting-room.ts';
import { WorkflowLog } from './workflow-log.ts';
import type { WorkflowEntry, WorkflowEntryKind } from './workflow-log.ts';
import type { Action, Workflow } from './workflow.ts';

export interface WorkflowEngine {
  readonly log: readonly WorkflowEntry[];
  /** Looks at all companies again, as time has passed: dates come nearer, delays end. */
  passTime(): void;
  /** Resolves once every company in a workflow is through, or waits for a moment or for the app. */
  settled(): Promise<void>;
  /** Companies that are in a workflow now. */
  readonly enrolled: number;
  /** Nobody is enrolled any more. */
  stop(): void;
}

const FIRST_WORKFLOW_ID = 70_001;

interface Running {
  readonly workflow: Workflow;
  readonly id: number;
  readonly rules: EnrolmentRules;
  /** Companies that are in it. */
  readonly enrolled: Set<string>;
}

/**
 * Switches workflows on in an account. They follow every change of a company's properties from now on.
 *
 * @param actions how the app's own actions are reached; null: they fail
 * @throws where a workflow needs a company property that the account does not have
 */
export function startWorkflows(
  crm: SandboxCrm,
  workflows: readonly Workflow[],
  actions: ActionOptions | null = null,
): WorkflowEngine {
  for (const workflow of workflows) checkWorkflow(crm, workflow);
  const engine = new Engine(crm, workflows, actions);
  const ends = [
    crm.on('propertyChange', (change) => {
      if (change.objectType === 'companies') engine.follow(change);
    }),
    crm.on('recordChange', ({ objectType, objectId, kind }) => {
      if (objectType === 'companies' && kind === 'deletion') engine.forget(objectId);
    }),
    crm.on('callback', ({ callbackId, outputFields }) => {
      engine.complete(callbackId, outputFields);
    }),
  ];
  return {
    get log() {
      return engine.log.entries;
    },
    get enrolled() {
      return engine.enrolled;
    },
    passTime: () => {
      engine.passTime();
    },
    settled: () => engine.settled(),
    stop: () => {
      for (const end of ends) end();
    },
  };
}

class Engine {
  readonly log = new WorkflowLog();
  readonly #crm: SandboxCrm;
  readonly #running: readonly Running[];
  readonly #room = new WaitingRoom();
  readonly #runner: ActionRunner;
  /** Companies in a workflow that do not wait. */
  #atWork = 0;
  #waiters: (() => void)[] = [];

  constructor(crm: SandboxCrm, workflows: readonly Workflow[], actions: ActionOptions | null) {
    this.#crm = crm;
    this.#runner = new ActionRunner(crm, actions, this.#room);
    this.#running = workflows.map((workflow, index) => ({
      workflow,
      id: FIRST_WORKFLOW_ID + index,
      rules: new EnrolmentRules(workflow),
      enrolled: new Set(),
    }));
    const moment = momentOf(crm);
    for (const company of crm.records('companies')) {
      for (const { rules } of this.#running) rules.noteAtStart(company, moment);
    }
  }

  get enrolled(): number {
    return this.#running.reduce((sum, { enrolled }) => sum + enrolled.size, 0);
  }

  follow(change: PropertyChange): void {
    const company = this.#crm.record('companies', change.objectId);
    if (company !== undefined && !company.archived) this.#decide(company, change);
  }

  forget(companyId: string): void {
    for (const { rules, enrolled } of this.#running) {
      rules.forget(companyId);
      enrolled.delete(companyId);
    }
  }

  complete(callbackId: string, outputFields: Readonly<Record<string, unknown>>): void {
    this.#room.complete(callbackId, outputFields);
  }

  passTime(): void {
    this.#room.passTime(this.#crm.now().getTime());
    for (const company of this.#crm.records('companies')) this.#decide(company, null);
  }

  async settled(): Promise<void> {
    // Those who were just woken come back to work first.
    await new Promise((resolve) => setImmediate(resolve));
    if (this.#atWork === 0) return;
    await new Promise<void>((resolve) => {
      this.#waiters.push(resolve);
    });
    await this.settled();
  }

  #decide(company: SeenRecord, change: PropertyChange | null): void {
    const moment = momentOf(this.#crm);
    for (const running of this.#running) {
      const decision = running.rules.decide(company, change, moment);
      if (decision === 'stay_out') continue;
      if (running.enrolled.has(company.id)) this.#note(running, company.id, 'still_enrolled', '');
      else if (decision === 'enrol') this.#enrol(running, company.id);
      else this.#note(running, company.id, 'not_enrolled_again', '');
    }
  }

  #enrol(running: Running, companyId: string): void {
    running.enrolled.add(companyId);
    this.#note(running, companyId, 'enrolled', '');
    this.#work(1);
    // The steps begin once the change that led here is told to everybody.
    void Promise.resolve()
      .then(() => this.#runner.run(this.#journey(running, companyId), running.workflow.actions))
      .catch((error: unknown) => {
        this.#note(running, companyId, 'action_failed', error instanceof Error ? error.message : String(error));
      })
      .then(() => {
        running.enrolled.delete(companyId);
        this.#note(running, companyId, 'ended', '');
        this.#work(-1);
      });
  }

  #journey(running: Running, companyId: string): Journey {
    return {
      companyId,
      workflowId: running.id,
      hasEnded: () => !running.enrolled.has(companyId),
      note: (kind, what) => {
        this.#note(running, companyId, kind, what);
      },
      pause: async (until) => {
        this.#work(-1);
        const result = await until;
        this.#work(1);
        return result;
      },
      outputs: new Map(),
    };
  }

  #work(more: number): void {
    this.#atWork += more;
    if (this.#atWork > 0) return;
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const tell of waiters) tell();
  }

  #note({ workflow }: Running, companyId: string, kind: WorkflowEntryKind, what: string): void {
    this.log.add({ workflow: workflow.name, companyId, kind, what, at: this.#crm.now().toISOString() });
  }
}

function checkWorkflow(crm: SandboxCrm, { name, enrolsWhen, reEnrolsOn, actions }: Workflow): void {
  checkFilters(crm, name, [...enrolsWhen.flat(), ...reEnrolsOn]);
  checkActions(crm, name, actions);
}

function checkActions(crm: SandboxCrm, name: string, actions: readonly Action[]): void {
  for (const action of actions) {
    if (action.kind === 'set_property') requireProperty(crm, name, action.property);
    if (action.kind === 'create_task') {
      for (const [, property = ''] of `${action.title} ${action.notes}`.matchAll(/\{\{(\w+)\}\}/g)) {
        requireProperty(crm, name, property);
      }
    }
    if (action.kind !== 'branch') continue;
    if ('filter' in action.on) checkFilters(crm, name, [action.on.filter]);
    checkActions(crm, name, [...action.then, ...action.otherwise]);
  }
}
