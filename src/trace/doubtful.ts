import type { Catalogue } from '../core/catalogue.ts';
import type { Prompt, PromptPart } from '../core/prompt.ts';
import type { Seed, Unit, View } from '../core/seed.ts';
import type { Template, TemplateNode } from '../core/template.ts';

/** The directives of a file that a run may have to do without. What stands under no condition but the locale is in every prompt. */
export function doubtfulUnits(
  prompt: Prompt,
  { seed, view }: { readonly seed: Seed; readonly view: View },
  { definition }: Catalogue,
): readonly Unit[] {
  const fields = new Map(definition.layers.map(({ id, field }) => [id, field]));
  const outer = prompt.parts.filter(({ layer }) => fields.get(layer) === undefined);
  const isSafe = ({ layer }: PromptPart): boolean => {
    const field = fields.get(layer);
    return field === undefined || outer.some((part) => printsAlways(part.seed.template, field));
  };
  if (!prompt.parts.some((part) => part.view === view && isSafe(part))) return view.units;
  const uncertain = definitionsOf(seed.template);
  return view.units.filter(
    ({ guards, place }) =>
      guards.length > 0 || uncertain.some(({ from, to }) => from <= place.start && place.start < to),
  );
}

/** Is `{{ .Field }}` outside all conditions? */
function printsAlways(template: Template | undefined, field: string): boolean {
  return (template?.nodes ?? []).some((node) => {
    if (node.type !== 'action' || node.action.keyword !== 'output') return false;
    const [command, ...more] = node.action.pipeline?.commands ?? [];
    const [operand, ...others] = command?.operands ?? [];
    if (!operand || more.length > 0 || others.length > 0) return false;
    // At the top, `$` is the data.
    const isOfData = operand.type === 'field' || (operand.type === 'variable' && operand.name === '$');
    return isOfData && operand.path.length === 1 && operand.path[0] === field;
  });
}

/** Bodies of named templates that nothing calls outside all conditions: offsets into the file. */
function definitionsOf(template: Template | undefined): readonly { readonly from: number; readonly to: number }[] {
  if (!template?.actions.some(({ keyword }) => keyword === 'define')) return [];
  const called = new Set(template.nodes.flatMap((node) => (calls(node) ? [node.action.name] : [])));
  return template.nodes.flatMap((node) => {
    if (node.type !== 'control' || node.keyword !== 'define') return [];
    const action = node.branches[0]?.action;
    return action && !called.has(action.name) ? [{ from: action.end, to: node.end?.start ?? Infinity }] : [];
  });
}

function calls(node: TemplateNode): node is Extract<TemplateNode, { type: 'action' }> {
  return node.type === 'action' && node.action.keyword === 'template';
}
