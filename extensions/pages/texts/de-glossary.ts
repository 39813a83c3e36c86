import type { PageTexts } from './en.ts';

export const deGlossary: PageTexts['glossary'] = {
  button: 'Was die Wörter bedeuten',
  title: 'Was die Wörter bedeuten',
  words: [
    [
      'Loyalität',
      'Wie viele von 100 solchen Kunden die nächste Verlängerung machen oder wieder kaufen. Höher ist besser.',
    ],
    [
      'Risiko',
      'Wie wahrscheinlich ein Kunde geht: niedrig unter 15 von 100, beobachten unter 30, hoch unter 50, sonst kritisch. Ändert er seine eigenen Gewohnheiten, steigt es um eine Stufe; bei überfälliger Verlängerung ist es mindestens hoch. Ihre Richtlinie kann andere Grenzen setzen.',
    ],
    ['Gefährdeter Wert', 'Die Marge der nächsten zwölf Monate mal der Wahrscheinlichkeit, sie zu verlieren.'],
    ['Kundenwert', 'Was ein Kunde von jetzt an bringt, abzüglich der Kosten, in heutigem Geld.'],
    [
      'Einfluss',
      'Was andere auf Empfehlung eines Kunden kauften. Er steht für sich: Er ist im Wert derer, die kauften, enthalten.',
    ],
    [
      'Wert im Jahr',
      'Die laufenden Verträge, auf ein Jahr gerechnet; ohne Vertrag die Käufe abzüglich Gutschriften der letzten zwölf Monate.',
    ],
    [
      'Wertlücke',
      'Das Jahresbudget des Kunden für das, was wir verkaufen, abzüglich dessen, was er bei uns ausgibt. Ohne bekanntes Budget gibt es keine Lücke.',
    ],
    [
      'Segment',
      'Ideal: erreicht den idealen Kundenwert sehr wahrscheinlich und ist loyal. Derzeit nicht passend: erreicht ihn sehr unwahrscheinlich, ist abgewandert oder bringt Verlust. Unsicher: dazwischen.',
    ],
    [
      'Kontakt',
      'Tage, seit wir zuletzt über etwas anderes als die Verlängerung sprachen. Nicht messbar: Nichts ist erfasst, was auch fehlende Erfassung sein kann und nicht Stille.',
    ],
    ['Nur zur Verlängerung', 'Jedes Gespräch der letzten 24 Monate, das zählt, ging um die Verlängerung.'],
    [
      'Bindung',
      'Kunden: wie viele von 100 zu Beginn noch da sind. Brutto: wie viel von ihrem Wert geblieben ist, Zuwachs nicht gezählt. Netto: mit Zuwachs.',
    ],
  ],
};
