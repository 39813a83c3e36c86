/** The parts of the loyalty programme and the usual costs: each with what it does, and what it costs. */
export const enProgrammeFields = {
  'parts.goals': {
    label: 'Goals',
    about:
      'So many of the Uncertain to become Ideal by a day, with who is closest. Writes loyalty_goal on the customers of a goal; no further calls to HubSpot.',
  },
  'parts.ranking': {
    label: 'Ranking and movers',
    about:
      'The Ideal by relative value, fixed at the end of every quarter, and who rose or fell since and why. Writes loyalty_mover; no further calls to HubSpot.',
  },
  'parts.milestones': {
    label: 'Milestones',
    about:
      'Whom to thank, for what and how, or why not now. Writes loyalty_next_milestone; no further calls to HubSpot.',
  },
  'parts.referrals': {
    label: 'Referrals',
    about: 'Who recommended us, what came of it, and whom to ask now. Writes nothing; no further calls to HubSpot.',
  },
  'parts.activities': {
    label: 'Retention activities',
    about:
      'What is planned and done for customers, with its cost and what followed. Makes a task in HubSpot where somebody asks for one, a few calls each.',
  },
  'parts.roadmap': {
    label: 'Roadmap exchange',
    about:
      'Where customers want to be in three to five years, and what we told of our plans. Each exchange is a note on the company in HubSpot, a few calls each.',
  },
  'parts.competition': {
    label: 'Competition',
    about: 'Who is open to competitors, and why. Writes nothing; no further calls to HubSpot.',
  },
  'parts.profile': {
    label: 'Profile of the Ideal',
    about:
      'What the Ideal have in common, worked out once a month, and how well companies fit that are no customers yet. Writes loyalty_fit on these; no further calls to HubSpot.',
  },
  'parts.returns': {
    label: 'Return',
    about:
      'What the retention activities returned, worked out once a week against customers alike without one. Writes nothing; no further calls to HubSpot.',
  },
  'usualCosts.priority_service': { label: 'Priority service', about: 'For the company.' },
  'usualCosts.direct_support': { label: 'Direct support or a secure customer site', about: 'For the company.' },
  'usualCosts.personal_offer': { label: 'Personal offer', about: 'For the company.' },
  'usualCosts.frequent_buying_terms': { label: 'Terms for frequent buying', about: 'For the company.' },
  'usualCosts.recognition': { label: 'Recognition', about: 'For a person in the company.' },
  'usualCosts.training': { label: 'Training or certification', about: 'For the company and its people.' },
  'usualCosts.early_access': { label: 'Early access', about: 'For a person in the company.' },
  'usualCosts.say_in_product': { label: 'A say in the product', about: 'For the company and its people.' },
  'usualCosts.survey': { label: 'Survey', about: 'For the company and its people.' },
  'usualCosts.advisory_board': { label: 'Advisory board', about: 'For a person in the company.' },
  'usualCosts.referral_ask': { label: 'Asking for a referral', about: 'Asked of the customer.' },
  'usualCosts.reference_ask': { label: 'Asking to be a reference', about: 'Asked of the customer.' },
};

export const enProgrammeTab = {
  parts: 'Parts of the loyalty programme',
  about:
    'Each part works by itself. What is off is out of sight, costs nothing, and its properties are taken off the records again.',
  costs: 'What an activity usually costs',
  costsAbout: 'Offered where an activity is assigned; what one did cost is entered when it is done.',
};
