import type { Random } from '../chance/random.ts';

/** What the vendor sells: a platform, modules for it, and projects around it. */
export const PLATFORM = 'Platform';
export const PILOT = 'Platform pilot';
const PROJECTS = ['Implementation', 'Training', 'Custom integration', 'Security assessment', 'Data migration'] as const;

/** The modules, and how many customers of 1 come to use each, the first one earliest. */
const MODULES = [
  { name: 'Analytics', share: 0.7 },
  { name: 'Automation', share: 0.5 },
  { name: 'Guard', share: 0.35 },
  { name: 'Connect', share: 0.2 },
] as const;

/** What an industry has more use for than others. */
const FAVOURITES: Readonly<Record<string, { readonly module: string; readonly share: number }>> = {
  FINANCIAL_SERVICES: { module: 'Guard', share: 0.8 },
  HOSPITAL_HEALTH_CARE: { module: 'Guard', share: 0.7 },
  LOGISTICS_AND_SUPPLY_CHAIN: { module: 'Connect', share: 0.65 },
  RETAIL: { module: 'Connect', share: 0.55 },
};

/** The modules that a customer of the industry comes to use, in the order in which it takes them. */
export function drawModules(industry: string, random: Random): readonly string[] {
  const favourite = FAVOURITES[industry];
  return MODULES.filter(({ name, share }) => random.chance(name === favourite?.module ? favourite.share : share)).map(
    ({ name }) => name,
  );
}

/** The name of a project, by any whole number. */
export function projectName(choice: number): string {
  return PROJECTS[choice % PROJECTS.length] ?? PROJECTS[0];
}
