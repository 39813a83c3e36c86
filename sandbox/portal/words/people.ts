import type { CrmOwner } from '../../crm/crm-data.ts';
import type { Random } from '../chance/random.ts';

const FIRST_NAMES = [
  'Amira',
  'Anton',
  'Beate',
  'Bruno',
  'Carla',
  'Cem',
  'Dana',
  'David',
  'Elif',
  'Emil',
  'Fatma',
  'Felix',
  'Greta',
  'Hannes',
  'Ines',
  'Ivan',
  'Jana',
  'Jonas',
  'Katrin',
  'Kofi',
  'Lena',
  'Lukas',
  'Mara',
  'Milan',
  'Nadia',
  'Nils',
  'Olga',
  'Oskar',
  'Petra',
  'Paul',
  'Rosa',
  'Rui',
  'Sara',
  'Stefan',
  'Tara',
  'Tim',
  'Ute',
  'Viktor',
  'Wanda',
  'Yusuf',
] as const;

const LAST_NAMES = [
  'Adler',
  'Bakker',
  'Bennett',
  'Brandt',
  'Costa',
  'Demir',
  'Dietz',
  'Ebert',
  'Fischer',
  'Frank',
  'Graf',
  'Hansen',
  'Hartmann',
  'Hughes',
  'Ivanov',
  'Jansen',
  'Kaya',
  'Keller',
  'Kowalski',
  'Lang',
  'Lindner',
  'Marsh',
  'Meyer',
  'Moreau',
  'Novak',
  'Okafor',
  'Olsen',
  'Peters',
  'Price',
  'Reuter',
  'Rossi',
  'Sauer',
  'Schmidt',
  'Silva',
  'Thoma',
  'Vogel',
  'Weber',
  'Winter',
  'Yilmaz',
  'Zimmer',
] as const;

const JOB_TITLES = [
  'Head of IT',
  'Managing Director',
  'Head of Operations',
  'IT Manager',
  'Purchasing',
  'Controller',
  'Project Lead',
  'Head of Digital',
  'Administrator',
] as const;

export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly jobTitle: string;
}

export function drawPerson(random: Random): Person {
  return {
    firstName: random.pick(FIRST_NAMES),
    lastName: random.pick(LAST_NAMES),
    jobTitle: random.pick(JOB_TITLES),
  };
}

const MID_MARKET = { id: '41001', name: 'Mid-market', primary: true };
const ENTERPRISE = { id: '41002', name: 'Enterprise', primary: true };

function owner(id: string, firstName: string, lastName: string, team: typeof MID_MARKET): CrmOwner {
  const email = `${firstName}.${lastName}@lumenta.example`.toLowerCase();
  return { id, email, firstName, lastName, teams: [team] };
}

/** The vendor's people; one has left and still owns companies. */
export const OWNERS: readonly CrmOwner[] = [
  owner('61000101', 'Aylin', 'Kaya', MID_MARKET),
  owner('61000102', 'Jonas', 'Brandt', MID_MARKET),
  owner('61000103', 'Priya', 'Nair', MID_MARKET),
  owner('61000104', 'Marta', 'Kowalska', ENTERPRISE),
  owner('61000105', 'Tom', 'Hughes', ENTERPRISE),
  { ...owner('61000106', 'Lars', 'Olsen', ENTERPRISE), archived: true },
];
