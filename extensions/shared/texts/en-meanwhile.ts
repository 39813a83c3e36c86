/** What a survey says of the time in which we are silent. */
export const enMeanwhile = {
  title: 'What happens in that time?',
  month:
    'Of about 200 IT decision makers asked in 2013, 52 in 100 got calls or e-mails from a competitor at least once a month, and 20 in 100 took a competitor’s sales call every month.',
  quarter:
    'Of about 200 IT decision makers asked in 2013, 42 in 100 took a competitor’s sales call at least once a quarter, and more than 25 in 100 joined a competitor’s webcast every quarter.',
  year: 'Of about 200 IT decision makers asked in 2013, 69 in 100 joined a competitor’s webcast every year.',
  context: 'This is an old and small survey, shown as context. It says nothing about this customer and is in no score.',
};
