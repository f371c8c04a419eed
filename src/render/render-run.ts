import type { Catalogue } from '../core/catalogue.ts';
import type { Prompt, PromptPart } from '../core/prompt.ts';
import { positionAt, type TextFile } from '../core/text.ts';
import { dataOf, type RenderData } from './data.ts';
import { execute } from './execute.ts';
import { stacked } from './join.ts';
import { lineOrigins } from './lines.ts';
import { withoutMarks } from './marks.ts';
import { trim, type Passage } from './passage.ts';
import type { RenderedPrompt } from './rendered.ts';
import { isMap, valueOf, type Value } from './value.ts';

export interface RenderOptions {
  /** Leave out lines that hold nothing but policy marks. */
  readonly marks?: boolean;
}

/**
 * What the agent of a run reads. Layers that fill a field are executed first, without white space at their ends; all
 * others follow each other with an empty line between them. Throws SeedlintError with the place of what cannot be executed.
 */
export function renderRun(
  catalogue: Catalogue,
  prompt: Prompt,
  data: RenderData = dataOf(catalogue.definition, prompt.run),
  { marks = true }: RenderOptions = {},
): RenderedPrompt {
  const given = valueOf(data);
  const base = isMap(given) ? given : new Map<string, Value>();
  const fields = new Map(catalogue.definition.layers.map(({ id, field }) => [id, field]));
  const renderPart = (part: PromptPart, values: Value): Passage =>
    trim(execute(part.seed, values, { layer: part.layer, ...functionsOf(catalogue, part) }));

  const filled = new Map(base);
  // An optional layer that is not there is an empty field, not a missing one.
  for (const field of fields.values()) if (field !== undefined && !base.has(field)) filled.set(field, '');
  const blocks = new Map<string, Passage[]>();
  for (const part of prompt.parts) {
    const field = fields.get(part.layer);
    if (field !== undefined) blocks.set(field, [...(blocks.get(field) ?? []), renderPart(part, base)]);
  }
  for (const [field, passages] of blocks) filled.set(field, trim(stacked(passages)));

  const outer = prompt.parts.filter(({ layer }) => fields.get(layer) === undefined);
  const whole = stacked(outer.map((part) => renderPart(part, filled)));
  const passage = marks ? whole : withoutMarks(whole);
  const files = new Map(prompt.parts.map(({ seed: { file } }): [string, TextFile] => [file.path, file]));
  const lines = lineOrigins(passage, (path, offset) => {
    const file = files.get(path);
    return file ? positionAt(file, offset).line : 1;
  });
  return { run: prompt.run, parts: prompt.parts, ...passage, lines };
}

function functionsOf({ definition }: Catalogue, { seed }: PromptPart): { functions?: readonly string[] } {
  const functions = definition.classes[seed.class]?.template?.functions;
  return functions ? { functions } : {};
}
