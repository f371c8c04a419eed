import { carrying, type Carrier, type Said } from '../core/carried.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Policy } from '../core/policy.ts';
import type { Prompt } from '../core/prompt.ts';
import type { Unit } from '../core/seed.ts';
import { readersOf } from './alive.ts';
import type { CellDoubt } from './trace.ts';

/** Why what is carried does not reach every agent that it should. Undefined when it does. */
export interface Depth {
  /** A policy that these directives of a file carry: every run that gets the file has to have it. */
  inFile(this: void, policy: Policy, by: readonly Said[], file: Carrier): Doubt;
  /** A policy that these directives of a prompt carry: that prompt has to have it. */
  inPrompt(this: void, policy: Policy, by: readonly Said[], prompt: Prompt): Doubt;
  /** Directives that stand for something because a mark says so: all of them have to be there. */
  ofUnits(this: void, units: readonly Unit[], file: Carrier): Doubt;
  /** A file that stands for something as a whole: something of it has to be there. */
  ofFile(this: void, file: Carrier): Doubt;
}

/** What the prompts of all runs tell. */
export function depthIn(catalogue: Catalogue): Depth {
  return {
    inFile: (policy, by, file) => doubtOf(file, catalogue, (prompt) => holds(policy, by, [file], prompt, catalogue)),
    inPrompt: (policy, by, prompt) => (holds(policy, by, prompt.parts, prompt, catalogue) ? undefined : 'dead'),
    ofUnits: (units, file) =>
      doubtOf(file, catalogue, (prompt) => {
        const gone = readersOf(catalogue).lost(prompt, file);
        return gone.size === 0 || !units.some((unit) => gone.has(unit));
      }),
    ofFile: (file) =>
      doubtOf(file, catalogue, (prompt) => {
        const gone = readersOf(catalogue).lost(prompt, file);
        return gone.size === 0 || gone.size < file.view.units.length;
      }),
  };
}

/** For those who only ask what files say: no template is executed. */
export const unasked: Depth = {
  inFile: () => undefined,
  inPrompt: () => undefined,
  ofUnits: () => undefined,
  ofFile: () => undefined,
};

type Doubt = Extract<CellDoubt, 'unreached' | 'dead'> | undefined;

function doubtOf(file: Carrier, catalogue: Catalogue, holdsIn: (prompt: Prompt) => boolean): Doubt {
  if (!isPartOfPrompts(file, catalogue)) return undefined;
  const prompts = readersOf(catalogue).of(file);
  if (prompts.length === 0) return 'unreached';
  return prompts.every(holdsIn) ? undefined : 'dead';
}

/** Of other files, and of a catalogue that declares no runs, nobody knows who gets them. */
function isPartOfPrompts({ seed }: Pick<Carrier, 'seed'>, { definition }: Catalogue): boolean {
  return definition.runs.length > 0 && definition.layers.some((layer) => layer.class === seed.class);
}

/** Is it still carried by what the run has of its parts? Other words may say it where the first that do are left out. */
function holds(
  policy: Policy,
  by: readonly Said[],
  parts: readonly Carrier[],
  prompt: Prompt,
  catalogue: Catalogue,
): boolean {
  const { lost, left } = readersOf(catalogue);
  if (!by.some((said) => lost(prompt, said).has(said.unit))) return true;
  return (
    carrying(
      policy,
      parts.map((part) => left(prompt, part)),
      catalogue,
    ).state === 'carried'
  );
}
