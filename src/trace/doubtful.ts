import type { Carrier } from '../core/carried.ts';
import type { Catalogue } from '../core/catalogue.ts';
import type { Prompt, PromptPart } from '../core/prompt.ts';
import type { Unit, View } from '../core/seed.ts';
import { isCondition, truthFor } from '../core/template-locale.ts';
import { scopesOf } from '../core/template-scope.ts';
import type { Action, ControlNode, Template, TemplateNode } from '../core/template.ts';

/** The directives of a file that a run may have to do without. What stands under no condition but the locale is in every prompt. */
export function doubtfulUnits(prompt: Prompt, { seed, view }: Carrier, { definition }: Catalogue): readonly Unit[] {
  const fields = new Map(definition.layers.map(({ id, field }) => [id, field]));
  const { variable } = definition.locale;
  const outer = prompt.parts.filter(({ layer }) => fields.get(layer) === undefined);
  const isPrinted = ({ layer }: PromptPart): boolean => {
    const field = fields.get(layer);
    return field === undefined || outer.some((part) => certain(part, variable).some((one) => prints(one, field)));
  };
  if (!prompt.parts.some((part) => part.view === view && isPrinted(part))) return view.units;
  const called = new Set(certain({ seed, view }, variable).map(({ keyword, name }) => keyword === 'template' && name));
  const uncalled = definitionsIn(seed.template).filter(({ name }) => !called.has(name));
  return view.units.filter(
    ({ guards, place }) =>
      guards.length > 0 || uncalled.some(({ from, to }) => from <= place.start && place.start < to),
  );
}

/** Is it `{{ .Field }}`? */
function prints({ keyword, pipeline }: Action, field: string): boolean {
  const [command, ...more] = pipeline?.commands ?? [];
  const [operand, ...others] = command?.operands ?? [];
  if (keyword !== 'output' || !operand || more.length > 0 || others.length > 0) return false;
  // Outside `range` and `with`, `$` is the data as well.
  const isOfData = operand.type === 'field' || (operand.type === 'variable' && operand.name === '$');
  return isOfData && operand.path.length === 1 && operand.path[0] === field;
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

/** The actions of a file that stand under no condition but the locale. Worked out once for each view. */
function certain({ seed: { template }, view }: Carrier, variable: string | undefined): readonly Action[] {
  let actions = known.get(view);
  if (!actions)
    known.set(view, (actions = template ? [...certainIn(template.nodes, { template, view, variable })] : []));
  return actions;
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

const known = new WeakMap<View, readonly Action[]>();
