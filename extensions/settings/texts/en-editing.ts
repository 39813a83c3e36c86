import { plural } from '../../shared/texts/plural.ts';

/** Inputs, drafts, saving. */
export const enEditing = {
  units: {
    percent: '%',
    days: 'days',
    months: 'months',
    years: 'years',
    ratio: '',
  },
  labelWithUnit: (label: string, unit: string): string => `${label} (${unit})`,
  range: (low: string, high: string): string => `From ${low} to ${high}.`,
  atLeast: (low: string): string => `At least ${low}.`,
  oneALine: (most: string): string => `One a line, ${most} at most.`,
  empty: 'Not entered',
  clear: (label: string): string => `Take out: ${label}`,
  choices: {
    end_customer: 'The end customer',
    partner: 'The partner',
    everyone: 'The whole portfolio',
    own: 'Their own customers and those of their teams',
  },
  on: 'Yes',
  off: 'No',
  nothing: 'none',
  addMe: 'Add me',
  problems: {
    no_number: 'Enter a number.',
    not_whole: 'Enter a whole number.',
    too_low: (min: string): string => `Enter ${min} or more.`,
    too_high: (max: string): string => `Enter ${max} or less.`,
    too_many: (max: string): string => `Enter ${max} lines at most.`,
    no_id: 'Enter ids in digits.',
    no_property_name: 'Enter an internal name: small letters, digits and _, beginning with a letter.',
    risks_must_rise: 'The bounds must rise from watch to high to critical.',
    name_an_admin: 'Name at least one admin, or everyone sees the whole portfolio all the same.',
    name_yourself: 'Name yourself too, so that nobody is locked out; another admin can take you off the list.',
    said: (message: string): string => `Not accepted: ${message}`,
  },
  problemsTitle: (count: number): string =>
    `${count} ${plural(count, 'input needs', 'inputs need')} attention before this can be saved`,
  provisional: {
    title: 'Provisional defaults',
    about:
      'Nobody has confirmed these numbers yet. Change what does not fit your business, confirm the rest, and save. Until then they are called provisional everywhere.',
  },
  readOnly: {
    title: 'You can look, but not change',
    about: 'Only admins change settings. Ask one of them.',
  },
  draft: {
    changed: (count: number): string => `${count} ${plural(count, 'change is', 'changes are')} not saved yet.`,
    none: 'No changes.',
    everywhere: 'The policy is saved as a whole: changes on the other tabs are saved with it.',
    save: 'Save…',
    discard: 'Discard changes',
  },
  save: {
    title: 'Save these changes?',
    titleBack: (version: string): string => `Go back to version ${version}?`,
    name: 'What',
    from: 'From',
    to: 'To',
    why: 'Why is this changed?',
    whyAbout: 'Kept with the change, so that others understand it.',
    whyMissing: 'Say in a few words why.',
    confirm: 'Save',
    confirmBack: 'Go back to this',
    cancel: 'Cancel',
    nothing: 'Nothing differs from what stands.',
    added: (words: string): string => `with: ${words}`,
    removed: (words: string): string => `without: ${words}`,
  },
  saved: (name: string, version: string): string => `${name}: saved as version ${version}.`,
  unchanged: 'Nothing had to be changed: this already stands.',
  takesEffect: {
    at_once: 'It takes effect at once.',
    with_next_run:
      'It takes effect with the next run of the whole portal. Where that would move many segments at once, the run waits for a yes before it writes anything.',
  },
  run: {
    next: (when: string): string => `That run begins by itself on ${when}.`,
    start: 'Start it now',
    started: 'The run has been started. It takes some minutes; the portfolio and the records show what it comes to.',
  },
  conflict: {
    title: 'Somebody changed this meanwhile',
    about: (who: string, when: string, why: string): string => `${who}, ${when}: ${why}`,
    kept: 'Your changes are kept, and now count from what stands. Look at them and save again.',
  },
  refused: {
    title: 'Not saved: some values were not accepted',
  },
  failed: 'Not saved. Your changes are kept.',
};
