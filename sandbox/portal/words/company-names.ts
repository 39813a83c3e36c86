import type { Random } from '../chance/random.ts';

const BEGINNINGS = [
  'Bren',
  'Calv',
  'Dorn',
  'Elst',
  'Falk',
  'Grav',
  'Hald',
  'Ister',
  'Jarn',
  'Kest',
  'Lomb',
  'Marv',
  'Nord',
  'Oster',
  'Pell',
  'Quin',
  'Rosk',
  'Sand',
  'Tarn',
  'Ulm',
  'Vest',
  'Wald',
  'Yar',
  'Zell',
  'Arden',
  'Birk',
  'Corv',
  'Dael',
  'Ever',
  'Fenn',
  'Gild',
  'Hox',
  'Ivar',
  'Jor',
  'Kalt',
  'Lind',
  'Mist',
  'Nev',
  'Orv',
  'Prim',
  'Rav',
  'Silt',
  'Thor',
  'Ven',
  'Wes',
  'Zan',
] as const;

const ENDINGS = [
  'ara',
  'bach',
  'berg',
  'by',
  'dal',
  'ek',
  'eon',
  'essa',
  'ford',
  'gren',
  'hagen',
  'holm',
  'ian',
  'ic',
  'ison',
  'ium',
  'land',
  'len',
  'mark',
  'mere',
  'nova',
  'on',
  'or',
  'ova',
  'ric',
  'rup',
  'sen',
  'stad',
  'stein',
  'stone',
  'ta',
  'tek',
  'tis',
  'ton',
  'tora',
  'ula',
  'us',
  'vik',
  'well',
  'wick',
] as const;

const TRADES: Readonly<Record<string, readonly string[]>> = {
  MACHINERY: ['Maschinenbau', 'Machine Tools', 'Antriebstechnik', 'Engineering', 'Hydraulics', 'Präzision'],
  LOGISTICS_AND_SUPPLY_CHAIN: ['Logistics', 'Spedition', 'Freight', 'Warehousing', 'Supply', 'Cargo'],
  FINANCIAL_SERVICES: ['Finance', 'Capital', 'Leasing', 'Asset Services', 'Credit', 'Factoring'],
  HOSPITAL_HEALTH_CARE: ['Kliniken', 'Health', 'Care Group', 'Medical Centres', 'Diagnostics', 'Rehabilitation'],
  RETAIL: ['Retail', 'Markets', 'Home Stores', 'Handel', 'Outdoor', 'Fashion'],
  COMPUTER_SOFTWARE: ['Software', 'Systems', 'Data', 'Digital', 'Cloud Works', 'Apps'],
  MANAGEMENT_CONSULTING: ['Consulting', 'Advisory', 'Partners', 'Beratung', 'Strategy', 'Audit'],
  UTILITIES: ['Stadtwerke', 'Energy', 'Water', 'Grid', 'Netze', 'Wind'],
  EDUCATION_MANAGEMENT: ['Akademie', 'College', 'Learning', 'Training Centres', 'Schools', 'Institute'],
};

export interface Country {
  readonly name: string;
  readonly currency: 'EUR' | 'USD' | 'GBP';
  readonly cities: readonly string[];
  readonly legalForms: readonly string[];
}

const COUNTRIES: readonly (readonly [Country, number])[] = [
  [
    {
      name: 'Germany',
      currency: 'EUR',
      cities: ['Hamburg', 'Köln', 'Leipzig', 'München', 'Stuttgart', 'Bremen', 'Ulm', 'Kassel', 'Münster', 'Dresden'],
      legalForms: ['GmbH', 'AG', 'GmbH & Co. KG', 'SE'],
    },
    52,
  ],
  [
    {
      name: 'Netherlands',
      currency: 'EUR',
      cities: ['Utrecht', 'Rotterdam', 'Eindhoven', 'Zwolle'],
      legalForms: ['B.V.', 'N.V.'],
    },
    14,
  ],
  [{ name: 'Austria', currency: 'EUR', cities: ['Wien', 'Linz', 'Graz'], legalForms: ['GmbH', 'AG'] }, 12],
  [
    {
      name: 'United Kingdom',
      currency: 'GBP',
      cities: ['Leeds', 'Bristol', 'London', 'Glasgow', 'Manchester'],
      legalForms: ['Ltd', 'plc', 'LLP'],
    },
    13,
  ],
  [
    {
      name: 'United States',
      currency: 'USD',
      cities: ['Boston', 'Denver', 'Chicago', 'Portland', 'Austin'],
      legalForms: ['Inc.', 'LLC', 'Corp.'],
    },
    9,
  ],
];

export function drawCountry(random: Random): Country {
  return random.pickWeighted(COUNTRIES);
}

/** A made-up name: two syllables, a trade and a legal form, such as "Ostervik Logistics B.V.". */
export function drawCompanyName(random: Random, industry: string, country: Country): string {
  const trade = random.pick(TRADES[industry] ?? ['Group']);
  return `${random.pick(BEGINNINGS)}${random.pick(ENDINGS)} ${trade} ${random.pick(country.legalForms)}`;
}

/** The name of a branch: its parent's first word, with the city. */
export function branchName(parentName: string, city: string, country: Country, random: Random): string {
  return `${parentName.split(' ')[0] ?? parentName} ${city} ${random.pick(country.legalForms)}`;
}

/** A domain for examples (RFC 2606): letters and digits of the name. */
export function toDomain(name: string): string {
  const words = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word.length > 0);
  return `${words.slice(0, 2).join('-')}.example`;
}
