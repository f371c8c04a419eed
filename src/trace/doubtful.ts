import type { Carrier } from '../core/carried.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Prompt, PromptPart } from '../core/prompt.ts';
import type { Unit, View } from '../core/seed.ts';
import { isCondition, truthFor } from '../core/template-locale.ts';
import { scopesOf } from '../core/template-scope.ts';
import type { Action, ControlNode, Template, TemplateNode } from '../core/template.ts';

/** The directives of a file that a run may have to do without. What stands under no condition but the locale is in every prompt. */
export function doubtfulUnits(prompt: Prompt, { seed, view }: Carrier, { definition }: Catalogue): readonly Unit[] {
  const { variable } = definition.locale;
  const fields = new Map(definition.layers.map(({ id, field }) => [id, field]));
  const outer = prompt.parts.filter(({ layer }) => fields.get(layer) === undefined);
  const isPrinted = ({ layer }: PromptPart): boolean => {
    const field = fields.get(layer);
    return field === undefined || outer.some((part) => certainOf(part, variable).fields.has(field));
  };
  if (!prompt.parts.some((part) => part.view === view && isPrinted(part))) return view.units;
  const { called } = certainOf({ seed, view }, variable);
  const uncalled = definitionsIn(seed.template).filter(({ name }) => !called.has(name));
  return view.units.filter(
    ({ guards, place }) =>
      guards.length > 0 || uncalled.some(({ from, to }) => from <= place.start && place.start < to),
  );
}

/** Bodies of named templates. Offsets into the file. */
function definitionsIn(template: Template | undefined): { name: string | undefined; from: number; to: number }[] {
  if (!template?.actions.some(({ keyword }) => keyword === 'define')) return [];
  return template.nodes.flatMap((node) => {
    const [branch] = node.type === 'control' && node.keyword === 'define' ? node.branches : [];
    const to = node.type === 'control' ? node.end?.start : undefined;
    return branch ? [{ name: branch.action.name, from: branch.action.end, to: to ?? Infinity }] : [];
  });
}

/** What a file prints and calls under no condition but the locale. */
interface Certain {
  /** `Body` of `{{ .Body }}`. */
  readonly fields: ReadonlySet<string | undefined>;
  readonly called: ReadonlySet<string | undefined>;
}

/** Worked out once for each view. */
function certainOf({ seed: { template }, view }: Carrier, variable: string | undefined): Certain {
  let certain = known.get(view);
  if (!certain) {
    const actions = template ? [...certainIn(template.nodes, { template, view, variable })] : [];
    certain = {
      fields: new Set(actions.map(fieldOf)),
      called: new Set(actions.map(({ keyword, name }) => (keyword === 'template' ? name : undefined))),
    };
    known.set(view, certain);
  }
  return certain;
}

/** The field that `{{ .Field }}` prints. */
function fieldOf({ keyword, pipeline }: Action): string | undefined {
  const [command, ...more] = pipeline?.commands ?? [];
  const [operand, ...others] = command?.operands ?? [];
  if (keyword !== 'output' || !operand || more.length > 0 || others.length > 0) return undefined;
  // Outside `range` and `with`, `$` is the data as well.
  const isOfData = operand.type === 'field' || (operand.type === 'variable' && operand.name === '$');
  return isOfData && operand.path.length === 1 ? operand.path[0] : undefined;
}

interface Asked {
  readonly template: Template;
  readonly view: View;
  readonly variable: string | undefined;
}

function* certainIn(nodes: readonly TemplateNode[], asked: Asked): Generator<Action> {
  for (const node of nodes) {
    if (node.type === 'action') yield node.action;
    else if (node.type === 'control' && node.keyword === 'if') yield* certainIn(chosen(node, asked), asked);
  }
}

/** What an `if` comes to where only the locale is asked for. */
function chosen({ branches }: ControlNode, { template, view, variable }: Asked): readonly TemplateNode[] {
  const scopes = scopesOf(template);
  for (const { action, nodes } of branches) {
    if (!isCondition(action)) return nodes;
    const { pipeline } = action;
    if (!pipeline || variable === undefined) return [];
    const truth = truthFor(pipeline, scopes.get(action), view.locale, variable);
    if (truth === true) return nodes;
    if (truth === undefined) return [];
  }
  return [];
}

const known = new WeakMap<View, Certain>();
