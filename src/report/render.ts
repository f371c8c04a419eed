import type { RenderedPrompt } from '../render/rendered.ts';
import type { TextOptions } from './input.ts';
import { runData } from './matrix.ts';
import { paintFor } from './paint.ts';
import { visible } from './visible.ts';
import { padEnd, width } from './width.ts';

/** Every line of a prompt behind the file and line it comes from. */
export function sourceMapText({ text, lines }: RenderedPrompt, { colour }: Pick<TextOptions, 'colour'>): string {
  const paint = paintFor(colour);
  const places = lines.map(({ path, line }) => `${visible(path)}:${line}`);
  const widest = places.reduce((most, place) => Math.max(most, width(place)), 0);
  return text
    .split('\n')
    .slice(0, lines.length)
    .map((line, index) => `${paint.faint(`${padEnd(places[index] ?? '', widest)} │`)} ${visible(line)}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}

/** A prompt for a terminal, which must not obey it. */
export function terminalText({ text }: RenderedPrompt): string {
  return text.split('\n').map(visible).join('\n');
}

/** A prompt as data: its text, where each line comes from, and the file of each layer. */
export function promptData({ run, text, lines, parts }: RenderedPrompt): object {
  return {
    run: runData(run),
    text,
    lines: lines.map(({ path, line, layer }) => ({ path, line, layer })),
    parts: parts.map(({ layer, seed }) => ({ layer, path: seed.file.path })),
  };
}

/** One prompt as JSON, indented by two. */
export function promptJson(prompt: RenderedPrompt): string {
  return `${JSON.stringify(promptData(prompt), undefined, 2)}\n`;
}

/** Several prompts as JSON, indented by two. */
export function promptsJson(prompts: readonly RenderedPrompt[]): string {
  return `${JSON.stringify({ prompts: prompts.map(promptData) }, undefined, 2)}\n`;
}
