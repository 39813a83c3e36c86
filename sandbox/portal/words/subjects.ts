/** What people write above an activity. None but the renewal's own speaks of a renewal. */
export const SUBJECTS = {
  call: [
    'Call about the rollout',
    'Check-in call',
    'Question about user rights',
    'Follow-up on the open points',
    'Call with IT operations',
    'Data import: next steps',
    'Feedback after the training',
  ],
  meeting: [
    'Quarterly business review',
    'Roadmap preview',
    'Workshop: reporting for management',
    'Onboarding of the new team',
    'Admin training',
    'Meeting with the head of operations',
    'Integration design session',
    'Visit on site',
  ],
  emailOut: [
    'Answers to your questions from Tuesday',
    'Release notes that matter to you',
    'Minutes of our meeting',
    'Example dashboard as discussed',
    'Idea for your warehouse team',
    'Introduction: your new contact in support',
    'Security questionnaire, completed',
  ],
  emailIn: [
    'Re: Release notes that matter to you',
    'Question about the API limits',
    'Two more users for the finance team',
    'Re: Minutes of our meeting',
    'Problem with the nightly export',
    'Can we talk about reporting?',
  ],
  message: ['Short question', 'Thanks for the visit', 'Congratulations on the new site'],
  note: ['Internal: org chart updated', 'Internal: budget round starts in spring', 'Internal: prefers phone'],
  task: ['Send reference case', 'Prepare business review', 'Ask for budget', 'Call back'],
  renewal: ['Your renewal', 'Renewal quote', 'Renewal: terms for the next year', 'Renew by the end of the month?'],
  /** On the renewal deal, without the word. */
  renewalUnnamed: ['Quote for the next term', 'Prices from next year', 'Order form for signature'],
  sequence: ['Three minutes for a new feature?', 'Following up on my last e-mail', 'One last try'],
  marketing: [
    'Newsletter: what is new this month',
    'Invitation: customer day',
    'Webinar: planning without spreadsheets',
  ],
} as const;

/** Reasons that people enter for a lost deal. */
export const LOST_REASONS = [
  'Price',
  'Chose another vendor',
  'No budget',
  'Project stopped',
  'No longer needed',
] as const;

export const TICKET_SUBJECTS = [
  'Login fails after password change',
  'Export is slow',
  'User cannot be invited',
  'Wrong total in a report',
  'Import stops at row 2,000',
  'Question about a bill',
] as const;
