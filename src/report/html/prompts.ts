import type { CatalogueDefinition } from '../../core/catalogue.ts';
import type { RenderedPrompt } from '../../render/rendered.ts';
import type { Words } from '../words.ts';
import { nameOf } from './columns.ts';
import type { PromptsData } from './data.ts';
import { htmlPage } from './document.ts';
import { numbered } from './numbered.ts';
import { pageWords } from './words.ts';

/** Rendered prompts as a page: what every agent reads, and which line of which file says it. */
export function promptsHtml(prompts: readonly RenderedPrompt[], definition: CatalogueDefinition, words: Words): string {
  return htmlPage(promptsData(prompts, definition, words));
}

export function promptsData(
  prompts: readonly RenderedPrompt[],
  definition: CatalogueDefinition,
  words: Words,
): PromptsData {
  const layers = numbered<string>();
  const paths = numbered<string>();
  const lines = numbered<PromptsData['lines'][number]>();
  // Layers get their colours in the order the agent reads them, whatever the first prompt has.
  for (const { id } of definition.layers) layers.number(id);
  const told = prompts.map(({ run, text, lines: origins }) => {
    // A line ending at the very end closes the last line; it begins no other.
    const texts = text.split(/\r\n|\n|\r/).slice(0, origins.length);
    const numbers = texts.map((line, index) => {
      const origin = origins[index];
      if (!origin) return lines.number([line, -1, 0, -1]);
      return lines.number([line, paths.number(origin.path), origin.line, layers.number(origin.layer)]);
    });
    return { run: nameOf(run), stretches: stretchesOf(numbers) };
  });
  return {
    page: 'prompts',
    lang: words.lang,
    title: words.ui('page.prompts.title'),
    words: pageWords(words),
    locales: Object.keys(definition.axes.locale),
    layers: layers.items,
    paths: paths.items,
    lines: lines.items,
    prompts: told,
  };
}

/** `4 5 6 2` → from 4 three, from 2 one. */
function stretchesOf(numbers: readonly number[]): number[] {
  const stretches: number[] = [];
  let first = 0;
  for (let index = 1; index <= numbers.length; index++) {
    if (index < numbers.length && numbers[index] === (numbers[index - 1] ?? 0) + 1) continue;
    stretches.push(numbers[first] ?? 0, index - first);
    first = index;
  }
  return stretches;
}
