import type { Carrier } from '../core/carried.ts';
import type { Catalogue } from '../core/catalogue.ts';
import { SeedlintError } from '../core/errors.ts';
import { promptsOf, type Prompt } from '../core/prompt.ts';
import type { Unit, View } from '../core/seed.ts';
import { isAlive } from '../render/alive.ts';
import { renderRun } from '../render/render-run.ts';
import type { RenderedPrompt } from '../render/rendered.ts';
import { doubtfulUnits } from './doubtful.ts';

/** What agents of all runs get of a catalogue's files. */
export interface Readers {
  /** The prompts that a file is a part of, in a language. */
  of(this: void, carrier: Carrier): readonly Prompt[];
  /** The directives of a part that a run does not get: a template keeps them out, or nobody can tell whether it does. */
  lost(this: void, prompt: Prompt, carrier: Carrier): ReadonlySet<Unit>;
  /** The same part as that run has it: what it does not get is blank, and everything else where it was. */
  left(this: void, prompt: Prompt, carrier: Carrier): Carrier;
}

/** Who reads what. Worked out once for a catalogue, and only as far as somebody asks. */
export function readersOf(catalogue: Catalogue): Readers {
  let readers = known.get(catalogue);
  if (!readers) known.set(catalogue, (readers = build(catalogue)));
  return readers;
}

function build(catalogue: Catalogue): Readers {
  const prompts = new Map<View, Prompt[]>();
  for (const prompt of promptsOf(catalogue)) {
    // A file may be two layers of one prompt.
    for (const view of new Set(prompt.parts.map((part) => part.view))) {
      const list = prompts.get(view);
      if (list) list.push(prompt);
      else prompts.set(view, [prompt]);
    }
  }
  const lostIn = new Map<Prompt, Map<View, ReadonlySet<Unit>>>();
  const leftIn = new Map<Prompt, Map<View, Carrier>>();
  const lost = (prompt: Prompt, carrier: Carrier): ReadonlySet<Unit> =>
    once(lostIn, prompt, carrier.view, () => lostUnits(prompt, carrier, catalogue));
  return {
    of: ({ view }) => prompts.get(view) ?? [],
    lost,
    left: (prompt, carrier) => once(leftIn, prompt, carrier.view, () => without(carrier, lost(prompt, carrier))),
  };
}

function once<Value>(all: Map<Prompt, Map<View, Value>>, prompt: Prompt, view: View, work: () => Value): Value {
  let ofPrompt = all.get(prompt);
  if (!ofPrompt) all.set(prompt, (ofPrompt = new Map()));
  const found = ofPrompt.get(view);
  if (found !== undefined) return found;
  const value = work();
  ofPrompt.set(view, value);
  return value;
}

/** Only what is in doubt has to be looked for. */
function lostUnits(prompt: Prompt, { seed, view }: Carrier, catalogue: Catalogue): ReadonlySet<Unit> {
  const doubtful = doubtfulUnits(prompt, { seed, view }, catalogue);
  const text = doubtful.length > 0 ? renderedIf(prompt, catalogue) : undefined;
  if (!text) return new Set(doubtful);
  const { path } = seed.file;
  return new Set(doubtful.filter(({ place }) => !isAlive(text, path, place.start, place.end)));
}

/** The prompt as its agent reads it; undefined where the catalogue does not say with what data. */
function renderedIf(prompt: Prompt, catalogue: Catalogue): RenderedPrompt | undefined {
  let result = rendered.get(prompt);
  if (!result) rendered.set(prompt, (result = attempt(prompt, catalogue)));
  return result.text;
}

function attempt(prompt: Prompt, catalogue: Catalogue): { readonly text?: RenderedPrompt } {
  try {
    return { text: renderRun(catalogue, prompt) };
  } catch (error) {
    if (error instanceof SeedlintError) return {};
    throw error;
  }
}

/** A part without some of its directives. Indexes and offsets stay true: sections, lists and blocks lean on them. */
function without({ seed, view }: Carrier, lost: ReadonlySet<Unit>): Carrier {
  if (lost.size === 0) return { seed, view };
  const units = view.units.map((unit) => (lost.has(unit) ? { ...unit, text: '', tokens: [] } : unit));
  return { seed, view: { ...view, units } };
}

const known = new WeakMap<Catalogue, Readers>();
const rendered = new WeakMap<Prompt, { readonly text?: RenderedPrompt }>();
