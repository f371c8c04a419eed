import type { PromptsData } from '../data.ts';

export type Prompt = PromptsData['prompts'][number];
export type Line = PromptsData['lines'][number];

/** The lines of a prompt with where they come from. */
export function linesIn({ lines }: PromptsData, { stretches }: Prompt): Line[] {
  const all: Line[] = [];
  for (let index = 0; index + 1 < stretches.length; index += 2) {
    const first = stretches[index] ?? 0;
    all.push(...lines.slice(first, first + (stretches[index + 1] ?? 0)));
  }
  return all;
}
