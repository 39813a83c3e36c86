import type { Texts } from './en.ts';

export const deMeanwhile: Texts['meanwhile'] = {
  title: 'Was geschieht in dieser Zeit?',
  month:
    'Von etwa 200 IT-Entscheidern, die 2013 befragt wurden, erhielten 52 von 100 mindestens einmal im Monat Anrufe oder E-Mails von Wettbewerbern, und 20 von 100 führten jeden Monat ein Verkaufsgespräch mit einem Wettbewerber.',
  quarter:
    'Von etwa 200 IT-Entscheidern, die 2013 befragt wurden, führten 42 von 100 mindestens einmal im Quartal ein Verkaufsgespräch mit einem Wettbewerber, und mehr als 25 von 100 nahmen jedes Quartal an einem Webcast eines Wettbewerbers teil.',
  year: 'Von etwa 200 IT-Entscheidern, die 2013 befragt wurden, nahmen 69 von 100 jedes Jahr an einem Webcast eines Wettbewerbers teil.',
  context:
    'Eine alte und kleine Umfrage, hier nur zur Einordnung. Sie sagt nichts über diesen Kunden und geht in keinen Wert ein.',
};
