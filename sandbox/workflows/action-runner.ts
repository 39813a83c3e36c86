import type { SandboxCrm, SeenRecord } from '../crm/sandbox-crm.ts';
import { callAction } from './call-action.ts';
import type { ActionOptions } from './call-action.ts';
import { matchesFilter, momentOf } from './filters.ts';
import { blockMilliseconds } from './block-duration.ts';
import type { KeptPlace, WaitingRoom } from './waiting-room.ts';
import type { WorkflowEntryKind } from './workflow-log.ts';
import type { Action, Template } from './workflow.ts';

type ActionOf<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;
type Outputs = Readonly<Record<string, unknown>>;

const DAY = 86_400_000;

/** One company on its way through one workflow. */
export interface Journey {
  readonly companyId: string;
  readonly workflowId: number;
  /** Sets the company out of the workflow: it was deleted. */
  readonly hasEnded: () => boolean;
  readonly note: (kind: WorkflowEntryKind, what: string) => void;
  /** Waits, and says so: whoever waits is not at work. */
  readonly pause: <T>(until: Promise<T>) => Promise<T>;
  /** What the app's actions put out so far, by the name of the action. */
  readonly outputs: Map<string, Outputs>;
}

interface CallPlace {
  readonly options: ActionOptions;
  readonly callbackId: string;
  readonly place: KeptPlace;
}

/** Does what the steps of a workflow say, one after the other. */
export class ActionRunner {
  readonly #crm: SandboxCrm;
  readonly #actions: ActionOptions | null;
  readonly #room: WaitingRoom;
  #calls = 0;

  /** @param actions how the app's own actions are reached; null: they fail */
  constructor(crm: SandboxCrm, actions: ActionOptions | null, room: WaitingRoom) {
    this.#crm = crm;
    this.#actions = actions;
    this.#room = room;
  }

  async run(journey: Journey, actions: readonly Action[]): Promise<void> {
    for (const action of actions) {
      const company = this.#crm.record('companies', journey.companyId);
      if (journey.hasEnded() || company === undefined || company.archived) return;
      await this.#act(journey, action, company);
    }
  }

  async #act(journey: Journey, action: Action, company: SeenRecord): Promise<void> {
    switch (action.kind) {
      case 'create_task':
        this.#createTask(journey, action, company);
        break;
      case 'set_property':
        this.#setProperty(journey, action, company);
        break;
      case 'delay':
        journey.note('delayed', `${String(action.days)} days`);
        await journey.pause(this.#room.until(this.#crm.now().getTime() + action.days * DAY));
        break;
      case 'custom_action':
        journey.outputs.set(action.name, await this.#callApp(journey, action, company));
        break;
      case 'branch': {
        const isFirst = this.#takesFirstWay(journey, action, company);
        journey.note('branched', isFirst ? 'then' : 'otherwise');
        await this.run(journey, isFirst ? action.then : action.otherwise);
      }
    }
  }

  #createTask(journey: Journey, action: ActionOf<'create_task'>, company: SeenRecord): void {
    const title = filled(action.title, company);
    const owner = company.properties.hubspot_owner_id ?? '';
    this.#crm.change({
      change: 'create',
      type: 'tasks',
      properties: {
        hs_task_subject: title,
        hs_task_body: filled(action.notes, company),
        hs_task_status: 'NOT_STARTED',
        hs_task_priority: action.priority,
        hs_task_type: 'TODO',
        hs_timestamp: new Date(this.#crm.now().getTime() + action.dueInDays * DAY).toISOString(),
        ...(action.forOwner && owner !== '' ? { hubspot_owner_id: owner } : {}),
      },
      associations: [{ to: { type: 'companies', id: company.id } }],
      by: byWorkflow(journey),
    });
    journey.note('task_created', title);
  }

  #setProperty(journey: Journey, action: ActionOf<'set_property'>, company: SeenRecord): void {
    const { property } = action;
    this.#crm.change({
      change: 'update',
      type: 'companies',
      id: company.id,
      properties: { [property]: filled(action.value, company) },
      by: byWorkflow(journey),
    });
    journey.note('property_set', property);
  }

  /** What the action put out; nothing where it failed: then the workflow goes on, and branches take their other way. */
  async #callApp(journey: Journey, action: ActionOf<'custom_action'>, company: SeenRecord): Promise<Outputs> {
    if (this.#actions === null) {
      journey.note('action_failed', `${action.name}: the app has no address`);
      return {};
    }
    this.#calls += 1;
    const callbackId = `ap-${String(this.#crm.portalId)}-${String(journey.workflowId)}-${company.id}-${String(this.#calls)}`;
    // The app may answer by the callback before its answer to the call has arrived.
    const place = this.#room.keepPlace(callbackId);
    const forgetCallback = this.#crm.awaitCallback(callbackId);
    const outputs = await this.#askApp(journey, action, company, { options: this.#actions, callbackId, place });
    place.leave();
    forgetCallback();
    return outputs;
  }

  async #askApp(
    journey: Journey,
    action: ActionOf<'custom_action'>,
    company: SeenRecord,
    { options, callbackId, place }: CallPlace,
  ): Promise<Outputs> {
    journey.note('action_called', action.name);
    const answer = await callAction(
      {
        path: action.path,
        callbackId,
        portalId: this.#crm.portalId,
        workflowId: journey.workflowId,
        actionId: this.#calls,
        companyId: company.id,
        properties: { name: company.properties.name ?? null },
        inputFields: action.inputFields,
      },
      options,
    );
    if (answer.status === null || answer.status >= 300) {
      journey.note('action_failed', `${action.name}: ${answer.status === null ? 'no answer' : String(answer.status)}`);
      return {};
    }
    const outputs =
      answer.outputFields.hs_execution_state === 'BLOCK'
        ? await this.#waitForApp(journey, action.name, answer.outputFields, place)
        : answer.outputFields;
    const hasFailed = outputs === null || outputs.hs_execution_state === 'FAIL_CONTINUE';
    journey.note(hasFailed ? 'action_failed' : 'action_done', action.name);
    return outputs ?? {};
  }

  async #waitForApp(
    journey: Journey,
    name: string,
    { hs_expiration_duration: duration }: Outputs,
    place: KeptPlace,
  ): Promise<Outputs | null> {
    journey.note('action_waits', name);
    place.expireAt(this.#crm.now().getTime() + blockMilliseconds(duration));
    return journey.pause(place.answer);
  }

  #takesFirstWay(journey: Journey, { on, values = [] }: ActionOf<'branch'>, company: SeenRecord): boolean {
    if ('filter' in on) return matchesFilter(company, on.filter, momentOf(this.#crm));
    const output = journey.outputs.get(on.action)?.[on.output];
    return (typeof output === 'string' || typeof output === 'number') && values.includes(String(output));
  }
}

/** HubSpot names its workflows so in the source of a change. */
function byWorkflow({ workflowId }: Journey): { readonly source: string; readonly sourceId: string } {
  return { source: 'AUTOMATION_PLATFORM', sourceId: `workflowId:${String(workflowId)}` };
}

function filled(template: Template, company: SeenRecord): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_token, property: string) => company.properties[property] ?? '');
}
