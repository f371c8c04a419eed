import type { CatalogueDefinition, FileClass } from '../core/catalogue.ts';
import type { View } from '../core/seed.ts';
import { builtInPacks } from '../read/locale-packs.ts';
import { readSeed } from '../read/seed.ts';

/** A text as a seed of one language would be read. */
export function viewOf(text: string, locale: string): View {
  const file = { path: `role-dev-work_${locale}.md`, text, bom: false };
  const options = {
    class: 'seed',
    fileClass,
    cell: { locale },
    pattern: 'role-dev-work_{locale}.md',
    definition,
    packs,
  };
  const [view] = readSeed(file, options).views;
  if (!view) throw new Error('a seed without a view');
  return view;
}

const fileClass: FileClass = {
  folder: '',
  names: ['role-dev-work_{locale}.md'],
  ignore: [],
  languages: 'files',
  template: { language: 'go' },
  frontMatter: { mode: 'allowed' },
  sections: [],
};

const definition: CatalogueDefinition = {
  axes: { stage: {}, role: {}, mode: {}, kind: {}, locale: { ru: [], en: [] } },
  locale: { default: 'ru', unmarked: 'ru', variable: 'PromptLocale' },
  classes: { seed: fileClass },
  runs: [],
  layers: [],
  required: [],
  vocabularies: {},
  contracts: {},
  data: [],
};

const packs = builtInPacks();
