import type { CrmData, CrmPipeline } from '../../crm/crm-data.ts';

export type DealOutcome = 'won' | 'lost' | 'open';

/** What the text of a stage says: "Closed Won" and "Closed Lost" in any case and spelling; every other stage is open. */
export function outcomeOfStage(stage: string): DealOutcome {
  const text = stage.toLowerCase().replace(/[^a-z]/g, '');
  if (text === 'won' || text.startsWith('closedwon')) return 'won';
  return text === 'lost' || text.startsWith('closedlost') ? 'lost' : 'open';
}

/** Nothing in the file tells how likely an open stage is won. */
const OPEN_PROBABILITY = 0.5;

type Stage = CrmPipeline['stages'][number];

interface PipelineSoFar {
  readonly id: string;
  readonly label: string;
  /** By label in lower case. */
  readonly stages: Map<string, Stage>;
}

/** The pipelines, stages and deal types that a file speaks of, with ids made from their order. */
export class DealLabels {
  /** By label in lower case. */
  readonly #pipelines = new Map<string, PipelineSoFar>();
  readonly #types = new Map<string, CrmData['dealTypes'][number]>();

  /** Ids of the pipeline and the stage with these labels. */
  place(pipelineLabel: string, stageLabel: string): { readonly pipeline: string; readonly dealstage: string } {
    const pipeline = this.#pipeline(pipelineLabel === '' ? 'Sales Pipeline' : pipelineLabel);
    const key = stageLabel.toLowerCase();
    const stage = pipeline.stages.get(key) ?? makeStage(`${pipeline.id}-stage-${pipeline.stages.size + 1}`, stageLabel);
    pipeline.stages.set(key, stage);
    return { pipeline: pipeline.id, dealstage: stage.id };
  }

  #pipeline(label: string): PipelineSoFar {
    const key = label.toLowerCase();
    const known = this.#pipelines.get(key);
    if (known !== undefined) return known;
    const pipeline = { id: `pipeline-${this.#pipelines.size + 1}`, label, stages: new Map<string, Stage>() };
    this.#pipelines.set(key, pipeline);
    return pipeline;
  }

  /** Value of the deal type with this label or value; null where none is given. */
  type(text: string): string | null {
    if (text === '') return null;
    const key = text.toLowerCase().replace(/[^a-z0-9]/g, '');
    const standard = STANDARD_TYPES[key];
    const type =
      this.#types.get(key) ?? (standard === undefined ? { value: text, label: text } : { value: key, label: standard });
    this.#types.set(key, type);
    return type.value;
  }

  get pipelines(): readonly CrmPipeline[] {
    return [...this.#pipelines.values()].map(({ id, label, stages }) => ({ id, label, stages: [...stages.values()] }));
  }

  get types(): CrmData['dealTypes'] {
    return [...this.#types.values()];
  }
}

function makeStage(id: string, label: string): Stage {
  const outcome = outcomeOfStage(label);
  const probability = { won: 1, lost: 0, open: OPEN_PROBABILITY }[outcome];
  return { id, label, isClosed: outcome !== 'open', probability };
}

/** HubSpot's own deal types by their values. */
const STANDARD_TYPES: Readonly<Record<string, string>> = {
  newbusiness: 'New Business',
  existingbusiness: 'Existing Business',
};
