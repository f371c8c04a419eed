import type { Catalogue } from '../../core/catalogue.ts';
import type { ItemClass, PlanChange } from '../../core/plan.ts';

/** What an item is about: the files it changes tell, else the words it is put in. */
export function classOf(text: string, changes: readonly PlanChange[], { seeds }: Catalogue): ItemClass {
  const prompts = new Set(seeds.map(({ file }) => file.path));
  const [first] = changes.flatMap(pathsIn);
  if (first !== undefined) {
    if (prompts.has(first) || changes.some(({ change }) => change === 'create-seed' || change === 'add-translation'))
      return 'prompts';
    return instructions.test(first) ? 'instructions' : /dockerfile|\.sh$/i.test(first) ? 'tools' : 'docs';
  }
  if (tools.test(text)) return 'tools';
  if (instructions.test(text)) return 'instructions';
  return /(?<!\p{L})(?:seed|prompt|сид|промпт)/iu.test(text) ||
    !/(?<!\p{L})(?:docs?|readme|guide|документ|руководств)/iu.test(text)
    ? 'prompts'
    : 'docs';
}

/** All files a change names. */
export function pathsIn(change: PlanChange): readonly string[] {
  switch (change.change) {
    case 'create-seed':
      return change.files.map(({ path }) => path);
    case 'add-translation':
    case 'edit':
      return [change.path];
    default:
      return change.paths;
  }
}

const instructions = /(?:^|[/\s`])(?:AGENTS|CLAUDE|GEMINI|copilot-instructions)\.md/i;
const tools =
  /(?<!\p{L})(?:install|dockerfile|image|toolchain|command not found|установ|образ[а-я]*|утилит|инструмент)(?:\p{L}*)/iu;
