import type { DealKind } from '../latent/story.ts';

/** What the vendor sells: a platform with modules, and projects around it. */
const MODULES = ['Platform', 'Analytics', 'Automation', 'Guard', 'Connect'] as const;
const PROJECTS = ['Implementation', 'Training', 'Custom integration', 'Security assessment', 'Data migration'] as const;

/** The names of the items of a deal, most important first. */
export function productsOf(kind: DealKind, choice: number): readonly string[] {
  const module = MODULES[1 + (choice % (MODULES.length - 1))] ?? 'Analytics';
  switch (kind) {
    case 'new_business':
    case 'renewal':
    case 'win_back':
      return choice % 3 === 0 ? ['Platform', module] : ['Platform'];
    case 'expansion':
      return [module];
    case 'pilot':
      return ['Platform pilot'];
    case 'project':
    case 'free':
    case 'credit':
    case 'opportunity':
      return [PROJECTS[choice % PROJECTS.length] ?? 'Training'];
  }
}
