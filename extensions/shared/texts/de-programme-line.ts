import type { enProgrammeLine } from './en-programme-line.ts';
import { plural } from './plural.ts';

export const deProgrammeLine: typeof enProgrammeLine = {
  goal: (name) => `Im Ziel „${name}“`,
  rank: (rank, of) => `Platz ${rank} von ${of}`,
  milestones: {
    anniversary: (years) => `${years} ${plural(Number(years), 'Jahr', 'Jahre')} Kunde`,
    renewal: (number) => `${number}. Verlängerung`,
    spend: (amount) => `insgesamt ${amount} gekauft`,
    lifetime_value: (amount) => `Kundenwert über ${amount}`,
    first_referral: () => 'erste Empfehlung',
  },
  paused: (risk) => ` (zurückgestellt: ${risk})`,
  exchange: 'Austausch von Plänen fällig',
  planned: (count) => `${count} ${plural(count, 'Maßnahme', 'Maßnahmen')} geplant`,
};
