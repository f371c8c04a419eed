import type { Found } from '../../src/core/finding.ts';
import { defineRule } from '../../src/core/rule.ts';
import { describeCell, type Seed } from '../../src/core/seed.ts';
import { wholeFile } from '../../src/core/text.ts';
import { counterOf, encodings, mostTokens, type Counter, type Encoding } from './count.ts';
import { promptsAt, type Prompt } from './prompts.ts';
import { partsOf, textOf } from './texts.ts';

interface Options {
  readonly perSeed: number;
  readonly perPrompt: number;
  readonly encoding: Encoding;
}

export default defineRule<Options>({
  id: 'token-budget',
  scope: 'seed',
  category: 'style',
  severity: 'off',
  summary: 'A seed, or the prompt a run gets out of all its layers, has more tokens than its budget.',
  messages: {
    seed: 'The {locale} text has {count} tokens, the budget is {budget}. Shorten it; most is in: {largest}.',
    prompt:
      'The prompt of {run}{more} has {count} tokens in all, the budget is {budget}. Shorten one of its parts: {largest}.',
    part: '{count} tokens of it',
  },
  options: { perSeed: 4000, perPrompt: 12_000, encoding: 'o200k_base' },
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      perSeed: { type: 'integer', minimum: 1 },
      perPrompt: { type: 'integer', minimum: 1 },
      encoding: { enum: [...encodings] },
    },
  },
  stricter: { perSeed: 'lower', perPrompt: 'lower', encoding: 'either' },
  async *check(seed, { catalogue, options }) {
    const { perSeed, perPrompt, encoding } = options;
    for (const view of seed.views) {
      if (mostTokens(textOf(seed, view)) <= perSeed) continue;
      const counter = await counterOf(encoding);
      const count = counter.view(seed, view);
      if (count <= perSeed) continue;
      const parts = partsOf(view).map(({ name, text }) => ({ name, count: counter.text(text) }));
      yield {
        message: 'seed',
        data: { locale: view.locale, count, budget: perSeed, largest: largest(parts) },
        at: wholeFile(seed.file),
        anchor: `seed ${view.locale}`,
      };
    }
    for (const prompt of promptsAt(catalogue).get(seed.file.path) ?? []) {
      const most = prompt.parts.reduce((sum, part) => sum + mostTokens(textOf(part.seed, part.view)), 0);
      if (most > perPrompt) yield* checkPrompt(prompt, perPrompt, seed, await counterOf(encoding));
    }
  },
});

function* checkPrompt({ runs, parts }: Prompt, budget: number, seed: Seed, counter: Counter): Generator<Found> {
  const counted = parts.map((part) => ({ ...part, name: part.layer, count: counter.view(part.seed, part.view) }));
  const count = counted.reduce((sum, part) => sum + part.count, 0);
  const [run] = runs;
  if (count <= budget || !run) return;
  const more = runs.length > 1 ? ` (+${runs.length - 1})` : '';
  yield {
    message: 'prompt',
    data: { run: describeCell(run), more, count, budget, largest: largest(counted) },
    at: wholeFile(seed.file),
    related: counted.map((part) => ({ at: wholeFile(part.seed.file), message: 'part', data: { count: part.count } })),
    anchor: `prompt ${parts.map((part) => part.seed.file.path).join(' ')} ${run.locale}`,
  };
}

function largest(parts: readonly { readonly name: string; readonly count: number }[]): string {
  return parts
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ name, count }) => `${name} (${count})`)
    .join(', ');
}
