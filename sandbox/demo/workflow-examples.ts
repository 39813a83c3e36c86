/** Examples of workflows that a portal would build on the written properties: the sandbox says what they would do. */

export interface WorkflowExample {
  readonly name: string;
  readonly property: string;
  /** Enrols when the property changes to this; null: whenever it is set. */
  readonly becomes: string | null;
  /** What it would do; `company` and `owner` are names. */
  readonly would: (company: string, owner: string | null) => string;
}

function ownerOr(owner: string | null, instead: string): string {
  return owner ?? instead;
}

const WORKFLOW_EXAMPLES: readonly WorkflowExample[] = [
  {
    name: 'Risk became critical',
    property: 'loyalty_risk',
    becomes: 'critical',
    would: (company, owner) =>
      `create a task for ${ownerOr(owner, 'the head of customer success')}: call ${company} today`,
  },
  {
    name: 'Risk became high',
    property: 'loyalty_risk',
    becomes: 'high',
    would: (company, owner) =>
      `create a task for ${ownerOr(owner, 'the head of customer success')}: book a meeting with ${company} this week`,
  },
  {
    name: 'Became Ideal',
    property: 'loyalty_segment',
    becomes: 'ideal',
    would: (company, owner) => `tell ${ownerOr(owner, 'the team')} and ask ${company} for a referral`,
  },
  {
    name: 'Is not a fit now',
    property: 'loyalty_segment',
    becomes: 'non_ideal',
    would: (company) => `take ${company} out of the growth campaigns`,
  },
  {
    name: 'Contact is overdue',
    property: 'loyalty_contact_status',
    becomes: 'overdue',
    would: (company, owner) =>
      `remind ${ownerOr(owner, 'the team')} to talk to ${company} about anything but the renewal`,
  },
  {
    name: 'Loyalty alert',
    property: 'loyalty_alert_at',
    becomes: null,
    would: (company, owner) =>
      `notify ${ownerOr(owner, 'the team')} with the sentence in “Loyalty: summary” of ${company}`,
  },
];

/** The example that waits for this change, if any. */
export function findWorkflow(property: string, after: string): WorkflowExample | null {
  if (after === '') return null;
  return (
    WORKFLOW_EXAMPLES.find(
      (example) => example.property === property && (example.becomes === null || example.becomes === after),
    ) ?? null
  );
}
